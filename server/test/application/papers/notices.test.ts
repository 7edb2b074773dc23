import { ConclusionsView, NoticeView } from '@diem-cau/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { clock } from '../../domain/record/recorded-meetings.ts';
import {
  admin,
  callRoll,
  meetingId,
  row,
  secretary,
  story,
  paperWorld,
  type PaperWorld,
} from '../../support/papers.ts';
import { refusalOf } from '../../support/people.ts';

let hub: PaperWorld;
beforeEach(async () => {
  hub = await paperWorld();
});

describe('the notice', () => {
  test('is proposed from the record and the saved minutes', async () => {
    await callRoll(hub);
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
    hub = await paperWorld(story.slice(0, 3));
    expect(await refusalOf(hub.conclusions.noteIssued(meetingId, '2026-11-22', admin))).toMatchObject({
      code: 'meeting-still-open',
    });
  });

  test('a correction of the closing moves the clock', async () => {
    hub = await paperWorld(story.map((event) => ({ ...event, at: event.at - 86_400_000 * 4 })));
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
