import { AccountId, MeetingId, UnitId, foldForSearch, type Instant } from '@diem-cau/shared';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import type { MeetingArchive, MeetingQuery } from '../../src/application/ports/archive.ts';
import { MeetingRecords } from '../../src/application/record/records.ts';
import type { BookFact } from '../../src/domain/record/book-fact.ts';
import type { StampedEvent } from '../../src/domain/meeting/events.ts';
import type { Actor } from '../../src/domain/kit/actor.ts';
import { MemoryDirectory } from '../fakes/memory-storage.ts';
import { chair, clock, district, hoaBinh, opening, recorded } from '../domain/record/recorded-meetings.ts';

/** An archive that holds finished texts of events; only what the records ask of it. */
export const archiveOf = (
  ...meetings: readonly (readonly StampedEvent[])[]
): Pick<MeetingArchive, 'events' | 'find' | 'unfinished'> => {
  const openings = meetings.flatMap((events) =>
    events.slice(0, 1).flatMap(({ event }) => (event.type === 'meetingOpened' ? [{ event, events }] : [])),
  );
  return {
    events: (id) => Promise.resolve(openings.find(({ event }) => event.meetingId === id)?.events ?? []),
    unfinished: () =>
      Promise.resolve(
        openings
          .filter(({ events }) => events.every(({ event }) => event.type !== 'meetingClosed'))
          .map(({ event }) => event.meetingId),
      ),
    find: ({ words, limit, offset }: MeetingQuery) => {
      const found = openings.filter(({ event }) => words.every((word) => foldForSearch(event.title).includes(word)));
      const meetingIds = found.slice(offset, offset + limit).map(({ event }) => event.meetingId);
      return Promise.resolve({ meetingIds, total: found.length });
    },
  };
};

/** The whole port: whoever reads records must not write. */
export const readOnly = (archive: Pick<MeetingArchive, 'events' | 'find' | 'unfinished'>): MeetingArchive => {
  const never = () => Promise.reject(new Error('records only read'));
  return {
    ...archive,
    append: never,
    first: never,
    closedSince: never,
    noteAlive: never,
    lastAlive: never,
    has: never,
    lastSeqs: never,
  };
};

/** The district's room and its unit. */
export const place = UnitId.parse('u-1');
export const places = new MemoryDirectory({
  units: [
    {
      unitId: place,
      code: '181',
      name: 'Bình Gia',
      kind: 'huyện',
      parentId: null,
      validFrom: null,
      validTo: null,
      successorId: null,
    },
  ],
  endpoints: [
    {
      endpointId: district.endpointId,
      name: district.name,
      unitId: place,
      leads: true,
      position: 0,
      active: true,
      phone: '',
      contact: '',
      mayBeOpened: true,
      joinsByItself: false,
    },
  ],
});

/** Three in the district's room, one of them not named; the first to be called. */
const called: BookFact = {
  type: 'rollConfirmed',
  call: 1,
  endpointId: district.endpointId,
  roll: {
    attendees: ['Đặng Thị Hoà', 'Lý Văn Sáng'].map((name) => ({
      personId: null,
      name,
      position: '',
      unit: '',
      state: 'in-person',
      reason: '',
      lateMinutes: null,
      leftEarlyMinutes: null,
      substituteFor: null,
    })),
    others: 1,
    note: '',
  },
  reason: '',
  actor: { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' },
};
export const books = { read: async () => [{ seq: 1, at: clock('08:05:00'), fact: called }] };

export const { endpointId } = hoaBinh;
export const meetingId = MeetingId.parse('meeting-1');
export const secretary: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };

export const story = recorded([
  ['08:00:00', { type: 'endpointJoined', endpointId: district.endpointId }],
  ['08:10:00', { type: 'endpointJoined', endpointId }],
  ['08:30:00', { type: 'endpointDropped', endpointId, cause: 'link-lost' }],
  ['08:32:30', { type: 'endpointResumed', endpointId }],
  ['09:00:00', { type: 'breakStarted', actor: chair }],
  ['09:15:00', { type: 'breakEnded', actor: chair }],
  ['09:20:00', { type: 'sendingStarted', endpointId, source: 'screen' }],
  ['09:30:00', { type: 'sendingStopped', endpointId, source: 'screen', cause: 'stopped-by-chair' }],
  ['10:00:00', { type: 'meetingClosed', actor: secretary }],
]);

export const running = recorded([['08:05:00', { type: 'endpointJoined', endpointId }]], {
  ...opening(),
  meetingId: MeetingId.parse('meeting-2'),
  title: '=HYPERLINK("x") Tập huấn ở Hòa Bình; buổi 1',
});

export const recordsAt = (
  now: string,
  timeZone = 'Asia/Ho_Chi_Minh',
  ...meetings: readonly (readonly StampedEvent[])[]
) => {
  const archive = archiveOf(...(meetings.length === 0 ? [running, story] : meetings));
  return new MeetingRecords({
    archive: readOnly(archive),
    books,
    directory: places,
    clock: { now: (): Instant => clock(now) },
    timeZone,
  });
};

/** A CSV file as a spreadsheet reads it. */
export const table = (file: string): Record<string, string>[] => {
  expect(file.startsWith('\uFEFF')).toBe(true);
  return parse(file, { bom: true, delimiter: ';', columns: true });
};
