import {
  AccountId,
  ConclusionsView,
  MeetingId,
  MinutesView,
  NoticeView,
  type ConclusionRow,
  EndpointId,
  type EndpointRoll,
  type MinutesBody,
} from '@diem-cau/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { Calendar } from '../../src/application/calendar.ts';
import { Conclusions } from '../../src/application/conclusions.ts';
import { MeetingBooks } from '../../src/application/meeting-books.ts';
import { Minutes } from '../../src/application/minutes.ts';
import { Notices } from '../../src/application/notices.ts';
import { PaperModels } from '../../src/application/paper-models.ts';
import { MeetingRecords } from '../../src/application/records.ts';
import { Tasks } from '../../src/application/tasks.ts';
import type { Actor, StampedEvent } from '../../src/domain/meeting-event.ts';
import type { OfficialDocument } from '../../src/domain/official-document.ts';
import { attendee, rollOf } from '../domain/rolls.ts';
import { chair, clock, district, hoaBinh, opening, recorded } from '../domain/recorded-meetings.ts';
import { MemoryDirectory, memoryStorage } from '../fakes/memory-storage.ts';
import { FakeMint } from '../fakes/clock.ts';
import { refusalOf, testPeople } from '../support/people.ts';

const timeZone = 'Asia/Ho_Chi_Minh';
const secretary: Actor = { by: 'account', accountId: AccountId.parse('lan'), name: 'Lý Thị Lan' };
const admin: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
const meetingId = MeetingId.parse('meeting-1');
const earlierId = MeetingId.parse('meeting-0');
const unknown = MeetingId.parse('unknown');
const { endpointId } = hoaBinh;

