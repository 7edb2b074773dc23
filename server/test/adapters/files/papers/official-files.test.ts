import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOfficialFiles } from '../../../../src/adapters/files/papers/official-files.ts';
import { minutesDocument } from '../../../../src/domain/papers/minutes-document.ts';
import { noticeDocument } from '../../../../src/domain/papers/notice-document.ts';
import type { OfficialDocument } from '../../../../src/domain/papers/official-document.ts';
import { officeFonts } from '../../../support/office-fonts.ts';
import {
  everyLetter,
  longAgency,
  longMinutes,
  sampleConclusions,
  sampleMinutes,
  sampleNotice,
} from './sample-papers.ts';

const run = promisify(execFile);
const files = createOfficialFiles();
let folder = '';
/** The document part of the minutes' DOCX. */
let xml = '';
beforeAll(async () => {
  ({ 'word/document.xml': xml = '' } = await xmlOf(minutes));
  folder = await mkdtemp(join(tmpdir(), 'diem-cau-papers-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const minutes = minutesDocument(sampleMinutes());
const manyPeople = minutesDocument(longMinutes(66));
const notice = noticeDocument(sampleNotice(), sampleConclusions, '2026');
const longNamed = noticeDocument(sampleNotice({ head: longAgency }), sampleConclusions, '2026');

const squeezed = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** What a PDF says, page by page, as it is laid out. */
const pagesOf = async (file: string): Promise<readonly string[]> => {
  const { stdout } = await run('pdftotext', ['-layout', file, '-'], { maxBuffer: 10_000_000 });
  return stdout
    .normalize('NFC')
    .split('\f')
    .filter((page) => page.trim() !== '');
};

const pdfOf = async (document: OfficialDocument, name: string): Promise<string> => {
  const file = join(folder, `${name}.pdf`);
  await writeFile(file, await files.pdf(document));
  return file;
};

/** The DOCX, opened by LibreOffice and printed as a PDF. */
const printedDocx = async (document: OfficialDocument, name: string): Promise<string> => {
  const file = join(folder, `${name}.docx`);
  await writeFile(file, await files.docx(document));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'libreoffice')).href}`;
  const out = join(folder, 'printed');
  const env = { ...process.env, FONTCONFIG_FILE: await officeFonts(folder) };
  await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', out, file], { env });
  return join(out, `${name}.pdf`);
};

const xmlOf = async (document: OfficialDocument): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await files.docx(document))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

/** The paragraph of a DOCX that holds this text. */
const paragraphWith = (xml: string, text: string): string => {
  const found = (xml.match(/<w:p>.*?<\/w:p>/gsu) ?? []).find((each) => each.includes(text));
  if (found === undefined) throw new Error(`no paragraph holds ${text}`);
  return found;
};

const attribute = (xml: string, tag: string, name = 'val'): string =>
  new RegExp(`<w:${tag}(?: [^>]*?)? w:${name}="([^"]*)"`, 'u').exec(xml)?.[1] ?? '';
const isOn = (xml: string, tag: string): boolean => new RegExp(`<w:${tag}/>`, 'u').test(xml);

/** Half points, bold, italic and alignment of a paragraph with one run. */
const looksOf = (paragraph: string) => {
  const runPart = /<w:r>.*<\/w:r>/su.exec(paragraph)?.[0] ?? '';
  return [attribute(runPart, 'sz'), isOn(runPart, 'b'), isOn(runPart, 'i'), attribute(paragraph, 'jc')];
};

const twips = (mm: number): number => Math.floor((mm / 25.4) * 1440);

