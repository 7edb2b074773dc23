import {
  AccountId,
  MeetingId,
  type ConclusionRow,
  type EndpointId,
  type EndpointRoll,
  type MinutesBody,
} from '@diem-cau/shared';
import { Calendar } from '../../src/application/settings/calendar.ts';
import { Conclusions } from '../../src/application/papers/conclusions.ts';
import { MeetingBooks } from '../../src/application/record/meeting-books.ts';
import { createMinutes } from '../../src/application/papers/minutes.ts';
import { createNotices } from '../../src/application/papers/notices.ts';
import { PaperModels } from '../../src/application/papers/paper-models.ts';
import { MeetingRecords } from '../../src/application/record/records.ts';
import { Receipts } from '../../src/application/papers/receipts.ts';
import { Tasks } from '../../src/application/papers/tasks.ts';
import type { StampedEvent } from '../../src/domain/meeting/events.ts';
import type { Actor } from '../../src/domain/kit/actor.ts';
import type { OfficialDocument } from '../../src/domain/papers/official-document.ts';
import { chair, clock, district, hoaBinh, opening, recorded } from '../domain/record/recorded-meetings.ts';
import { attendee, rollOf } from '../domain/record/rolls.ts';
import { FakeMint } from '../fakes/clock.ts';
import { MemoryDirectory, memoryStorage } from '../fakes/memory-storage.ts';
import { testPeople } from './people.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
export const secretary: Actor = { by: 'account', accountId: AccountId.parse('lan'), name: 'Lý Thị Lan' };
export const admin: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
export const meetingId = MeetingId.parse('meeting-1');
export const earlierId = MeetingId.parse('meeting-0');
export const unknown = MeetingId.parse('unknown');
const { endpointId } = hoaBinh;

/** Hòa Bình comes late, speaks, shows its screen and is away for 10 minutes; Tân Hòa never comes. */
export const story = recorded(
  [
    ['08:00:00', { type: 'endpointJoined', endpointId: district.endpointId }],
    ['08:02:00', { type: 'endpointJoined', endpointId }],
    ['08:05:00', { type: 'speakerChanged', endpointId: district.endpointId }],
    ['08:20:00', { type: 'speakerChanged', endpointId }],
    ['08:21:00', { type: 'sendingStarted', endpointId, source: 'screen' }],
    ['08:30:00', { type: 'sendingStopped', endpointId, source: 'screen', cause: 'own' }],
    ['08:32:00', { type: 'speakerChanged', endpointId: null }],
    ['08:40:00', { type: 'endpointDropped', endpointId, cause: 'link-lost' }],
    ['08:50:00', { type: 'endpointResumed', endpointId }],
    ['08:52:00', { type: 'endpointDropped', endpointId, cause: 'link-lost' }],
    ['08:54:00', { type: 'endpointResumed', endpointId }],
    ['09:00:00', { type: 'breakStarted', actor: chair }],
    ['09:15:00', { type: 'breakEnded', actor: chair }],
    ['09:20:00', { type: 'hubReturned', downSince: clock('09:18:00') }],
    ['09:20:30', { type: 'endpointJoined', endpointId: district.endpointId }],
    ['09:20:40', { type: 'endpointJoined', endpointId }],
    ['10:00:00', { type: 'meetingClosed', actor: chair }],
  ],
  { ...opening(), scheduledAt: clock('07:45:00') },
);

/** A hub that holds the minutes, notices, conclusions and tasks of one meeting at noon; its files are only noted. */
export const paperWorld = async (events: readonly StampedEvent[] = story) => {
  const importing = testPeople();
  const lines = [
    'unit_code,name,kind,parent_code,endpoint,leads',
    '20,Lạng Sơn,tỉnh,,,',
    '181,Bình Gia,huyện,20,Bình Gia,có',
  ];
  await importing.directory.import(new TextEncoder().encode(lines.join('\n')), 'for-good');
  const endpoints = (await importing.storage.directory.endpoints()).map((each) => ({
    ...each,
    endpointId: district.endpointId,
  }));
  const directory = new MemoryDirectory({ units: await importing.storage.directory.units(), endpoints });
  const storage = { ...memoryStorage(), directory };
  await storage.archive.append(meetingId, events);
  let now = clock('12:00:00');
  const hubClock = { now: () => now };
  const books = new MeetingBooks(storage.ledgers, storage.archive, hubClock);
  const made: OfficialDocument[] = [];
  const make = (document: OfficialDocument) => {
    made.push(document);
    return Promise.resolve(new Uint8Array([made.length]));
  };
  const ports = {
    ...storage,
    books,
    clock: hubClock,
    mint: new FakeMint(),
    timeZone,
    receipts: new Receipts(storage.archive),
    calendar: new Calendar(storage.ledgers, hubClock),
    records: new MeetingRecords({ archive: storage.archive, books, directory, clock: hubClock, timeZone }),
    models: new PaperModels({ ...storage, books, timeZone }),
    officialFiles: { docx: make, pdf: make },
  };
  const minutes = createMinutes(ports);
  return {
    ...storage,
    books,
    minutes,
    notices: createNotices({ ...ports, minutes }),
    conclusions: new Conclusions(ports),
    tasks: new Tasks(ports),
    calendar: ports.calendar,
    /** Documents of which files were made. */
    made,
    at(time: string): void {
      now = clock(time);
    },
    async roll(endpoint: EndpointId, roll: EndpointRoll, at = '08:10:00'): Promise<void> {
      const before = now;
      now = clock(at);
      await books.write(meetingId, () => [
        { type: 'rollConfirmed', call: 1, endpointId: endpoint, roll, reason: '', actor: secretary },
      ]);
      now = before;
    },
    async earlier(body: MinutesBody): Promise<void> {
      const events0 = recorded([['10:00:00', { type: 'meetingClosed', actor: chair }]], {
        ...opening(),
        meetingId: earlierId,
      });
      await storage.archive.append(
        earlierId,
        events0.map((event) => ({ ...event, at: event.at - 86_400_000 })),
      );
      await books.write(earlierId, () => [{ type: 'minutesSaved', body, note: '', actor: secretary }]);
    },
  };
};

export type PaperWorld = Awaited<ReturnType<typeof paperWorld>>;

/** A new conclusion. */
export const row = (work: string, change: Partial<ConclusionRow> = {}): ConclusionRow => ({
  conclusionId: null,
  work,
  leadUnit: 'Xã Hòa Bình',
  cooperatingUnits: [],
  deadline: null,
  ...change,
});

/** The roll of the room and of Hòa Bình was called: a substitute, people without names, two who are absent. */
export const callRoll = async (hub: PaperWorld): Promise<void> => {
  await hub.roll(
    district.endpointId,
    rollOf([
      attendee('Lò Văn Vắng', { state: 'excused', reason: 'đi công tác', position: 'Bí thư' }),
      attendee('Hoàng Văn Hùng', { state: 'in-person', position: 'Chủ tịch UBND huyện' }),
      attendee('Vi Thị Mai', { state: 'in-person', position: '' }),
    ]),
  );
  await hub.roll(
    endpointId,
    rollOf(
      [
        attendee('Đặng Khê', {
          substituteFor: { personId: null, name: 'Nông Văn Dự', reason: 'ốm' },
          lateMinutes: 2,
        }),
        attendee('Hà Văn Bỏ', { state: 'unexcused', position: '' }),
      ],
      { others: 3 },
    ),
  );
};