/** Hòa Bình comes late, speaks, shows its screen and is away for 10 minutes; Tân Hòa never comes. */
const story = recorded(
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

const world = async (events: readonly StampedEvent[] = story) => {
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
    calendar: new Calendar(storage.ledgers, hubClock),
    records: new MeetingRecords(storage.archive, books, directory, hubClock, timeZone),
    models: new PaperModels({ ...storage, books, timeZone }),
    officialFiles: { docx: make, pdf: make },
  };
  const minutes = new Minutes(ports);
  return {
    ...storage,
    books,
    minutes,
    notices: new Notices({ ...ports, minutes }),
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

const row = (work: string, change: Partial<ConclusionRow> = {}): ConclusionRow => ({
  conclusionId: null,
  work,
  leadUnit: 'Xã Hòa Bình',
  cooperatingUnits: [],
  deadline: null,
  ...change,
});

let hub: Awaited<ReturnType<typeof world>>;
beforeEach(async () => {
  hub = await world();
});

const called = async (): Promise<void> => {
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

describe('the proposal of minutes', () => {
  const proposal = async () => MinutesView.parse(await hub.minutes.view(meetingId, undefined, admin)).proposal;

  test('names time, place and agency from the record and the directory', async () => {
    expect(await proposal()).toMatchObject({
      head: { superiorAgency: 'UBND TỈNH LẠNG SƠN', agency: 'UBND HUYỆN BÌNH GIA', symbol: 'BB-UBND' },
      meetingName: 'Họp giao ban tháng 11',
      startsAt: '08 giờ 00 phút, ngày 22 tháng 11 năm 2026',
      endsAt: '10 giờ 00 phút, ngày 22 tháng 11 năm 2026',
      place: 'Điểm cầu chủ tọa: Bình Gia.\nHọp trực tuyến với 2 điểm cầu (Hòa Bình, Tân Hòa).',
      recipients: 'Như thành phần tham dự\nLưu: VT, Hồ sơ',
    });
  });

  test('without a roll call says what the machine saw, as such, and leaves the chair blank', async () => {
    const { attendance, attendanceRows, chair: who, chairName, secretary: writer } = await proposal();
    expect(attendance).toBe(
      '3 điểm cầu được triệu tập; hệ thống ghi nhận 2 điểm cầu có kết nối. Chưa điểm danh người dự.\n' +
        'Hệ thống không ghi nhận kết nối của 1 điểm cầu (Tân Hòa).',
    );
    expect([who, chairName, writer]).toEqual(['', '', 'Nguyễn Văn An']);
    expect(attendanceRows).toEqual([
      { endpoint: 'Bình Gia', present: 'Chưa điểm danh; hệ thống ghi nhận kết nối từ 08 giờ 00 phút', absent: '' },
      { endpoint: 'Hòa Bình', present: 'Chưa điểm danh; hệ thống ghi nhận kết nối từ 08 giờ 02 phút', absent: '' },
      { endpoint: 'Tân Hòa', present: '', absent: 'Chưa điểm danh; hệ thống không ghi nhận kết nối' },
    ]);
  });

  test('with a roll call counts the people and names them in the annex', async () => {
    await called();
    const body = await proposal();
    expect(body.attendance.split('\n')).toEqual([
      '3 điểm cầu được triệu tập; có mặt theo điểm danh: 6 người (trực tiếp: 2 người, trực tuyến: 4 người; ' +
        'trong đó dự thay: 1 người); vắng có lý do: 1 người; vắng không lý do: 1 người (danh sách kèm theo).',
      'Chưa điểm danh tại 1 điểm cầu (Tân Hòa).',
      'Hệ thống không ghi nhận kết nối của 1 điểm cầu (Tân Hòa).',
    ]);
    expect(body.attendanceRows.slice(0, 2)).toEqual([
      {
        endpoint: 'Bình Gia',
        present: 'Hoàng Văn Hùng, Chủ tịch UBND huyện\nVi Thị Mai',
        absent: 'Lò Văn Vắng, Bí thư (vắng có lý do: đi công tác)',
      },
      {
        endpoint: 'Hòa Bình',
        present: 'Đặng Khê, Chủ tịch UBND xã (dự thay Nông Văn Dự, lý do: ốm; đến muộn 2 phút)\nvà 3 người khác',
        absent: 'Hà Văn Bỏ (vắng không lý do)',
      },
    ]);
    expect(body).toMatchObject({
      chair: 'Hoàng Văn Hùng, Chủ tịch UBND huyện',
      chairTitle: 'CHỦ TỊCH UBND HUYỆN',
      chairName: 'Hoàng Văn Hùng',
      secretary: 'Lý Thị Lan',
      secretaryName: 'Lý Thị Lan',
    });
  });

  test('tells the course in its order, with conclusions as numbered items', async () => {
    await called();
    await hub.conclusions.save(
      meetingId,
      { basedOn: 0, rows: [row('Sửa đường', { deadline: '2026-12-05', cooperatingUnits: ['Xã A', 'Xã B'] })] },
      secretary,
    );
    expect((await proposal()).course.split('\n')).toEqual([
      '- 08 giờ 00 phút: khai mạc cuộc họp (theo giấy mời: 07 giờ 45 phút).',
      '- 08 giờ 10 phút: điểm danh lần 1 tại 2 điểm cầu.',
      'Các điểm cầu phát biểu (theo thứ tự phát biểu lần đầu, thời lượng do hệ thống ghi nhận):',
      '- Bình Gia (từ 08 giờ 05 phút, 15 phút): ……………………',
      '- Hòa Bình (từ 08 giờ 20 phút, 12 phút): ……………………',
      'Trình chiếu tài liệu:',
      '- Hòa Bình: từ 08 giờ 21 phút đến 08 giờ 30 phút.',
      'Tạm nghỉ từ 09 giờ 00 phút đến 09 giờ 15 phút.',
      'Điểm cầu mất kết nối quá 5 phút:',
      '- Hòa Bình: mất kết nối từ 08 giờ 40 phút đến 08 giờ 50 phút.',
      'Hệ thống của điểm cầu chủ tọa bị gián đoạn từ 09 giờ 18 phút đến 09 giờ 20 phút.',
      'Kết luận của người chủ trì:',
      '1. Sửa đường.',
      'Đơn vị chủ trì thực hiện: Xã Hòa Bình; đơn vị phối hợp: Xã A, Xã B; thời hạn hoàn thành: ngày 05 tháng 12 năm 2026.',
    ]);
  });

  test('follows corrections of the record', async () => {
    await hub.books.write(meetingId, () => [
      { type: 'recordCorrected', correction: { what: 'title', title: 'Họp đột xuất' }, reason: 'nhầm', actor: admin },
      { type: 'recordCorrected', correction: { what: 'opening', at: clock('07:50:00') }, reason: 'quên', actor: admin },
    ]);
    expect(await proposal()).toMatchObject({
      meetingName: 'Họp đột xuất',
      startsAt: '07 giờ 50 phút, ngày 22 tháng 11 năm 2026',
    });
  });

  test('of an open meeting has no end yet', async () => {
    hub = await world(story.slice(0, 5));
    expect((await proposal()).endsAt).toBe('');
  });

  test('takes agency and recipients from the last minutes of the same unit', async () => {
    const body = await proposal();
    const head = { superiorAgency: 'UBND TỈNH LẠNG SƠN', agency: 'VĂN PHÒNG HĐND VÀ UBND HUYỆN', symbol: 'BB-VP' };
    await hub.earlier({ ...body, head, recipients: 'Thường trực Huyện ủy\nLưu: VT' });
    expect(await proposal()).toMatchObject({ head, recipients: 'Thường trực Huyện ủy\nLưu: VT' });
  });

  test('of a meeting of 300 endpoints with 100 people each still fits into what minutes can hold', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...hoaBinh,
      endpointId: EndpointId.parse(`e-${index}`),
      name: `Xã có tên rất dài để thử bảng danh sách, số ${index} `.padEnd(120, 'ạ'),
      position: index + 1,
    }));
    hub = await world(recorded([], opening([district, ...many])));
    const people = Array.from({ length: 100 }, (_, index) => attendee(`Người ${index} `.padEnd(120, 'ễ').trim()));
    for (const each of many.slice(0, 3)) await hub.roll(each.endpointId, rollOf(people));
    const { attendanceRows, place } = await proposal();
    expect(attendanceRows).toHaveLength(301);
    expect(attendanceRows[1]?.present).toMatch(/\(còn \d+ dòng nữa\)$/u);
    expect(place).toContain('300 điểm cầu (theo danh sách kèm theo)');
  });
});

