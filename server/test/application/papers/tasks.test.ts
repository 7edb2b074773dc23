import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Tasks } from '../../../src/application/papers/tasks.ts';
import { admin, earlierId, meetingId, row, secretary, paperWorld, type PaperWorld } from '../../support/papers.ts';
import { refusalOf } from '../../support/people.ts';

let hub: PaperWorld;
beforeEach(async () => {
  hub = await paperWorld();
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

  test('are a table for spreadsheets, whole and filtered, in which no text is taken for a formula', async () => {
    const formula = { leadUnit: '=cmd|A1', cooperatingUnits: ['Xã A', 'Xã B'], deadline: '2026-11-21' };
    await hub.conclusions.save(
      meetingId,
      { basedOn: 0, rows: [row('=1+1\nhai dòng; "trích"', formula), row('Trồng rừng')] },
      secretary,
    );
    const [first] = (await hub.tasks.list(all)).tasks;
    if (first === undefined) throw new Error('there are tasks');
    await hub.tasks.progress(meetingId, first.conclusionId, { state: 'open', note: '-2 cống' }, admin);
    const table = await hub.tasks.csv({ words: '', state: undefined });
    expect(table.startsWith('\uFEFFSTT;Nội dung công việc;')).toBe(true);
    const cells: string[][] = parse(table, { bom: true, delimiter: ';' });
    expect(cells).toHaveLength(3);
    expect(cells[1]).toEqual([
      '1',
      '\'=1+1\nhai dòng; "trích"',
      "'=cmd|A1",
      'Xã A; Xã B',
      '21/11/2026',
      'Quá hạn',
      first.meetingTitle,
      '22/11/2026',
      '22/11/2026 12:00:00, Nguyễn Văn An: Đang thực hiện. -2 cống',
      '',
    ]);
    expect(cells[2]?.slice(0, 6)).toEqual(['2', 'Trồng rừng', 'Xã Hòa Bình', '', '', 'Đang thực hiện']);
    const filtered: string[][] = parse(await hub.tasks.csv({ words: 'trong RUNG', state: 'open' }), { delimiter: ';' });
    expect(filtered.map(([, work]) => work)).toEqual(['Nội dung công việc', 'Trồng rừng']);
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
