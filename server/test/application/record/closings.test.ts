import { ClosingSummary, closingShownMs, MeetingId } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import { Closings } from '../../../src/application/record/closings.ts';
import { MeetingBooks } from '../../../src/application/record/meeting-books.ts';
import { MeetingDigests } from '../../../src/application/record/meeting-digests.ts';
import { chair, clock, district, hoaBinh, opening, recorded, tanHoa } from '../../domain/record/recorded-meetings.ts';
import { memoryStorage } from '../../fakes/memory-storage.ts';

const { endpointId } = hoaBinh;
const ended = (id: string, closed: string, open = opening()) =>
  recorded(
    [
      ['08:00:00', { type: 'endpointJoined', endpointId: district.endpointId }],
      ['08:01:00', { type: 'endpointJoined', endpointId }],
      ['08:10:00', { type: 'endpointDropped', endpointId, cause: 'link-lost' }],
      ['08:12:00', { type: 'endpointResumed', endpointId }],
      [closed, { type: 'meetingClosed', actor: chair }],
    ],
    { ...open, meetingId: MeetingId.parse(id), title: id },
  );

const closingsAt = async (now: number, ...meetings: readonly ReturnType<typeof recorded>[]) => {
  const storage = memoryStorage();
  for (const events of meetings) {
    const [first] = events;
    if (first?.event.type === 'meetingOpened') await storage.archive.append(first.event.meetingId, events);
  }
  const at = { now: () => now };
  const books = new MeetingBooks(storage.ledgers, storage.archive, at);
  const digests = new MeetingDigests(storage.archive, books, storage.digests);
  return new Closings({ archive: storage.archive, digests, clock: at });
};

test('tells duration, who was there and who dropped out', async () => {
  const closings = await closingsAt(clock('09:01:00'), ended('first', '09:00:00'));
  expect(ClosingSummary.parse(await closings.lastOf(endpointId))).toEqual({
    meetingId: 'first',
    title: 'first',
    openedAt: clock('08:00:00'),
    closedAt: clock('09:00:00'),
    durationMs: 3_600_000,
    endpoints: [
      { name: district.name, leads: true, attended: true, dropOuts: 0 },
      { name: hoaBinh.name, leads: false, attended: true, dropOuts: 1 },
      { name: tanHoa.name, leads: false, attended: false, dropOuts: 0 },
    ],
  });
});

test('tells of the one that closed last, for ten minutes, and only who was on its list', async () => {
  const closed = clock('09:00:00');
  const meetings = [
    ended('early', '08:59:00'),
    ended('late', '09:00:00'),
    ended('other', '09:00:30', opening([district])),
  ];
  const titleAt = async (now: number, who = endpointId) =>
    (await (await closingsAt(now, ...meetings)).lastOf(who))?.title ?? null;
  expect(await titleAt(closed + 60_000)).toBe('late');
  expect(await titleAt(closed + 60_000, district.endpointId)).toBe('other');
  expect(await titleAt(closed + closingShownMs - 1)).toBe('late');
  expect(await titleAt(closed + closingShownMs)).toBeNull();
});

test('says nothing of a meeting that goes on', async () => {
  const running = recorded([['08:00:00', { type: 'endpointJoined', endpointId }]]);
  expect(await (await closingsAt(clock('08:01:00'), running)).lastOf(endpointId)).toBeNull();
});