describe('versions of minutes', () => {
  test('are kept, each with its author and note, and stay readable', async () => {
    const { proposal, saved, versions } = await hub.minutes.view(meetingId, undefined, secretary);
    expect([saved, versions]).toEqual([null, []]);
    await hub.minutes.save(meetingId, { basedOn: 0, body: { ...proposal, chair: 'A' }, note: '' }, secretary);
    hub.at('13:00:00');
    const second = { basedOn: 1, body: { ...proposal, chair: 'B' }, note: 'Sửa theo ý kiến chủ tọa' };
    const view = MinutesView.parse(await hub.minutes.save(meetingId, second, admin));
    expect(view.versions).toEqual([
      { version: 1, at: clock('12:00:00'), by: 'Lý Thị Lan', note: '' },
      { version: 2, at: clock('13:00:00'), by: 'Nguyễn Văn An', note: 'Sửa theo ý kiến chủ tọa' },
    ]);
    expect(view.saved).toMatchObject({ version: { version: 2 }, body: { chair: 'B' } });
    expect((await hub.minutes.view(meetingId, 1, admin)).saved).toMatchObject({
      version: { version: 1 },
      body: { chair: 'A' },
    });
  });

  test('written on an older version is refused, and nothing is lost', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    await hub.minutes.save(meetingId, { basedOn: 0, body, note: '' }, secretary);
    for (const basedOn of [0, 2])
      expect(
        await refusalOf(hub.minutes.save(meetingId, { basedOn, body: { ...body, chair: 'C' }, note: '' }, admin)),
      ).toMatchObject({ code: 'edited-meanwhile' });
    expect((await hub.minutes.view(meetingId, undefined, admin)).versions).toHaveLength(1);
  });

  test('of two who save at once, one is told', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    const both = await Promise.allSettled(
      ['A', 'B'].map((name) =>
        hub.minutes.save(meetingId, { basedOn: 0, body: { ...body, chair: name }, note: '' }, secretary),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('the same once more is no version, unless something is said about it', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    await hub.minutes.save(meetingId, { basedOn: 0, body, note: '' }, secretary);
    expect((await hub.minutes.save(meetingId, { basedOn: 1, body, note: '' }, secretary)).versions).toHaveLength(1);
    expect(
      (await hub.minutes.save(meetingId, { basedOn: 1, body, note: 'Đã thông qua' }, secretary)).versions,
    ).toHaveLength(2);
  });

  test('unknown meetings and versions are not found', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    const notFound = [
      hub.minutes.view(unknown, undefined, admin),
      hub.minutes.view(meetingId, 1, admin),
      hub.minutes.file(meetingId, 'pdf', 7, admin),
      hub.minutes.file(unknown, 'docx', undefined, admin),
      hub.minutes.save(unknown, { basedOn: 0, body, note: '' }, admin),
      hub.notices.view(unknown, undefined, admin),
      hub.notices.view(meetingId, 3, admin),
      hub.conclusions.view(unknown),
      hub.conclusions.save(unknown, { basedOn: 0, rows: [] }, admin),
      hub.conclusions.noteIssued(unknown, null, admin),
    ];
    for (const asked of notFound) expect(await refusalOf(asked)).toMatchObject({ code: 'not-found' });
  });
});

