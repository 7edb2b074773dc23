import type { PresenceCount } from '@diem-cau/shared';
import { hoursText, numberText, percentText, wholeMinutes } from '../../../ui/desk/figures.ts';

/** A column of what the machine and the clerk counted, of units and of endpoints. */
export interface CountColumn {
  readonly key:
    | 'expected'
    | 'attended'
    | 'rate'
    | 'byPhone'
    | 'confirmed'
    | 'confirmedOf'
    | 'late'
    | 'leftEarly'
    | 'dropOuts'
    | 'dropped'
    | 'hub'
    | 'speaking'
    | 'people'
    | 'unnamed'
    | 'absent'
    | 'called'
    | 'good'
    | 'weak'
    | 'bad';
  /** Null where nothing can be said. */
  readonly value: (count: PresenceCount) => number | null;
  readonly write: (value: number) => string;
}

const minutesText = (ms: number): string => numberText(wholeMinutes(ms));
const column = (
  key: CountColumn['key'],
  value: CountColumn['value'],
  write: CountColumn['write'] = numberText,
): CountColumn => ({ key, value, write });

// Where no line was measured, three zeros would look like a line that was never there.
const graded =
  (ms: (count: PresenceCount) => number): CountColumn['value'] =>
  (count) =>
    count.goodLinkMs + count.weakLinkMs + count.badLinkMs === 0 ? null : ms(count);

/** How often and how long: expected, attended, late, dropped out. */
export const presenceColumns: readonly CountColumn[] = [
  column('expected', ({ expected }) => expected),
  column('attended', ({ attended }) => attended),
  column('rate', ({ expected, attended }) => (expected === 0 ? null : attended / expected), percentText),
  column('late', ({ late }) => late),
  column('leftEarly', ({ leftEarly }) => leftEarly),
  column('dropOuts', ({ dropOuts }) => dropOuts),
  column('dropped', ({ droppedMs }) => droppedMs, minutesText),
  column('hub', ({ hubMs }) => hubMs, minutesText),
  column('speaking', ({ speakingMs }) => speakingMs, minutesText),
];

/** Who was there by the confirmed rolls. */
export const peopleColumns: readonly CountColumn[] = [
  column('called', ({ called }) => called),
  column('people', ({ people }) => people.inPerson + people.online),
  column('unnamed', ({ people }) => people.unnamed),
  column('absent', ({ people }) => people.excused + people.unexcused),
];

/** How good the lines were while the endpoints were there. */
export const linkColumns: readonly CountColumn[] = [
  column(
    'good',
    graded(({ goodLinkMs }) => goodLinkMs),
    hoursText,
  ),
  column(
    'weak',
    graded(({ weakLinkMs }) => weakLinkMs),
    hoursText,
  ),
  column(
    'bad',
    graded(({ badLinkMs }) => badLinkMs),
    hoursText,
  ),
];

/** Who attended by telephone, and confirmed its presence; a column of which nothing is said in any row is left out. */
export const saidColumns = (counts: readonly PresenceCount[]): readonly CountColumn[] =>
  [
    column('byPhone', ({ byPhone }) => byPhone ?? null),
    column('confirmed', ({ checkpoints }) => checkpoints?.confirmed ?? null),
    column('confirmedOf', ({ checkpoints }) => checkpoints?.of ?? null),
  ].filter(({ value }) => counts.some((count) => value(count) !== null));
