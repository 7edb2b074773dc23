import { EndpointId, MeetingId, MeetingList, MeetingRecord } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import type { MeetingArchive } from '../../../src/application/ports/archive.ts';
import { MeetingRecords } from '../../../src/application/record/records.ts';
import { chair, clock, minutes, opening, recorded, tanHoa } from '../../domain/record/recorded-meetings.ts';
import {
  archiveOf,
  readOnly,
  place,
  places,
  books,
  meetingId,
  secretary,
  story,
  running,
  recordsAt,
  table,
  endpointId,
} from '../../support/read-records.ts';

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