describe('the DOCX, read as XML', () => {
  test('has the page of NĐ 30: A4, margins 30, 15, 20, 20 mm, Times New Roman', async () => {
    const { 'word/styles.xml': styles = '' } = await xmlOf(minutes);
    expect([attribute(xml, 'pgSz', 'w'), attribute(xml, 'pgSz', 'h')].map(Number)).toEqual([twips(210), twips(297)]);
    const margins = ['left', 'right', 'top', 'bottom'].map((side) => Number(attribute(xml, 'pgMar', side)));
    expect(margins).toEqual([30, 15, 20, 20].map(twips));
    expect(styles).toContain('w:ascii="Times New Roman"');
    expect(styles).toContain('w:hAnsi="Times New Roman"');
  });

  test.each([
    ['CỘNG HÒA XÃ HỘI', ['26', true, false, 'center']],
    ['Độc lập - Tự do', ['28', true, false, 'center']],
    ['UBND TỈNH LẠNG SƠN', ['26', false, false, 'center']],
    ['UBND HUYỆN BÌNH GIA', ['26', true, false, 'center']],
    ['/BB-UBND<', ['26', false, false, 'center']],
    ['>BIÊN BẢN<', ['28', true, false, 'center']],
    ['Họp giao ban', ['28', true, false, 'center']],
    ['Thời gian bắt đầu', ['28', false, false, 'both']],
    ['I. Ý KIẾN', ['28', true, false, 'both']],
    ['THƯ KÝ', ['28', true, false, 'center']],
    ['CHỦ TỌA', ['28', true, false, 'center']],
    ['>Nguyễn Thị Ánh<', ['28', true, false, 'center']],
    ['Nơi nhận:', ['24', true, true, 'left']],
    ['- Như thành phần', ['22', false, false, 'left']],
    ['(Kèm theo', ['28', false, true, 'center']],
  ])('of minutes: “%s” stands as it must', (text, looks) => {
    expect(looksOf(paragraphWith(xml, text))).toEqual(looks);
  });

  test('of a notice: place and date are in italics, in the row of the number', async () => {
    const { 'word/document.xml': noticeXml = '' } = await xmlOf(notice);
    const row = (noticeXml.match(/<w:tr>.*?<\/w:tr>/gsu) ?? []).find((each) => each.includes('Bình Gia, ngày')) ?? '';
    expect(looksOf(paragraphWith(row, 'Bình Gia, ngày'))).toEqual(['28', false, true, 'center']);
    expect(row).toContain('/TB-UBND');
  });

  test('the body is indented by 10 mm, 6 points apart', () => {
    const body = paragraphWith(xml, 'Thời gian bắt đầu');
    expect(Number(attribute(body, 'ind', 'firstLine'))).toBe(twips(10));
    expect(attribute(body, 'spacing', 'before')).toBe('120');
  });

  test('the head and the signatures are tables without borders of the widths of the form', () => {
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gsu) ?? [];
    const widths = tables.map((table) =>
      [...table.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map(([, width]) => Number(width)),
    );
    expect(widths.slice(0, 2)).toEqual([[66, 99].map(twips), [60, 7.5, 97.5].map(twips)]);
    for (const table of tables.slice(0, 2)) expect(table).not.toContain('w:val="single" w:sz="4"');
    expect(tables[2]).toContain('w:val="single"');
  });

  test('the signatures have 30 mm of room, are not split and hold on to the end of the text', () => {
    const table = (xml.match(/<w:tbl>.*?<\/w:tbl>/gsu) ?? [])[1] ?? '';
    expect(table.match(/<w:cantSplit\/>/gu)).toHaveLength(2);
    expect(Number(attribute(paragraphWith(table, 'Hoàng Văn Hùng'), 'spacing', 'before'))).toBeGreaterThanOrEqual(
      twips(30),
    );
    expect(isOn(paragraphWith(table, 'CHỦ TỌA'), 'keepNext')).toBe(true);
    expect(isOn(paragraphWith(xml, 'Cuộc họp kết thúc'), 'keepNext')).toBe(true);
  });

  test('names no template, holds no macro and no lock', async () => {
    const parts = await xmlOf(minutes);
    expect(Object.keys(parts).filter((name) => /vba|bin$/iu.test(name))).toEqual([]);
    expect(parts['word/settings.xml']).not.toContain('documentProtection');
    expect(Object.values(parts).join('')).not.toContain('TargetMode="External"');
  });
});

describe('the DOCX, printed by LibreOffice', () => {
  test('says all, with every letter, on numbered pages', async () => {
    const pages = await pagesOf(await printedDocx(minutes, 'minutes'));
    const [first = '', second = '', annex = ''] = pages;
    expect(first).toMatch(/UBND TỈNH LẠNG SƠN +CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n/u);
    for (const letters of everyLetter) expect(squeezed(first)).toContain(letters);
    expect(first).toContain('1. Rà soát hộ nghèo & hộ cận nghèo <2026>.');
    expect(second.trimStart().split('\n')[0]?.trim()).toBe('2');
    expect(second).toContain('23 tháng 11 năm 2026./.');
    expect(second).toMatch(/THƯ KÝ +CHỦ TỌA/u);
    expect(annex).toContain('DANH SÁCH ĐẠI BIỂU THAM DỰ');
    expect(squeezed(annex)).toContain('Đặng Văn Khê');
  });
});

