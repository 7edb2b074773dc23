import type { Attendee, AttendeeState, ConfirmedRoll, EndpointRoll } from '@diem-cau/shared';

/** One thing that a confirmation changed. */
export type RollChange =
  | { readonly what: 'added' | 'removed'; readonly name: string; readonly state: AttendeeState }
  | { readonly what: 'state'; readonly name: string; readonly before: AttendeeState; readonly after: AttendeeState }
  | {
      readonly what: 'reason' | 'late' | 'leftEarly' | 'substitute' | 'position';
      readonly name: string;
      readonly before: string;
      readonly after: string;
    }
  | { readonly what: 'others' | 'note'; readonly before: string; readonly after: string };

/** A confirmation with what it changed; the first one of a call changed nothing, it began. */
export interface HistoryEntry {
  readonly confirmed: ConfirmedRoll;
  readonly before: ConfirmedRoll | null;
  readonly changes: readonly RollChange[];
}

const keyOf = ({ personId, name }: Attendee): string => personId ?? `name ${name}`;

const minutes = (value: number | null): string => (value === null ? '' : String(value));

const standsInFor = ({ substituteFor }: Attendee): string =>
  substituteFor === null ? '' : `${substituteFor.name} (${substituteFor.reason})`;

const changesOf = (before: Attendee, after: Attendee): RollChange[] => {
  const { name } = after;
  const lines = [
    ['position', [before.name, before.position, before.unit].join(', '), [name, after.position, after.unit].join(', ')],
    ['reason', before.reason, after.reason],
    ['late', minutes(before.lateMinutes), minutes(after.lateMinutes)],
    ['leftEarly', minutes(before.leftEarlyMinutes), minutes(after.leftEarlyMinutes)],
    ['substitute', standsInFor(before), standsInFor(after)],
  ] as const;
  return [
    ...(before.state === after.state
      ? []
      : [{ what: 'state' as const, name, before: before.state, after: after.state }]),
    ...lines.flatMap(([what, was, is]) => (was === is ? [] : [{ what, name, before: was, after: is }])),
  ];
};

/** What differs between two rolls, person by person in the order of the later one, then those who were taken off. */
export const rollChanges = (before: EndpointRoll, after: EndpointRoll): RollChange[] => {
  const were = new Map(before.attendees.map((each) => [keyOf(each), each]));
  const are = new Set(after.attendees.map(keyOf));
  return [
    ...after.attendees.flatMap((each): RollChange[] => {
      const was = were.get(keyOf(each));
      return was === undefined ? [{ what: 'added', name: each.name, state: each.state }] : changesOf(was, each);
    }),
    ...before.attendees
      .filter((each) => !are.has(keyOf(each)))
      .map(({ name, state }): RollChange => ({ what: 'removed', name, state })),
    ...(before.others === after.others
      ? []
      : [{ what: 'others' as const, before: String(before.others), after: String(after.others) }]),
    ...(before.note === after.note ? [] : [{ what: 'note' as const, before: before.note, after: after.note }]),
  ];
};

/** An endpoint's confirmations, the newest first, each with what it changed. */
export const rollHistory = (history: readonly ConfirmedRoll[]): HistoryEntry[] =>
  history
    .map((confirmed, index) => {
      const before = history.slice(0, index).findLast(({ call }) => call === confirmed.call) ?? null;
      return { confirmed, before, changes: before === null ? [] : rollChanges(before.roll, confirmed.roll) };
    })
    .toReversed();