describe('files', () => {
  test('are of the version asked for, of the newest, or of the draft; their names say which', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    const draft = await hub.minutes.file(meetingId, 'pdf', undefined, secretary);
    expect(draft.fileName).toBe('bien-ban-2026-11-22-hop-giao-ban-thang-11-du-thao.pdf');
    await hub.minutes.save(meetingId, { basedOn: 0, body: { ...body, chair: 'Người thứ nhất' }, note: '' }, secretary);
    await hub.minutes.save(meetingId, { basedOn: 1, body: { ...body, chair: 'Người thứ hai' }, note: '' }, secretary);
    expect((await hub.minutes.file(meetingId, 'docx', 1, secretary)).fileName).toBe(
      'bien-ban-2026-11-22-hop-giao-ban-thang-11-ban-1.docx',
    );
    await hub.minutes.file(meetingId, 'docx', undefined, secretary);
    const chairs = hub.made.map(({ body: lines }) => lines.find(({ text }) => text.startsWith('Chủ trì'))?.text);
    expect(chairs).toEqual([
      'Chủ trì (chủ tọa): ……………………',
      'Chủ trì (chủ tọa): Người thứ nhất',
      'Chủ trì (chủ tọa): Người thứ hai',
    ]);
  });

  test('for the archive are those of the newest versions, none where nothing was saved', async () => {
    expect(await hub.minutes.archiveFiles(meetingId)).toEqual([]);
    expect(await hub.notices.archiveFiles(meetingId)).toEqual([]);
    const minutes = await hub.minutes.view(meetingId, undefined, secretary);
    await hub.minutes.save(meetingId, { basedOn: 0, body: minutes.proposal, note: '' }, secretary);
    const notice = await hub.notices.view(meetingId, undefined, secretary);
    await hub.notices.save(meetingId, { basedOn: 0, body: notice.proposal, note: '' }, secretary);
    const names = [...(await hub.minutes.archiveFiles(meetingId)), ...(await hub.notices.archiveFiles(meetingId))];
    expect(names.map(({ name }) => name)).toEqual(['minutes.docx', 'minutes.pdf', 'notice.docx', 'notice.pdf']);
  });
});

