import {
  isPresent,
  mostUnnamedUnasked,
  presentCount,
  Refusal,
  typedIdentity,
  type EndpointAttendance,
  type EndpointRoll,
  type RollCallEntry,
} from '@diem-cau/shared';
import type { BookFact } from './book-fact.ts';
import type { Actor } from '../kit/actor.ts';
import { callCount, rollsByCall } from './roll-call.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

/** An endpoint on the meeting's list; `firstJoinedAt` is null where the machine never saw it. */
export type CalledEndpoint = Pick<EndpointAttendance, 'endpointId' | 'name' | 'firstJoinedAt' | 'byPhone'>;

/** The roll without what says nothing: minutes of people who were not there, and lateness of no minute. */
const settled = (roll: EndpointRoll): EndpointRoll => ({
  ...roll,
  attendees: roll.attendees.map((attendee) => ({
    ...attendee,
    lateMinutes: isPresent(attendee) ? attendee.lateMinutes || null : null,
    leftEarlyMinutes: isPresent(attendee) ? attendee.leftEarlyMinutes || null : null,
    // The directory says who else he or she is.
    ...(attendee.personId === null ? {} : { sameAs: undefined }),
  })),
});

/** All that a roll says, as one text by which two rolls are compared. */
const wording = ({ attendees, others, note }: EndpointRoll): string =>
  JSON.stringify([
    others,
    note,
    attendees.map((each) => [
      each.personId,
      each.name,
      each.position,
      each.unit,
      each.state,
      each.reason,
      each.lateMinutes,
      each.leftEarlyMinutes,
      each.sameAs,
      each.substituteFor && [each.substituteFor.personId, each.substituteFor.name, each.substituteFor.reason],
    ]),
  ]);

/** Refuses with `malformed` a roll on which a person stands twice, or is stood in for while he or she is there. */
const refuseContradictions = ({ attendees }: EndpointRoll): void => {
  const known = new Set<string>();
  const stoodInFor = new Set(attendees.filter(isPresent).map(({ substituteFor }) => substituteFor?.personId));
  for (const { personId, name, substituteFor } of attendees) {
    if (personId === null) continue;
    if (known.has(personId)) throw new Refusal('malformed', [`${name} có tên hai lần trong danh sách.`]);
    if (substituteFor?.personId === personId) throw new Refusal('malformed', [`${name} không thể dự thay chính mình.`]);
    known.add(personId);
  }
  // Who came late or left early may have been stood in for meanwhile.
  const whole = attendees.filter((each) => isPresent(each) && !each.lateMinutes && !each.leftEarlyMinutes);
  const both = whole.find(({ personId }) => personId !== null && stoodInFor.has(personId));
  if (both !== undefined) throw new Refusal('malformed', [`${both.name} có mặt mà lại có người dự thay.`]);
};

/**
 * Refuses with `malformed` who is said to be somebody of an endpoint that is not on the list, or of this one, and with `person-in-two-rooms`
 * who was found there in the same call.
 */
const refuseImpossibleSame = (
  book: readonly StampedFact<BookFact>[],
  { call, endpointId, roll }: RollCallEntry,
  endpoints: readonly CalledEndpoint[],
): void => {
  const rolls = rollsByCall(book);
  for (const attendee of roll.attendees.filter(isPresent)) {
    if (!attendee.sameAs) continue;
    const there = endpoints.find((each) => each.endpointId === attendee.sameAs);
    if (there === undefined || there.endpointId === endpointId)
      throw new Refusal('malformed', [`${attendee.name}: không có điểm cầu khác mà người này đã điểm danh.`]);
    const identity = typedIdentity(attendee.name);
    const now = rolls.get(there.endpointId)?.find((each) => each.call === call);
    if (now?.roll.attendees.some((each) => isPresent(each) && typedIdentity(each.name) === identity) === true)
      throw new Refusal('person-in-two-rooms', [`${attendee.name} đã được điểm danh có mặt tại ${there.name}.`]);
  }
};

