import type { PeopleCount, PresenceCount } from '@diem-cau/shared';
import type { DigestedEndpoint } from '../record/meeting-digest.ts';

export const nobody: PeopleCount = {
  inPerson: 0,
  online: 0,
  excused: 0,
  unexcused: 0,
  notCalled: 0,
  substitutes: 0,
  late: 0,
  leftEarly: 0,
  unnamed: 0,
};

export const addPeople = (a: PeopleCount, b: PeopleCount): PeopleCount => ({
  inPerson: a.inPerson + b.inPerson,
  online: a.online + b.online,
  excused: a.excused + b.excused,
  unexcused: a.unexcused + b.unexcused,
  notCalled: a.notCalled + b.notCalled,
  substitutes: a.substitutes + b.substitutes,
  late: a.late + b.late,
  leftEarly: a.leftEarly + b.leftEarly,
  unnamed: a.unnamed + b.unnamed,
});

export const noPresence: PresenceCount = {
  expected: 0,
  attended: 0,
  late: 0,
  leftEarly: 0,
  presentMs: 0,
  absentMs: 0,
  dropOuts: 0,
  droppedMs: 0,
  hubMs: 0,
  speakingMs: 0,
  goodLinkMs: 0,
  weakLinkMs: 0,
  badLinkMs: 0,
  called: 0,
  people: nobody,
};

/** Nothing is said of telephones where nobody attended by one, nor of checkpoints where nobody was asked. */
const addSaid = (
  count: PresenceCount,
  { attendedByPhone, checkpoints: { confirmed, of } }: DigestedEndpoint,
): Pick<PresenceCount, 'byPhone' | 'checkpoints'> => {
  const byPhone = (count.byPhone ?? 0) + Number(attendedByPhone);
  const before = count.checkpoints ?? { confirmed: 0, of: 0 };
  return {
    ...(byPhone === 0 ? {} : { byPhone }),
    ...(before.of + of === 0 ? {} : { checkpoints: { confirmed: before.confirmed + confirmed, of: before.of + of } }),
  };
};

/** Adds what one endpoint was in one meeting. */
export const addEndpoint = (count: PresenceCount, endpoint: DigestedEndpoint): PresenceCount => ({
  expected: count.expected + 1,
  attended: count.attended + Number(endpoint.attended),
  ...addSaid(count, endpoint),
  late: count.late + Number(endpoint.late),
  leftEarly: count.leftEarly + Number(endpoint.leftEarly),
  presentMs: count.presentMs + endpoint.presentMs,
  absentMs: count.absentMs + endpoint.absentMs,
  dropOuts: count.dropOuts + endpoint.dropOuts,
  droppedMs: count.droppedMs + endpoint.droppedMs,
  hubMs: count.hubMs + endpoint.hubMs,
  speakingMs: count.speakingMs + endpoint.speakingMs,
  goodLinkMs: count.goodLinkMs + endpoint.goodLinkMs,
  weakLinkMs: count.weakLinkMs + endpoint.weakLinkMs,
  badLinkMs: count.badLinkMs + endpoint.badLinkMs,
  called: count.called + Number(endpoint.people !== null),
  people: endpoint.people === null ? count.people : addPeople(count.people, endpoint.people),
});