describe('the notice', () => {
  test('is proposed from the record and the saved minutes', async () => {
    await called();
    const { proposal } = NoticeView.parse(await hub.notices.view(meetingId, undefined, secretary));
    expect(proposal).toMatchObject({
      head: { agency: 'UBND HUYỆN BÌNH GIA', symbol: 'TB-UBND' },
      place: 'Bình Gia',
      subject: 'Kết luận của Chủ tịch UBND huyện tại cuộc họp giao ban tháng 11',
      signerName: 'Hoàng Văn Hùng',
    });
    expect(proposal.opening).toMatch(
      /^Ngày 22 tháng 11 năm 2026, tại điểm cầu Bình Gia, trực tuyến với 2 điểm cầu, Hoàng Văn Hùng, Chủ tịch UBND huyện đã chủ trì cuộc họp giao ban tháng 11\./u,
    );
    const minutes = await hub.minutes.view(meetingId, undefined, secretary);
    const chaired = { ...minutes.proposal, chair: 'Nông Văn Phó, Phó Chủ tịch UBND huyện' };
    await hub.minutes.save(meetingId, { basedOn: 0, body: chaired, note: '' }, secretary);
    expect((await hub.notices.view(meetingId, undefined, secretary)).proposal.subject).toBe(
      'Kết luận của Phó Chủ tịch UBND huyện tại cuộc họp giao ban tháng 11',
    );
  });

  test('of an older version holds the conclusions as they stood while it was the newest', async () => {
    const { proposal: body } = await hub.notices.view(meetingId, undefined, secretary);
    await hub.conclusions.save(meetingId, { basedOn: 0, rows: [row('Việc một')] }, secretary);
    await hub.notices.save(meetingId, { basedOn: 0, body, note: '' }, secretary);
    await hub.conclusions.save(meetingId, { basedOn: 1, rows: [row('Việc hai')] }, secretary);
    await hub.notices.save(meetingId, { basedOn: 1, body: { ...body, place: 'Lạng Sơn' }, note: '' }, secretary);
    await hub.conclusions.save(meetingId, { basedOn: 2, rows: [row('Việc ba')] }, secretary);
    await hub.notices.file(meetingId, 'docx', 1, secretary);
    await hub.notices.file(meetingId, 'docx', undefined, secretary);
    const works = hub.made.map(({ body: lines }) => lines.find(({ text }) => text.startsWith('1. '))?.text);
    expect(works).toEqual(['1. Việc hai.', '1. Việc ba.']);
  });
});

describe('conclusions and their clock', () => {
  test('the clock runs from the closing’s day, over the holidays of the calendar, until the notice is out', async () => {
    const holiday = { day: '2026-11-25', kind: 'holiday' as const, name: 'Nghỉ bù' };
    await hub.calendar.change({ set: [holiday], clear: [] }, admin);
    const save = await hub.conclusions.save(meetingId, { basedOn: 0, rows: [row('Sửa đường')] }, secretary);
    expect(ConclusionsView.parse(save)).toMatchObject({
      version: 1,
      rows: [{ work: 'Sửa đường' }],
      clock: { workingDays: 5, due: '2026-11-30', state: 'running', daysLeft: 5 },
    });
    hub.at('12:00:00');
    expect((await hub.conclusions.noteIssued(meetingId, '2026-11-22', secretary)).clock).toMatchObject({
      state: 'in-time',
      issuedOn: '2026-11-22',
    });
    expect((await hub.conclusions.noteIssued(meetingId, null, secretary)).clock).toMatchObject({
      state: 'running',
      issuedOn: null,
    });
  });

  test('a notice can’t go out before the closing, in the future, or of an open meeting', async () => {
    for (const day of ['2026-11-21', '2026-11-23'])
      expect(await refusalOf(hub.conclusions.noteIssued(meetingId, day, admin))).toMatchObject({
        code: 'bad-issue-day',
      });
    hub = await world(story.slice(0, 3));
    expect(await refusalOf(hub.conclusions.noteIssued(meetingId, '2026-11-22', admin))).toMatchObject({
      code: 'meeting-still-open',
    });
  });

  test('a correction of the closing moves the clock', async () => {
    hub = await world(story.map((event) => ({ ...event, at: event.at - 86_400_000 * 4 })));
    await hub.conclusions.save(meetingId, { basedOn: 0, rows: [row('Sửa đường')] }, secretary);
    expect((await hub.conclusions.view(meetingId)).clock.due).toBe('2026-11-25');
    await hub.books.write(meetingId, () => [
      {
        type: 'recordCorrected',
        correction: { what: 'closing', at: clock('10:00:00') - 86_400_000 * 3 },
        reason: 'họp tiếp hôm sau',
        actor: admin,
      },
    ]);
    expect((await hub.conclusions.view(meetingId)).clock.due).toBe('2026-11-26');
  });
});

