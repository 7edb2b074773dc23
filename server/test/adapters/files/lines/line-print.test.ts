import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EndpointId, type LineHistoryBody, type LineSums } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linePdf } from '../../../../src/adapters/files/lines/line-print.ts';
import { noSums } from '../../../../src/domain/lines/line-sums.ts';

const run = promisify(execFile);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diem-cau-lines-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const minute = 60_000;
/** An hour on the voice alone, of which next to nothing was lost. */
const thin: LineSums = {
  ...noSums,
  ...{ measuredMs: 58.5 * minute, lostMs: 1.5 * minute, thinDownMs: 57.25 * minute, thinUpMs: 41 * minute },
  ...{ upPackets: 10_000, upLost: 20, downPackets: 40_000, downLost: 200, hubShortMs: 3 * minute },
  ...{ roundTrips: 10, roundTripSumMs: 640, worstRoundTripMs: 310 },
};
const history = (sums: LineSums, worst: LineHistoryBody['endpoints'][number]['worst']): LineHistoryBody => ({
  query: { from: '2026-11-01', to: '2026-11-30' },
  madeAt: Date.UTC(2026, 11, 1, 2),
  ...{ timeZone: 'Asia/Ho_Chi_Minh', hubName: 'Huyện Bình Gia', keptDays: 400 },
  endpoints: [
    {
      ...{ endpointId: EndpointId.parse('hoang-van-thu'), name: 'Xã Hoàng Văn Thụ', sums, worst },
      months: [{ month: '2026-11', sums }],
    },
  ],
});

/** What the paper says: its words, and line by line as it is laid out. */
const said = async (body: LineHistoryBody, name: string) => {
  const file = join(folder, `${name}.pdf`);
  await writeFile(file, await linePdf(body));
  const text = async (...options: string[]): Promise<string> =>
    (await run('pdftotext', [...options, file, '-'])).stdout.normalize('NFC');
  const [words, laidOut] = await Promise.all([text(), text('-layout')]);
  return { words: words.replace(/\s+/gu, ' '), lines: laidOut.split('\n').map((line) => line.trim().split(/\s{2,}/u)) };
};

describe('the paper about a line', () => {
  it('names the hour in which it bore a voice alone among the worst, though hardly a packet was lost', async () => {
    const { words, lines } = await said(history(thin, [{ from: Date.UTC(2026, 10, 16, 1), sums: thin }]), 'thin');
    for (const each of ['Điểm cầu Xã Hoàng Văn Thụ', 'Những giờ xấu nhất', 'Từ ngày 01/11/2026 đến ngày 30/11/2026'])
      expect(words).toContain(each);
    for (const column of ['Chiều xuống hẹp (phút)', 'Chiều lên hẹp (phút)', 'Mất gói lên / xuống'])
      expect(words).toContain(column);
    const figures = ['1,0', '1,5', '0,0', '0,0', '0,0', '57,3', '41,0', '3,0', '0,2% / 0,5%', '64 / 310'];
    for (const row of ['11/2026', 'Cả kỳ', '16/11/2026, 08:00–09:00']) expect(lines).toContainEqual([row, ...figures]);
  });

  it('says that no hour was bad where none was, of which faults it speaks, and how each was measured', async () => {
    const { words } = await said(history({ ...noSums, measuredMs: 60 * minute }, []), 'good');
    expect(words).toContain(
      'Không có giờ nào bị mất đường truyền, mất gói nặng, trễ nặng, đứng hình hay đường truyền hẹp.',
    );
    for (const explained of ['Chiều xuống hẹp: thời gian', 'Chiều lên hẹp: thời gian', 'Nghẽn ở máy chủ: thời gian'])
      expect(words).toContain(explained);
  });
});