describe('the PDF', () => {
  test('embeds Tinos and nothing else', async () => {
    const { stdout } = await run('pdffonts', [await pdfOf(minutes, 'fonts')]);
    const fonts = stdout.trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+Tinos-\S+ +CID TrueType +Identity-H +yes yes yes/u);
  });

  test('says all, with every letter; the State’s name is on one line, the text ends with ./.', async () => {
    const pages = await pagesOf(await pdfOf(minutes, 'minutes'));
    const [first = '', second = ''] = pages;
    expect(first).toMatch(/UBND TỈNH LẠNG SƠN +CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n/u);
    expect(first).toMatch(/UBND HUYỆN BÌNH GIA +Độc lập - Tự do - Hạnh phúc\n/u);
    expect(first).toMatch(/Số: +\/BB-UBND/u);
    for (const letters of everyLetter) expect(squeezed(first)).toContain(letters);
    const text = squeezed([first, second].join(' ').replace(/\n +2\n/u, '\n'));
    expect(text.slice(0, text.indexOf('THƯ KÝ')).trim().endsWith('23 tháng 11 năm 2026./.')).toBe(true);
    expect(text.match(/\.\/\./gu)).toHaveLength(1);
  });

  test.each([
    ['66 endpoints', manyPeople],
    ['a short meeting', minutes],
  ])('of %s numbers its pages from the second, the annex by itself', async (name, document) => {
    const pages = await pagesOf(await pdfOf(document, name));
    const annexAt = pages.findIndex((page) => page.includes('DANH SÁCH ĐẠI BIỂU'));
    const numbers = pages.map((page) => /^\s+(\d+)\n/u.exec(page)?.[1] ?? '');
    const counted = (count: number): string[] =>
      Array.from({ length: count }, (_, index) => (index === 0 ? '' : String(index + 1)));
    expect(numbers).toEqual([...counted(annexAt), ...counted(pages.length - annexAt)]);
    expect(pages[annexAt - 1]).toContain('THƯ KÝ');
    expect(pages[annexAt - 1]).toContain('./.');
  });

  test('of 66 endpoints loses none of them', async () => {
    const text = squeezed((await pagesOf(await pdfOf(manyPeople, 'many'))).join(' '));
    for (let index = 1; index <= 66; index += 1) {
      expect(text).toContain(`- Xã Số ${index}: báo cáo`);
      expect(text).toContain(`${index} Xã Số ${index} Nguyễn Văn An`);
    }
  });

  test('a long agency name breaks at words, beside the State’s name on one line', async () => {
    const [page = ''] = await pagesOf(await pdfOf(longNamed, 'long-agency'));
    expect(page).toMatch(/CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n/u);
    const left = page
      .split('\n')
      .map((line) => line.trim().split(/ {3,}/u)[0] ?? '')
      .join(' ');
    expect(left).toContain('BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI VÀ TÌM KIẾM CỨU NẠN, PHÒNG THỦ DÂN SỰ HUYỆN BÌNH GIA');
  });

  test('a notice leaves number, day and month to the clerk', async () => {
    const [page = ''] = await pagesOf(await pdfOf(notice, 'notice'));
    expect(page).toMatch(/Số: +\/TB-UBND +Bình Gia, ngày +tháng +năm 2026\n/u);
    expect(page).toMatch(/Nơi nhận: +TL\. CHỦ TỊCH\n/u);
    expect(page).toContain('CHÁNH VĂN PHÒNG');
    expect(page).toContain('đúng thời hạn./.');
  });

  test('no part that is too long for a page is lost', async () => {
    const long = (count: number, word: string): string =>
      Array.from({ length: count }, (_, index) => `${word}${index}`).join(' ');
    const recipients = Array.from({ length: 90 }, (_, index) => `Đơn vị ${index}`).join('\n');
    const document = noticeDocument(
      sampleNotice({ closing: long(3000, 'việc'), recipients }),
      sampleConclusions,
      '2026',
    );
    const text = squeezed((await pagesOf(await pdfOf(document, 'too-long'))).join(' '));
    for (const index of [0, 1500, 2999]) expect(text).toContain(`việc${index}`);
    for (const index of [0, 45, 89]) expect(text).toContain(`- Đơn vị ${index}`);
    expect(text).toContain('CHÁNH VĂN PHÒNG');
    const body = sampleMinutes({
      recipients,
      attendanceRows: [{ endpoint: 'Xã Hòa Bình', present: long(400, 'Người').replaceAll(' ', '\n'), absent: '' }],
    });
    const minutesText = squeezed((await pagesOf(await pdfOf(minutesDocument(body), 'too-many'))).join(' '));
    for (const index of [0, 200, 399]) expect(minutesText).toContain(`Người${index}`);
    for (const index of [0, 45, 89]) expect(minutesText).toContain(`- Đơn vị ${index}`);
  });

  test('of one word of 100,000 letters is made in no more time than of many', async () => {
    const startedAt = performance.now();
    const document = minutesDocument(sampleMinutes({ course: 'ế'.repeat(100_000) }));
    const text = (await pagesOf(await pdfOf(document, 'one-word'))).join('');
    expect(text.match(/ế/gu)?.length).toBeGreaterThanOrEqual(100_000);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });

  test('of a document with nothing in it can be made', async () => {
    const blank = { superiorAgency: '', agency: '', symbol: '' };
    const document = noticeDocument(
      {
        head: blank,
        place: '',
        subject: '',
        opening: '',
        closing: '',
        signerTitle: '',
        signerName: '',
        recipients: '',
      },
      [],
      '2026',
    );
    const [page = ''] = await pagesOf(await pdfOf(document, 'nothing'));
    expect(page).toContain('THÔNG BÁO');
    expect(await readFile(join(folder, 'nothing.pdf'))).not.toHaveLength(0);
    expect(unzipSync(await files.docx(document))).toHaveProperty(['word/document.xml']);
  });
});

test('a document that takes too much is refused with a word to its writer, and the next one is made', async () => {
  const poor = createOfficialFiles(false, { ms: 60_000, heapMb: 64, memoryMb: 1024 });
  const endless = minutesDocument(sampleMinutes({ course: 'a\n'.repeat(20_000) }));
  await expect(poor.docx(endless)).rejects.toMatchObject({
    code: 'too-large',
    details: [expect.stringMatching('gộp')],
  });
  expect(await poor.docx(minutes)).toBeInstanceOf(Uint8Array);
});