describe('tasks across meetings', () => {
  const all = { words: '', limit: 50, offset: 0 };

  test('are found without tone marks, by state, page by page, and read only from books that have grown', async () => {
    const { proposal: body } = await hub.minutes.view(meetingId, undefined, secretary);
    await hub.earlier(body);
    await hub.conclusions.save(
      meetingId,
      {
        basedOn: 0,
        rows: [row('Sửa đường', { deadline: '2026-11-21' }), row('Trồng rừng', { leadUnit: 'Hạt Kiểm lâm' })],
      },
      secretary,
    );
    await hub.conclusions.save(earlierId, { basedOn: 0, rows: [row('Rà soát hộ nghèo')] }, secretary);
    const list = await hub.tasks.list(all);
    expect(list.tasks.map(({ work, overdue, meetingDay }) => [work, overdue, meetingDay])).toEqual([
      ['Sửa đường', true, '2026-11-22'],
      ['Trồng rừng', false, '2026-11-22'],
      ['Rà soát hộ nghèo', false, '2026-11-21'],
    ]);
    const works = async (query: Partial<Parameters<Tasks['list']>[0]>) =>
      (await hub.tasks.list({ ...all, ...query })).tasks.map(({ work }) => work);
    expect(await works({ words: 'ho NGHÈO' })).toEqual(['Rà soát hộ nghèo']);
    expect(await works({ words: 'kiem lam rung' })).toEqual(['Trồng rừng']);
    expect(await works({ state: 'overdue' })).toEqual(['Sửa đường']);
    expect(await hub.tasks.list({ ...all, limit: 1, offset: 1 })).toMatchObject({
      tasks: [{ work: 'Trồng rừng' }],
      total: 3,
    });
    const road = list.tasks[0];
    if (road === undefined) throw new Error('there are tasks');
    const said = { state: 'done' as const, note: 'Đã xong' };
    expect(await hub.tasks.progress(meetingId, road.conclusionId, said, admin)).toMatchObject({
      state: 'done',
      overdue: false,
      progress: [{ by: 'Nguyễn Văn An', note: 'Đã xong' }],
    });
    expect(await works({ state: 'open' })).toEqual(['Trồng rừng', 'Rà soát hộ nghèo']);
    expect(await works({ state: 'done' })).toEqual(['Sửa đường']);
    expect(await refusalOf(hub.tasks.progress(earlierId, road.conclusionId, said, admin))).toMatchObject({
      code: 'not-found',
    });
  });

  test('a task falls overdue at the hub’s own midnight', async () => {
    await hub.conclusions.save(meetingId, { basedOn: 0, rows: [row('Sửa đường', { deadline: '2026-11-22' })] }, admin);
    hub.at('23:59:59');
    expect((await hub.tasks.list(all)).tasks[0]?.overdue).toBe(false);
    hub.at('24:00:00');
    expect((await hub.tasks.list(all)).tasks[0]?.overdue).toBe(true);
  });

  test('a meeting that was given another title is told by it', async () => {
    await hub.conclusions.save(meetingId, { basedOn: 0, rows: [row('Sửa đường')] }, admin);
    await hub.tasks.list(all);
    await hub.books.write(meetingId, () => [
      { type: 'recordCorrected', correction: { what: 'title', title: 'Họp đột xuất' }, reason: 'nhầm', actor: admin },
    ]);
    expect((await hub.tasks.list(all)).tasks[0]?.meetingTitle).toBe('Họp đột xuất');
  });
});

test('an endpoint’s PC that writes is nobody’s name', async () => {
  expect((await hub.minutes.view(meetingId, undefined, chair)).proposal.secretary).toBe('');
});
