import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { FileId, reportSentence } from '@diem-cau/shared';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReportFiles } from '../../../../src/adapters/files/reports/report-files.ts';
import { emptyReport, sampleReport, withChecks } from './sample-report.ts';

const run = promisify(execFile);
const files = createReportFiles();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'diem-cau-reports-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const corrected =
  'đính chính giờ bế mạc (Nguyễn Thị Hường, 02/02/2026 08:30); 3 điểm cầu điểm danh sau quá 5 ngày làm việc';
const forgotten = 'mở 76 giờ: quên kết thúc?; đồng hồ máy chủ bị chỉnh từ 21/01/2026 09:00 thành 21/01/2026 08:00';

const unsigned = '1 trong 4 dòng tham số đã dùng chưa có người chịu trách nhiệm; xem bảng tham số.';

/** Every sheet of a workbook, as LibreOffice reads it: values as they are shown, rows of cells. */
const sheetsOf = async (
  name: string,
  bytes: Uint8Array,
): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> => {
  const file = join(folder, `${name}.xlsx`);
  const out = join(folder, `${name}-sheets`);
  await writeFile(file, bytes);
  // Semicolons, quotes, UTF-8, all sheets, cells as shown, formulas as formulas.
  const filter = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,true,false,false,-1';
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'libreoffice')).href}`;
  await run('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', out, file]);
  const sheets = new Map<string, readonly (readonly string[])[]>();
  for (const each of await readdir(out)) {
    const rows: string[][] = parse(await readFile(join(out, each), 'utf8'), {
      delimiter: ';',
      relax_column_count: true,
      bom: true,
    });
    sheets.set(each.slice(name.length + 1, -'.csv'.length).normalize('NFC'), rows);
  }
  return sheets;
};

const textOf = async (name: string, bytes: Uint8Array): Promise<string> => {
  const file = join(folder, `${name}.pdf`);
  await writeFile(file, bytes);
  const { stdout } = await run('pdftotext', ['-layout', file, '-']);
  return stdout.normalize('NFC');
};

describe('the workbook, opened by LibreOffice', () => {
  test('has all sheets, real dates and numbers, and a title that looks like a formula stays a text', async () => {
    const sheets = await sheetsOf('year', await files.xlsx(sampleReport()));
    expect([...sheets.keys()].sort()).toEqual(
      [
        'Tổng hợp',
        'Cuộc họp',
        'Theo tháng',
        'Theo loại',
        'Theo đơn vị chủ trì',
        'Đơn vị',
        'Điểm cầu',
        'Tham số',
      ].sort(),
    );
    const meetings = sheets.get('Cuộc họp') ?? [];
    expect(meetings).toHaveLength(42);
    // A formula would be shown as `=1+1` too, or as 2: the sheet itself says which it is, see below.
    expect(meetings[1]?.slice(0, 6)).toEqual(['1', '05/01/2026 08:30', '=1+1', 'Giao ban', 'Huyện Bình Gia', '70.5']);
    expect(sheets.get('Theo loại')?.map(([, name]) => name)).toEqual([
      'Loại cuộc họp',
      'Giao ban',
      'Chuyên đề',
      'Tập huấn',
      'Đột xuất',
    ]);
    const summary = sheets.get('Tổng hợp') ?? [];
    expect(summary.find(([name]) => name === 'Tỷ lệ tiết kiệm')).toEqual([
      'Tỷ lệ tiết kiệm',
      '53.2%',
      '62.2%',
      '71.4%',
      '-4.0%',
      '0.0%',
      '8.0%',
      '',
      '75.0%',
      '',
    ]);
    expect(summary.find(([name]) => name === 'Quãng đường xe không phải đi')?.slice(1, 5)).toEqual([
      'km',
      '29,600.3',
      '37,000.4',
      '44,400.5',
    ]);
    expect(meetings.map((cells) => cells.at(-1)).slice(0, 4)).toEqual(['Lưu ý', '', corrected, forgotten]);
    expect(summary.find(([name]) => name === 'Điểm danh sau quá 5 ngày làm việc')?.slice(1, 4)).toEqual([
      'lượt',
      '',
      '926',
    ]);
    expect(summary.flat()).toContain('THỦ TRƯỞNG ĐƠN VỊ');
    expect(summary.slice(0, 4).flat()).toContain(reportSentence(sampleReport(), 'vi'));
    const parameters = sheets.get('Tham số') ?? [];
    expect(parameters[2]?.slice(1, 9)).toEqual([
      'Đường bộ một chiều đến điểm cầu chủ tọa (km)',
      'Xã Hòa Bình',
      '12.5',
      '12.5',
      '12.5',
      '01/01/2026',
      '=1+1 theo cột mốc trên quốc lộ 1B',
      'Chủ tịch UBND xã Hòa Bình',
    ]);
    expect(parameters[3]?.[8]).toBe('chưa có người chịu trách nhiệm');
    expect(summary.flat()).toContain(unsigned);
    expect(parameters[3]?.slice(3, 6)).toEqual(['chưa biết', 'chưa biết', 'chưa biết']);
  });

  test('holds no formula at all, and freezes its headings', async () => {
    const file = join(folder, 'raw.xlsx');
    await writeFile(file, await files.xlsx(sampleReport()));
    const { stdout } = await run('unzip', ['-p', file, 'xl/worksheets/sheet2.xml'], { maxBuffer: 64 * 1024 * 1024 });
    expect(stdout).not.toMatch(/<f[ >]/u);
    expect(stdout).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/u);
  });

  test('makes its rows as high as their longest texts, which no other program does for it', async () => {
    const file = join(folder, 'high.xlsx');
    const report = sampleReport();
    const [first] = report.meetings;
    if (first === undefined) throw new Error('no meeting');
    const title = 'Triển khai công tác phòng, chống thiên tai và tìm kiếm cứu nạn năm 2026';
    await writeFile(file, await files.xlsx({ ...report, meetings: [{ ...first, title }, first] }));
    const { stdout } = await run('unzip', ['-p', file, 'xl/worksheets/sheet2.xml'], { maxBuffer: 64 * 1024 * 1024 });
    const heights = [...stdout.matchAll(/<row [^>]* ht="([\d.]+)"/gu)].map(([, height]) => Number(height));
    expect(heights[0], 'headings of three lines').toBeGreaterThanOrEqual(3 * 15);
    expect(heights[1], 'a title of two lines').toBe(33);
    expect(heights[2], 'a short title').toBe(18);
  });

  test('tells of checks before meetings where there were any', async () => {
    const sheets = await sheetsOf('checks', await files.xlsx(withChecks(sampleReport())));
    expect(sheets.get('Kiểm tra trước họp')?.slice(1)).toEqual([
      [
        '1',
        'Thị trấn Bình Gia',
        'Thị trấn Bình Gia',
        '4',
        '3',
        '05/01/2026 06:46',
        '=Nguyễn Văn An',
        '05/01/2026 06:46',
        'Đạt',
        '=Nguyễn Văn An',
      ],
      ['2', 'Xã Hòa Bình', 'Xã Hòa Bình', '1', '0', '', '', '05/01/2026 06:46', 'Chưa đạt', 'tự động theo giờ đã đặt'],
      ['3', 'Xã Tân Hòa', 'Xã Tân Hòa', '0', '0', '', '', '', '', ''],
    ]);
    const [headings = [], first = []] = sheets.get('Cuộc họp') ?? [];
    expect(first[headings.indexOf('Điểm cầu đạt kiểm tra trước họp')]).toBe('5/6');
  });

  test('an empty period makes a workbook that says so', async () => {
    const sheets = await sheetsOf('empty', await files.xlsx(emptyReport()));
    expect((sheets.get('Tổng hợp') ?? []).flat()).toContain('Không có cuộc họp nào kết thúc trong kỳ này.');
    expect(sheets.get('Cuộc họp')?.[1]).toContain('Không có dữ liệu trong kỳ này.');
  });
});

describe('the CSV', () => {
  const rowsOf = async (report = sampleReport()): Promise<readonly Readonly<Record<string, string>>[]> => {
    const bytes = await files.csv(report);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return parse(Buffer.from(bytes), { bom: true, delimiter: ';', columns: true });
  };

  test('is one flat table with decimal commas; a negative figure stays a number, a formula becomes harmless', async () => {
    const rows = await rowsOf();
    const row = (part: string, key: string) => rows.find((each) => each['Phần'] === part && each['Mã'] === key);
    expect(row('Tiết kiệm', 'b-rate')).toMatchObject({
      'Mức thấp': '53,2',
      'Mức trung bình': '62,2',
      'Mức cao': '71,4',
      'Đơn vị tính': '%',
    });
    expect(row('Tiết kiệm', 'a-saved')).toMatchObject({ 'Mức thấp': '-2', 'Mức trung bình': '0', 'Mức cao': '4' });
    expect(row('Loại cuộc họp', 'dot-xuat')).toMatchObject({ Tên: 'Đột xuất' });
    expect(row('Cuộc họp', 'm0')).toMatchObject({
      Tên: "'=1+1",
      'Thời lượng (phút)': '70,5',
      'Khai mạc': '05/01/2026 08:30',
    });
    expect(row('Cuộc họp', 'm1')).toMatchObject({ 'Ghi chú': `Huyện Bình Gia; ${corrected}` });
    expect(row('Tổng hợp', 'clock-set')).toMatchObject({ 'Giá trị': '2' });
    expect(row('Tham số', 'roadKm v3')).toMatchObject({
      'Ghi chú': expect.stringContaining('Nguyễn Thị Hường ghi lúc 05/01/2026 08:00'),
    });
    expect(rows.find((each) => each['Mã'] === 'unsigned')).toMatchObject({ 'Ghi chú': unsigned });
    expect(row('Điểm cầu', 'e1')).toMatchObject({
      Tên: 'Xã Hòa Bình',
      'Số lần mất kết nối': '7',
      'Mất kết nối (phút)': '17,5',
    });
    expect(rows[0]).toMatchObject({ Mã: 'sentence', 'Ghi chú': reportSentence(sampleReport(), 'vi') });
    expect(row('Căn cứ', 'unknown-distance')).toMatchObject({ 'Giá trị': '87' });
  });

  test('tells of checks before meetings where there were any', async () => {
    const rows = await rowsOf(withChecks(sampleReport()));
    const notes = rows.filter((each) => each['Phần'] === 'Kiểm tra trước họp').map((each) => each['Ghi chú']);
    expect(notes).toEqual([
      'đạt 3 trên 4 lần; lần đạt gần nhất 05/01/2026 06:46, =Nguyễn Văn An',
      'đạt 0 trên 1 lần',
      'đạt 0 trên 0 lần',
    ]);
    expect(rows.find((each) => each['Mã'] === 'm0')?.['Ghi chú']).toContain('5/6 điểm cầu đạt kiểm tra trước họp');
  });

  test('an empty period says so', async () => {
    expect(await rowsOf(emptyReport())).toContainEqual(
      expect.objectContaining({ Mã: 'empty', 'Ghi chú': 'Không có cuộc họp nào kết thúc trong kỳ này.' }),
    );
  });
});

describe('the PDF', () => {
  test('says title, period, figures with their ranges, what is not known, and every Vietnamese letter', async () => {
    const text = await textOf('year', await files.pdf(sampleReport(), null));
    expect(text).not.toContain('Kiểm tra trước giờ họp theo điểm cầu');
    for (const words of [
      'BÁO CÁO HỌP TRỰC TUYẾN',
      'Năm 2026',
      'Từ ngày 01/01/2026 đến ngày 31/12/2026',
      '62,2%',
      'thấp 53,2% – cao 71,4%',
      '37.000,4',
      'Xã Thiện Thuật',
      'Tốc độ đi đường (km/h):',
      'THỦ TRƯỞNG ĐƠN VỊ',
      'Trang 1/',
    ])
      expect(text).toContain(words);
    expect(text).toMatch(/Chưa biết khoảng cách, không được tính \(lượt người\)\s+87/u);
    expect(text).toMatch(/Đã dự nhưng chưa điểm danh, không được tính \(lượt điểm cầu\)\s+19/u);
    expect(text.replace(/\s+/gu, ' ').indexOf(reportSentence(sampleReport(), 'vi'))).toBeGreaterThan(-1);
    const flowing = text.replace(/\s+/gu, ' ');
    expect(flowing).toContain('Cuộc họp cần lưu ý');
    expect(flowing).toContain('quên kết thúc?');
    expect(flowing).toContain(unsigned);
    // When and by whom each line was entered.
    expect(flowing.match(/05\/01\/2026/gu)?.length, 'a meeting and four lines of the table').toBeGreaterThanOrEqual(5);
    expect(text).not.toContain('\uFFFD');
  });

  test('tells of checks before meetings where there were any', async () => {
    const text = await textOf('checks', await files.pdf(withChecks(sampleReport()), null));
    expect(text).toContain('Kiểm tra trước giờ họp theo điểm cầu');
    expect(text).toMatch(/Thị trấn Bình Gia +3\/4 +05\/01\/2026/u);
    expect(text).toMatch(/Xã Tân Hòa +0\/0 +chưa kiểm tra/u);
  });

  test('embeds its fonts', async () => {
    const file = join(folder, 'fonts.pdf');
    await writeFile(file, await files.pdf(sampleReport(3), null));
    const { stdout } = await run('pdffonts', [file]);
    const fonts = stdout.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(1);
    for (const line of fonts) expect(line).toMatch(/Tinos.*\byes yes yes\b/u);
  });

  test('says on each page the SHA-256 of the kept figures and how to compare; of others that they were not kept', async () => {
    const sha256 = FileId.parse('0123456789abcdef'.repeat(4));
    const kept = await textOf(
      'kept',
      await files.pdf(sampleReport(), { sha256, json: new TextEncoder().encode('{}') }),
    );
    const pages = kept.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(page).toContain(sha256);
      expect(page).toMatch(/Get-FileHash.*sha256sum/u);
      expect(page).not.toContain('chưa lưu');
    }
    const live = await textOf('live', await files.pdf(sampleReport(), null));
    expect(live).toContain('Báo cáo chưa lưu');
    expect(live).not.toContain('SHA-256');
  });

  test('an empty period says so', async () => {
    const text = await textOf('empty', await files.pdf(emptyReport(), null));
    expect(text).toContain('Không có cuộc họp nào kết thúc trong kỳ này.');
    expect(text).not.toContain('Đã tiết kiệm được bao nhiêu');
  });
});

test('a year of 500 meetings with 66 endpoints is made while others are served', async () => {
  const report = sampleReport(500, 66);
  let turns = 0;
  const beat = setInterval(() => (turns += 1), 20);
  const [xlsx, pdf] = await Promise.all([files.xlsx(report), files.pdf(report, null)]);
  clearInterval(beat);
  expect(xlsx.length).toBeGreaterThan(30_000);
  expect(pdf.length).toBeGreaterThan(50_000);
  // Made in this process they would leave hardly any.
  expect(turns).toBeGreaterThan(10);
});