/** Refuses with `person-in-two-rooms`, naming each person and the other endpoint. */
const refuseTwoRooms = (
  book: readonly StampedFact<BookFact>[],
  { call, endpointId, roll }: RollCallEntry,
  endpoints: readonly CalledEndpoint[],
): void => {
  const here = new Map(
    roll.attendees.flatMap((each) =>
      each.personId !== null && isPresent(each) ? [[each.personId, each.name] as const] : [],
    ),
  );
  const names = new Map(endpoints.map((endpoint) => [endpoint.endpointId, endpoint.name]));
  const clashes = [...rollsByCall(book)].flatMap(([otherId, rolls]) =>
    otherId === endpointId
      ? []
      : rolls
          .filter((other) => other.call === call)
          .flatMap((other) => other.roll.attendees.filter(isPresent))
          .flatMap(({ personId }) => {
            const name = personId === null ? undefined : here.get(personId);
            return name === undefined ? [] : [`${name} đã được điểm danh có mặt tại ${names.get(otherId) ?? otherId}.`];
          }),
  );
  if (clashes.length > 0) throw new Refusal('person-in-two-rooms', clashes);
};

/** Refuses with `reason-needed` a number of people without a name that is hard to believe, and what differs from what was confirmed or from what the machine saw, unless it says why. */
const refuseUnexplained = (roll: EndpointRoll, confirmedBy: string | null, endpoint: CalledEndpoint): void => {
  if (confirmedBy !== null)
    throw new Refusal('reason-needed', [`${endpoint.name} đã được ${confirmedBy} xác nhận điểm danh.`]);
  const present = presentCount(roll);
  // Who attends by telephone is seen by nobody but whoever conducts, who said so on the record.
  if (endpoint.firstJoinedAt === null && endpoint.byPhone === undefined && present > 0)
    throw new Refusal('reason-needed', [
      `Hệ thống chưa từng ghi nhận ${endpoint.name} vào họp, mà ${present} người có mặt.`,
    ]);
  if (roll.others > mostUnnamedUnasked)
    throw new Refusal('reason-needed', [
      `${endpoint.name} ghi ${roll.others} người không có tên, nhiều hơn ${mostUnnamedUnasked}: có đúng không?`,
    ]);
};

/**
 * Confirms the roll of one endpoint in one call; a roll that says what is in force already is no new fact.
 * @param endpoints the meeting's list
 *
 * Refuses with `not-found` (an endpoint that is not on the list), `malformed` (a call is left out, a roll that contradicts itself),
 * `edited-meanwhile` (`replaces` is not the number in force), `person-in-two-rooms` and `reason-needed`.
 */
export const confirmRoll = (
  book: readonly StampedFact<BookFact>[],
  entry: RollCallEntry,
  endpoints: readonly CalledEndpoint[],
  actor: Actor,
): readonly BookFact[] => {
  const { call, endpointId, reason } = entry;
  const endpoint = endpoints.find((each) => each.endpointId === endpointId);
  if (endpoint === undefined) throw new Refusal('not-found', ['Điểm cầu không có trong thành phần của cuộc họp.']);
  const calls = callCount(book);
  if (call > calls + 1) throw new Refusal('malformed', [`Chưa có lần điểm danh thứ ${calls + 1}.`]);

  const roll = settled(entry.roll);
  const before = rollsByCall(book)
    .get(endpointId)
    ?.find((each) => each.call === call);
  // Whoever sends the same once more, since the answer was lost on the way, overwrites nobody.
  if (before !== undefined && wording(before.roll) === wording(roll)) return [];
  if ((before?.seq ?? null) !== entry.replaces)
    throw new Refusal('edited-meanwhile', before === undefined ? [] : [`Bản mới nhất do ${before.by} xác nhận.`]);

  refuseContradictions(roll);
  refuseTwoRooms(book, { ...entry, roll }, endpoints);
  refuseImpossibleSame(book, { ...entry, roll }, endpoints);
  if (reason === '') refuseUnexplained(roll, before?.by ?? null, endpoint);
  return [{ type: 'rollConfirmed', call, endpointId, roll, reason, actor }];
};
