import { isPresent, typedIdentity } from '@diem-cau/shared';
import type {
  Attendee,
  EndpointAttendance,
  EndpointRoll,
  EndpointRollCall,
  PersonId,
  PersonOnDay,
  UnitId,
} from '@diem-cau/shared';
import { fittingLine } from '../kit/official-words.ts';

/** What the machine saw of an endpoint, as far as a roll call asks. */
export type SeenForRoll = Pick<
  EndpointAttendance,
  'leads' | 'byPhone' | 'firstJoinedAt' | 'lastSeenAt' | 'presentMs' | 'lateMs' | 'leftEarlyMs' | 'dropOuts'
>;

/** Where the people come from who are proposed for an endpoint's roll. */
export type ProposalSource =
  /** The endpoint's last roll in this meeting. */
  | { readonly from: 'this-meeting'; readonly roll: EndpointRoll }
  /** Its last roll in an earlier meeting. */
  | { readonly from: 'earlier-meeting'; readonly roll: EndpointRoll }
  /** The people of the unit in which it lies on the meeting's day. */
  | { readonly from: 'unit'; readonly unitId: UnitId | null };

/** Who held which position on the meeting's day, and who is called present at another endpoint already. */
export interface ProposalPeople {
  readonly onDay: readonly PersonOnDay[];
  readonly elsewhere: ReadonlySet<PersonId>;
}

type Callee = Pick<Attendee, 'personId' | 'name' | 'position' | 'unit'>;

/** The bounds of a roll, as its schema has them. */
const mostAttendees = 500;
const longestPosition = 120;
const longestUnit = 160;
const mostMinutes = 1440;

/** Whole minutes, rounded up; null for none. */
const minutesOf = (ms: number | null): number | null =>
  ms === null || ms <= 0 ? null : Math.min(Math.ceil(ms / 60_000), mostMinutes);

/** A person once, with all positions held in one unit. */
const calleeOf = (posts: readonly PersonOnDay[]): Callee[] => {
  const [first] = posts;
  if (first === undefined) return [];
  const all = posts
    .filter(({ unitId }) => unitId === first.unitId)
    .map(({ position }) => position)
    .join(', ');
  const position = all.length > longestPosition ? first.position : all;
  return [{ personId: first.personId, name: first.name, position, unit: fittingLine(first.unit, longestUnit) }];
};

const ofUnit = (unitId: UnitId | null, onDay: readonly PersonOnDay[]): Callee[] =>
  [
    ...Map.groupBy(
      onDay.filter((post) => post.unitId === unitId),
      ({ personId }) => personId,
    ).values(),
  ].flatMap(calleeOf);

/**
 * Who stood on an earlier roll, as they are on the meeting's day: whoever holds no position any more is not called, and whoever had sent
 * a substitute is called instead of the substitute.
 */
const ofEarlier = ({ attendees }: EndpointRoll, onDay: readonly PersonOnDay[]): Callee[] => {
  const posts = Map.groupBy(onDay, ({ personId }) => personId);
  const named = attendees.map(({ personId, name, position, unit, substituteFor }): Callee =>
    substituteFor === null
      ? { personId, name, position, unit }
      : { personId: substituteFor.personId, name: substituteFor.name, position: '', unit },
  );
  const keyOf = ({ personId, name }: Callee): string => personId ?? ` ${typedIdentity(name)}`;
  return [...Map.groupBy(named, keyOf).values()].flatMap(([first, ...again]) => {
    if (first === undefined) return [];
    // Told by name alone: as it was said, with the position if one of the lines knows it.
    if (first.personId === null) return [[first, ...again].find(({ position }) => position !== '') ?? first];
    return calleeOf(posts.get(first.personId) ?? []);
  });
};

/**
 * What a clerk is shown to begin with: who is to be called, and the state that follows from what the machine saw. It is a proposal; only
 * a person's confirmation counts.
 */
export const proposeRoll = (
  seen: SeenForRoll,
  source: ProposalSource,
  { onDay, elsewhere }: ProposalPeople,
): EndpointRoll => {
  const came = seen.firstJoinedAt !== null || seen.byPhone !== undefined;
  const asSeen = {
    state: came ? (seen.leads ? ('in-person' as const) : ('online' as const)) : ('not-called' as const),
    reason: '',
    lateMinutes: minutesOf(seen.lateMs),
    leftEarlyMinutes: minutesOf(seen.leftEarlyMs),
  };
  if (source.from === 'this-meeting')
    return {
      // Whoever was called absent is not proposed as present by the machine, which sees no people; who came late is what the clerk said.
      attendees: source.roll.attendees.map((each) => {
        if (isPresent(each)) return { ...each, ...asSeen, lateMinutes: came ? each.lateMinutes : null };
        return each.state === 'not-called' ? { ...each, ...asSeen } : each;
      }),
      others: came ? source.roll.others : 0,
      note: '',
    };
  const callees = source.from === 'unit' ? ofUnit(source.unitId, onDay) : ofEarlier(source.roll, onDay);
  return {
    attendees: callees
      .filter(({ personId }) => personId === null || !elsewhere.has(personId))
      .slice(0, mostAttendees)
      .map((callee) => ({ ...callee, ...asSeen, substituteFor: null })),
    others: 0,
    note: '',
  };
};

/** What the machine saw of an endpoint, for the clerk to compare with; null where it never came. */
export const seenForRoll = (seen: SeenForRoll): EndpointRollCall['seen'] => {
  const { firstJoinedAt, lastSeenAt, presentMs, lateMs, leftEarlyMs, dropOuts } = seen;
  if (firstJoinedAt === null || lastSeenAt === null) return null;
  return { firstJoinedAt, lastSeenAt, presentMs, lateMs: lateMs ?? 0, leftEarlyMs, dropOuts };
};
