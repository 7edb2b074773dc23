import {
  AccountId,
  EndpointId,
  MeetingId,
  MeetingList,
  MeetingRecord,
  UnitId,
  foldForSearch,
  type Instant,
  type LinkGrade,
} from '@diem-cau/shared';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { MeetingArchive, MeetingQuery } from '../../../src/application/ports/archive.ts';
import { MeetingRecords } from '../../../src/application/record/records.ts';
import type { BookFact } from '../../../src/domain/record/book-fact.ts';
import type { MeetingEvent, StampedEvent } from '../../../src/domain/meeting/events.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { MemoryDirectory } from '../../fakes/memory-storage.ts';
import {
  chair,
  clock,
  district,
  hoaBinh,
  minutes,
  opening,
  recorded,
  tanHoa,
} from '../../domain/record/recorded-meetings.ts';

/** An archive that holds finished texts of events; only what the records ask of it. */
const archiveOf = (
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
const readOnly = (archive: Pick<MeetingArchive, 'events' | 'find' | 'unfinished'>): MeetingArchive => {
  const never = () => Promise.reject(new Error('records only read'));
  return {
    ...archive,
    append: never,
    first: never,
    noteAlive: never,
    lastAlive: never,
    has: never,
    lastSeqs: never,
  };
};

/** The district's room and its unit. */
const place = UnitId.parse('u-1');
const places = new MemoryDirectory({
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
const books = { read: async () => [{ seq: 1, at: clock('08:05:00'), fact: called }] };

const { endpointId } = hoaBinh;
const meetingId = MeetingId.parse('meeting-1');
const secretary: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };

const story = recorded([
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

const running = recorded([['08:05:00', { type: 'endpointJoined', endpointId }]], {
  ...opening(),
  meetingId: MeetingId.parse('meeting-2'),
  title: '=HYPERLINK("x") Tập huấn ở Hòa Bình; buổi 1',
});

const recordsAt = (now: string, timeZone = 'Asia/Ho_Chi_Minh', ...meetings: readonly (readonly StampedEvent[])[]) => {
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
const table = (file: string): Record<string, string>[] => {
  expect(file.startsWith('\uFEFF')).toBe(true);
  return parse(file, { bom: true, delimiter: ';', columns: true });
};

describe('the list of meetings', () => {
  test('gives each meeting’s length and attendance, as the schema wants it', async () => {
    const list = MeetingList.parse(await recordsAt('09:00:00').list({ words: '', limit: 10, offset: 0 }));
    expect(list.total).toBe(2);
    expect(list.meetings).toMatchObject([
      { meetingId: 'meeting-2', closedAt: null, durationMs: minutes(60), expectedCount: 3, attendedCount: 1 },
      { meetingId, closedAt: clock('10:00:00'), durationMs: minutes(105), expectedCount: 3, attendedCount: 2 },
    ]);
  });

  test.each([
    ['hoa binh', 1],
    ['  HOÀ   BÌNH ', 1],
    ['binh hoa', 1],
    ['thang 11', 1],
    ['dang', 0],
  ])('asked for “%s” finds %i', async (words, total) => {
    expect(await recordsAt('09:00:00').list({ words, limit: 10, offset: 0 })).toMatchObject({ total });
  });

  test('gives one page and says how many there are', async () => {
    const list = await recordsAt('09:00:00').list({ words: '', limit: 1, offset: 1 });
    expect(list.total).toBe(2);
    expect(list.meetings.map((meeting) => meeting.meetingId)).toEqual([meetingId]);
  });

  test('a meeting that goes on grows from one look to the next, a closed one is read once', async () => {
    let now = clock('09:00:00');
    const looks: string[] = [];
    const archive = archiveOf(running, story);
    const counting: MeetingArchive = {
      ...readOnly(archive),
      events: (id) => {
        looks.push(id);
        return archive.events(id);
      },
    };
    const records = new MeetingRecords({
      archive: counting,
      books,
      directory: places,
      clock: { now: () => now },
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    const first = await records.list({ words: '', limit: 10, offset: 0 });
    now = clock('09:30:00');
    const second = await records.list({ words: '', limit: 10, offset: 0 });
    expect(first.meetings.map(({ durationMs }) => durationMs)).toEqual([minutes(60), minutes(105)]);
    expect(second.meetings.map(({ durationMs }) => durationMs)).toEqual([minutes(90), minutes(105)]);
    expect(looks).toEqual(['meeting-2', 'meeting-1', 'meeting-2']);
  });

  test('a closed meeting that is corrected while it is read is read again', async () => {
    const correction = { what: 'title' as const, title: 'Họp đột xuất' };
    const book = [
      { seq: 1, at: 5, fact: { type: 'recordCorrected' as const, correction, reason: 'nhầm', actor: chair } },
    ];
    const asked = Promise.withResolvers<void>();
    const early = Promise.withResolvers<[]>();
    let reads = 0;
    const slow = {
      read: () => {
        reads += 1;
        asked.resolve();
        return reads === 1 ? early.promise : Promise.resolve(book);
      },
    };
    const clockAt = { now: () => clock('11:00:00') };
    const records = new MeetingRecords({
      archive: readOnly(archiveOf(story)),
      books: slow,
      directory: places,
      clock: clockAt,
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    const titles = async () =>
      (await records.list({ words: '', limit: 10, offset: 0 })).meetings.map(({ title }) => title);
    const first = titles();
    await asked.promise;
    records.forget(meetingId);
    early.resolve([]);
    expect(await first).toEqual(['Họp giao ban tháng 11']);
    expect(await titles()).toEqual(['Họp đột xuất']);
  });

  const ids = async (query: Partial<Parameters<MeetingRecords['list']>[0]>, now = '11:00:00') => {
    const later = recorded([['08:00:00', { type: 'meetingClosed', actor: chair }]], {
      ...opening(),
      meetingId: MeetingId.parse('meeting-3'),
      title: 'Họp thử',
      meetingType: 'hop-thu',
    });
    const records = recordsAt(now, 'Asia/Ho_Chi_Minh', later, story, running);
    const { meetings, total } = await records.list({ words: '', limit: 10, offset: 0, ...query });
    expect(total).toBeGreaterThanOrEqual(meetings.length);
    return meetings.map(({ meetingId: id }) => id);
  };

  test('has those that go on on top, and the others in the order that is asked for', async () => {
    expect(await ids({})).toEqual(['meeting-2', 'meeting-3', 'meeting-1']);
    expect(await ids({ order: 'oldest' })).toEqual(['meeting-2', 'meeting-1', 'meeting-3']);
    expect(await ids({ order: 'oldest', limit: 1, offset: 1 })).toEqual(['meeting-1']);
  });

  test.each([
    [{ type: 'hop-thu' }, ['meeting-3']],
    [{ state: 'running' }, ['meeting-2']],
    [{ state: 'closed' }, ['meeting-3', 'meeting-1']],
    [{ state: 'to-do' }, ['meeting-1']],
    [{ state: 'not-counted' }, ['meeting-3']],
    [{ from: '2026-11-22', to: '2026-11-22' }, ['meeting-2', 'meeting-3', 'meeting-1']],
    [{ from: '2026-11-23' }, []],
    [{ to: '2026-11-21' }, []],
    [{ state: 'closed', limit: 1, offset: 1 }, ['meeting-1']],
  ] as const)('narrowed to %j', async (query, wanted) => expect(await ids(query)).toEqual(wanted));

  test('an empty archive is an empty list and an empty table', async () => {
    const nobody = recordsAt('09:00:00', 'Asia/Ho_Chi_Minh', []);
    expect(await nobody.list({ words: '', limit: 10, offset: 0 })).toEqual({ meetings: [], total: 0, unreadable: [] });
    expect(table(await nobody.listCsv({ words: '' }))).toEqual([]);
  });
});

describe('a meeting’s record', () => {
  test('names the unit that held it: the leading endpoint’s, or the one that the opening named', async () => {
    expect((await recordsAt('11:00:00').record(meetingId)).hostUnit).toBe('Huyện Bình Gia');
    const held = { ...opening(), hostUnit: { unitId: place, name: 'Phòng Nội vụ' }, scheduledAt: clock('07:55:00') };
    const record = await recordsAt('11:00:00', 'Asia/Ho_Chi_Minh', recorded([], held)).record(meetingId);
    expect(record).toMatchObject({ hostUnit: 'Phòng Nội vụ', scheduledAt: clock('07:55:00') });
  });

  test('counts the people of the roll call, and tells when it was and who held it', async () => {
    const record = await recordsAt('11:00:00').record(meetingId);
    expect(record.rollCalls).toEqual([
      { call: 1, from: clock('08:05:00'), to: clock('08:05:00'), by: ['Nguyễn Văn An'], endpoints: 1 },
    ]);
    const [room, commune] = record.endpoints;
    expect(room?.people).toMatchObject({ inPerson: 3, online: 0, unnamed: 1 });
    expect(commune?.people).toBeNull();
  });

  test('counts voices and screens without the breaks', async () => {
    const spoken = recorded([
      ['08:10:00', { type: 'endpointJoined', endpointId }],
      ['08:58:00', { type: 'speakerChanged', endpointId }],
      ['09:00:00', { type: 'breakStarted', actor: chair }],
      ['09:15:00', { type: 'breakEnded', actor: chair }],
      ['09:16:00', { type: 'speakerChanged', endpointId: null }],
      ['09:20:00', { type: 'sendingStarted', endpointId, source: 'screen' }],
      ['09:30:00', { type: 'sendingStopped', endpointId, source: 'screen', cause: 'own' }],
      ['10:00:00', { type: 'meetingClosed', actor: secretary }],
    ]);
    const record = await recordsAt('11:00:00', 'Asia/Ho_Chi_Minh', spoken).record(meetingId);
    expect(record.endpoints.find((each) => each.endpointId === endpointId)).toMatchObject({
      speakingMs: minutes(3),
      speeches: [
        { from: clock('08:58:00'), to: clock('09:00:00') },
        { from: clock('09:15:00'), to: clock('09:16:00') },
      ],
      screens: [{ from: clock('09:20:00'), to: clock('09:30:00') }],
    });
  });

  test('holds who opened and closed it, its breaks and each endpoint’s attendance', async () => {
    const record = MeetingRecord.parse(await recordsAt('18:00:00').record(meetingId));
    expect(record).toMatchObject({
      openedBy: 'Bình Gia',
      closedBy: 'Nguyễn Văn An',
      holdsNoStateSecret: true,
      breaks: [{ from: clock('09:00:00'), to: clock('09:15:00') }],
      hubGaps: [],
    });
    expect(
      record.endpoints.map(({ name, presentMs, lateMs, dropOuts }) => ({ name, presentMs, lateMs, dropOuts })),
    ).toEqual([
      { name: 'Bình Gia', presentMs: minutes(105), lateMs: 0, dropOuts: 0 },
      { name: 'Hòa Bình', presentMs: minutes(92) + 30_000, lateMs: minutes(10), dropOuts: 1 },
      { name: 'Tân Hòa', presentMs: 0, lateMs: null, dropOuts: 0 },
    ]);
  });

  test('tells every fact with its actor and its bare data', async () => {
    const { facts } = await recordsAt('18:00:00').record(meetingId);
    expect(facts).toHaveLength(story.length);
    expect(facts[0]).toEqual({
      seq: 1,
      at: clock('08:00:00'),
      type: 'meetingOpened',
      endpointId: null,
      by: 'Bình Gia',
      detail: 'Họp giao ban tháng 11',
    });
    expect(facts[3]).toMatchObject({ type: 'endpointDropped', endpointId, by: '', detail: 'link-lost' });
    expect(facts[8]).toMatchObject({ type: 'sendingStopped', endpointId, detail: 'screen stopped-by-chair' });
  });

  test('an added endpoint and the hub’s return are told with what they were about', async () => {
    const log = recorded([
      [
        '08:10:00',
        { type: 'endpointAdded', endpoint: { ...tanHoa, endpointId: EndpointId.parse('new') }, actor: chair },
      ],
      ['08:11:00', { type: 'capChanged', maxEndpoints: 5, actor: chair }],
      ['08:40:00', { type: 'hubReturned', downSince: clock('08:30:00') }],
      ['08:41:00', { type: 'meetingClosed', actor: { by: 'hub' } }],
    ]);
    const record = await recordsAt('18:00:00', 'Asia/Ho_Chi_Minh', log).record(meetingId);
    expect(record.closedBy).toBe('');
    expect(record.hubGaps).toEqual([{ from: clock('08:30:00'), to: clock('08:40:00') }]);
    expect(record.facts.slice(1).map(({ endpointId: about, by, detail }) => [about, by, detail])).toEqual([
      ['new', 'Bình Gia', 'Tân Hòa'],
      [null, 'Bình Gia', '5'],
      [null, '', String(clock('08:30:00'))],
      [null, '', ''],
    ]);
  });

  test('an unknown meeting is not found', async () => {
    const unknown = MeetingId.parse('nowhere');
    await expect(recordsAt('09:00:00').record(unknown)).rejects.toMatchObject({ code: 'not-found' });
    await expect(recordsAt('09:00:00').attendanceCsv(unknown)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the files', () => {
  test('tell how long each endpoint spoke and how long its line was weak or bad, without the breaks', async () => {
    const graded = (grade: LinkGrade): MeetingEvent => ({
      type: 'linkGraded',
      endpointId,
      grade,
      loss: 0,
      roundTripMs: null,
    });
    const spoken = recorded([
      ['08:00:00', { type: 'endpointJoined', endpointId }],
      ['08:00:10', graded('good')],
      ['08:20:00', graded('weak')],
      ['08:26:00', graded('bad')],
      ['08:27:00', { type: 'speakerChanged', endpointId }],
      ['08:28:30', graded('good')],
      ['08:58:00', graded('weak')],
      ['09:00:00', { type: 'breakStarted', actor: chair }],
      ['09:15:00', { type: 'breakEnded', actor: chair }],
      ['09:16:00', { type: 'speakerChanged', endpointId: null }],
      ['10:00:00', { type: 'meetingClosed', actor: secretary }],
    ]);
    const [, commune] = table(await recordsAt('18:00:00', 'Asia/Ho_Chi_Minh', spoken).attendanceCsv(meetingId));
    expect(commune).toMatchObject({
      'Thời gian phát biểu': '0:34:00',
      'Đường truyền yếu': '0:53:00',
      'Đường truyền kém': '0:02:30',
    });
  });

  test('the attendance of a meeting, an endpoint a line', async () => {
    expect(table(await recordsAt('18:00:00').attendanceCsv(meetingId))[1]).toEqual({
      STT: '2',
      'Điểm cầu': 'Hòa Bình',
      'Điểm cầu chủ tọa': '',
      'Tình trạng': 'Đã dự',
      'Vào họp lần đầu': '22/11/2026 08:10:00',
      'Có mặt lần cuối': '22/11/2026 10:00:00',
      'Thời gian có mặt': '1:32:30',
      'Thời gian vắng': '0:12:30',
      'Số lần mất kết nối': '1',
      'Thời gian mất kết nối': '0:02:30',
      'Đến muộn': '0:10:00',
      'Về sớm': '0:00:00',
      'Thời gian do máy chủ': '0:00:00',
      'Thời gian phát biểu': '0:00:00',
      'Đường truyền yếu': '',
      'Đường truyền kém': '',
      'Các khoảng có mặt': '08:10:00 – 08:30:00 (mất kết nối), 08:32:30 – 10:00:00 (kết thúc cuộc họp)',
    });
  });

  test('one that never came has no times, only its absence', async () => {
    expect(table(await recordsAt('18:00:00').attendanceCsv(meetingId))[2]).toMatchObject({
      'Tình trạng': 'Không vào họp',
      'Vào họp lần đầu': '',
      'Thời gian vắng': '1:45:00',
      'Đến muộn': '',
      'Các khoảng có mặt': '',
    });
  });

  test('a stretch that runs into another day says which', async () => {
    const night = recorded([
      ['23:50:00', { type: 'endpointJoined', endpointId }],
      ['24:10:00', { type: 'meetingClosed', actor: chair }],
    ]);
    const rows = table(await recordsAt('24:30:00', 'Asia/Ho_Chi_Minh', night).attendanceCsv(meetingId));
    expect(rows[1]).toMatchObject({ 'Các khoảng có mặt': '23:50:00 – 23/11/2026 00:10:00 (kết thúc cuộc họp)' });
  });

  test('the list of meetings; a title that looks like a formula is made harmless, and its semicolon stays inside', async () => {
    const rows = table(await recordsAt('09:00:00').listCsv({ words: 'hoa binh' }));
    expect(rows).toEqual([
      {
        STT: '1',
        'Cuộc họp': `'=HYPERLINK("x") Tập huấn ở Hòa Bình; buổi 1`,
        Loại: 'Giao ban',
        'Khai mạc': '22/11/2026 08:00:00',
        'Bế mạc': 'Đang họp',
        'Thời lượng (không tính giờ nghỉ)': '1:00:00',
        'Số điểm cầu trong thành phần': '3',
        'Số điểm cầu đã dự': '1',
        'Không tính vào báo cáo': '',
        'Lưu ý': '',
      },
    ]);
  });

  test('times are those of the hub’s own zone', async () => {
    const rows = table(await recordsAt('18:00:00', 'UTC').listCsv({ words: 'thang' }));
    expect(rows[0]).toMatchObject({ 'Khai mạc': '22/11/2026 01:00:00' });
    expect(() => recordsAt('18:00:00', 'Bình/Gia')).toThrow(RangeError);
  });
});
