import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { KeptReportList, ParametersBody, PeriodReport } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { sqliteFileName } from '../../server/src/adapters/storage/storage.ts';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, signInAsAdmin } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { faultsOf } from './support/page-check.ts';
import { writeReportYear, yearOf, type ReportYear } from './support/report-year.ts';

let hub: HubProcess;
let desk: EndpointBrowser;
let year: ReportYear;

const thisYear = yearOf(Date.now());
const one = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('vi-VN', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** What the hub answers to this browser. */
const ask = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> =>
  schema.parse(await desk.page.evaluate(async (at): Promise<unknown> => (await fetch(at)).json(), path));

const wholeYear = (filter = ''): Promise<PeriodReport> =>
  ask(`/api/report?from=${thisYear}-01-01&to=${thisYear}-12-31${filter}`, PeriodReport);

/** This year's report on one commune: all parts of the page with few rows. */
const ofOneCommune = () => `${hub.url}/reports?period=${thisYear}&unit=${year.placeWithRoad.unitId}`;

/** The hours that were saved, as they stand large at the head of the page. */
const savedHours = ({ savings }: PeriodReport): string => one.format(savings.personTime.savedMinutes.base / 60);

const headline = (hours: string) => desk.page.locator('[data-leading="true"]').filter({ hasText: `${hours} giờ công` });

const waitForCharts = () => desk.page.getByRole('img', { name: /^Tỷ lệ dự họp theo đơn vị/u }).waitFor();

beforeAll(async () => {
  hub = await HubProcess.start();
  year = await writeReportYear(hub, Date.now());
  desk = await EndpointBrowser.open('reports', devicesOf.second, communeScreen);
  // A dialog that is still coming into sight has the contrast of neither state.
  await desk.page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(async () => {
  await desk.close();
  await hub.remove();
});

describe('what was saved this year', () => {
  it('is two clicks away: signing in, and the reports', async () => {
    const { page } = desk;
    await signInAsAdmin(hub, page);
    await page.getByRole('link', { name: 'Báo cáo', exact: true }).click();
    const report = await wholeYear();
    expect(report.totals).toMatchObject({ meetings: 24, stillOpen: 1 });
    await headline(savedHours(report)).waitFor();
    await headline(savedHours(report))
      .getByText(percent.format(report.savings.personTime.rate?.base ?? 0), { exact: true })
      .waitFor();
    await page.getByText(`${one.format(report.savings.kilometres.base)} km`).waitFor();
    await page.getByText('Có 1 cuộc họp đang diễn ra').waitFor();
  });

  it('is worked out before the reader’s eyes', async () => {
    const { personTime } = (await wholeYear()).savings;
    const terms = [personTime.travelMinutes, personTime.arrivalMinutes].map(({ base }) => one.format(base));
    await desk.page.getByText(`${terms[0]} (đi và về) + ${terms[1]} (đến sớm) + `).waitFor();
  });

  it('is drawn and listed without a fault, in both languages', async () => {
    const { page } = desk;
    await waitForCharts();
    // Also a bar that is full, or of no length, has its figure behind it.
    await page.locator('[data-chart="attendance"]').getByText('100,0% (24/24)').waitFor();
    await page.locator('[data-chart="speaking"]').getByText('0 phút; 22 cuộc liên tiếp chưa phát biểu').waitFor();
    expect(await faultsOf(page), 'vi').toEqual([]);
    await page.goto(ofOneCommune());
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `Report on ${thisYear}` }).waitFor();
    await page.getByRole('img', { name: /^Attendance by unit/u }).waitFor();
    expect(await faultsOf(page), 'en').toEqual([]);
    await page.getByText('Tiếng Việt', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `Báo cáo năm ${thisYear}` }).waitFor();
  });
});

describe('a report', () => {
  it('goes from the year to a month and to its quarter, and back in time', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/reports`);
    await page.getByText('Tháng', { exact: true }).first().click();
    await page.waitForURL(/period=\d{4}-\d{2}$/u);
    await page.getByText('Quý', { exact: true }).click();
    await page.waitForURL(/period=\d{4}-Q\d$/u);
    const before = page.url();
    await page.getByRole('button', { name: 'Kỳ trước' }).click();
    await page.waitForFunction((url) => window.location.href !== url, before);
    expect(page.url()).toMatch(/period=\d{4}-Q\d$/u);
    await page.getByRole('button', { name: 'Năm nay' }).click();
    await headline(savedHours(await wholeYear())).waitFor();
  });

  it('takes any two days, and says when they are in the wrong order', async () => {
    const { page } = desk;
    await page.getByText('Khoảng ngày', { exact: true }).click();
    await page.getByLabel('Từ ngày').fill(`1/2/${thisYear}`);
    await page.getByLabel('Đến ngày').fill(`31/1/${thisYear}`);
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.getByText('Kỳ báo cáo không đúng').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Đến ngày').fill('31/02/2020');
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.getByText('Hãy viết ngày như 30/06/2025.').waitFor();
    await page.getByLabel('Từ ngày').fill('01/02/2001');
    await page.getByLabel('Đến ngày').fill('03/02/2001');
    await page.getByRole('button', { name: 'Xem', exact: true }).click();
    await page.getByText('Trong kỳ này không có cuộc họp nào đã bế mạc').waitFor();
    await page.getByRole('button', { name: 'Lưu báo cáo' }).click();
    await page.getByRole('dialog').getByLabel('Tên báo cáo').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('is narrowed down by typing, and stays so through a reload', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/reports`);
    await page.getByRole('combobox', { name: 'Chỉ một đơn vị' }).fill('mong an');
    await page.getByRole('option', { name: 'Xã Mông Ân' }).click();
    await page.getByLabel('Loại cuộc họp', { exact: true }).selectOption('giao-ban');
    await page.waitForURL(/type=giao-ban/u);
    await page.getByText('loại cuộc họp: Giao ban · chỉ Xã Mông Ân').waitFor();
    const hours = await page.locator('[data-leading="true"]').innerText();
    await page.reload();
    await page.getByText('loại cuộc họp: Giao ban · chỉ Xã Mông Ân').waitFor();
    expect(await page.locator('[data-leading="true"]').innerText()).toBe(hours);
    expect(await page.getByRole('combobox', { name: 'Chỉ một đơn vị' }).inputValue()).toBe('Xã Mông Ân');
  });

  it('rolls merged communes up into the unit of today', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/reports?from=${thisYear - 1}-12-01&to=${thisYear}-12-31`);
    const units = page.getByRole('table', { name: 'Theo đơn vị', exact: true });
    await units.getByRole('rowheader', { name: year.merged[0] }).waitFor();
    await page.getByLabel('Tính theo đơn vị').selectOption('today');
    await units.getByRole('rowheader', { name: year.merged[0] }).waitFor({ state: 'detached' });
    const row = units.getByRole('row').filter({ hasText: year.into });
    expect((await row.getByRole('cell').allInnerTexts()).slice(0, 2)).toEqual(['2', '50']);
    await units.getByRole('button', { name: 'Tỷ lệ dự' }).click();
    await page.waitForURL(/sort-unit=rate/u);
    await page.reload();
    await units.getByRole('row').nth(1).getByText('48,0%').waitFor();
  });

  it('leads from a figure to what it was made of', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/reports`);
    const month = page.getByRole('table', { name: 'Theo tháng' }).getByRole('link').first();
    await month.click();
    await page.waitForURL(new RegExp(`period=${thisYear}-01$`, 'u'));
    await page.getByRole('table', { name: 'Các cuộc họp trong kỳ' }).getByRole('link').first().click();
    await page.waitForURL('**/meetings/m-00');
  });

  it('leads to where a missing distance is entered', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/reports`);
    await page.getByRole('link', { name: 'Nhập quãng đường còn thiếu' }).click();
    const heading = page.getByRole('heading', { name: 'Khoảng cách và tốc độ của từng điểm cầu' });
    await heading.waitFor();
    await page.waitForFunction(() => window.scrollY > 0);
    expect((await heading.boundingBox())?.y).toBeLessThan(communeScreen.height);
  });

  it('is printed without its controls, and says what it is about', async () => {
    const { page } = desk;
    await page.goto(ofOneCommune());
    await waitForCharts();
    await page.emulateMedia({ media: 'print' });
    await page.getByLabel('Loại cuộc họp', { exact: true }).waitFor({ state: 'hidden' });
    await page.getByText(/^Từ 01\/01\/\d{4} đến 31\/12\/\d{4} · mọi loại cuộc họp/u).waitFor();
    // A head that sorts is a button, which Chromium does not paint on the next page: its words are printed instead.
    const head = page.getByRole('table', { name: 'Theo điểm cầu' }).locator('th').first();
    expect(await head.evaluate((cell) => getComputedStyle(cell, '::before').content)).toBe('"Điểm cầu"');
    await page.emulateMedia({ media: 'screen' });
  });

  it('is given as files with the same filters', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/reports?period=${thisYear}-H1&type=giao-ban&units=today`);
    const types = { XLSX: 'spreadsheetml', CSV: 'text/csv', PDF: 'application/pdf' };
    for (const [kind, type] of Object.entries(types)) {
      const href = await page.getByRole('link', { name: kind, exact: true }).getAttribute('href');
      expect(href).toContain(`from=${thisYear}-01-01&to=${thisYear}-06-30&units=today&type=giao-ban`);
      const answer = await page.request.get(`${hub.url}${href ?? ''}`);
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, expect.stringContaining(type)]);
    }
  });
});

describe('a kept report', () => {
  it('keeps its figures while the live ones follow the table of parameters', async () => {
    const { page } = desk;
    await page.goto(ofOneCommune());
    const filter = `&unitId=${year.placeWithRoad.unitId}`;
    const before = savedHours(await wholeYear(filter));
    await page.getByRole('button', { name: 'Lưu báo cáo' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tên báo cáo').fill('Báo cáo gửi HĐND');
    await page.reload();
    await page.getByRole('button', { name: 'Lưu báo cáo' }).click();
    expect(await dialog.getByLabel('Tên báo cáo').inputValue()).toBe('Báo cáo gửi HĐND');
    await dialog.getByRole('button', { name: 'Lưu báo cáo' }).click();
    await dialog.getByRole('link', { name: 'Mở báo cáo đã lưu' }).waitFor();

    const { version } = await ask('/api/parameters', ParametersBody);
    const line = {
      subject: { of: 'endpoint', name: 'roadKm', endpointId: year.placeWithRoad.endpointId },
      value: { low: 80, base: 90, high: 100 },
      validFrom: null,
      rule: 'Đo lại',
      signedOffBy: '',
    };
    const set = await page.request.post(`${hub.url}/api/parameters`, {
      data: { lines: [line] },
      headers: { origin: hub.url },
    });
    expect(set.status()).toBe(200);

    await dialog.getByRole('link', { name: 'Mở báo cáo đã lưu' }).click();
    await page.getByRole('heading', { level: 1, name: 'Báo cáo gửi HĐND' }).waitFor();
    await headline(before).waitFor();
    await page.getByText(`theo bảng tham số bản ${version}.`).waitFor();
    await waitForCharts();
    expect(await faultsOf(page), 'kept').toEqual([]);

    await page.getByRole('link', { name: 'Xem số liệu hiện nay của cùng kỳ' }).click();
    const after = savedHours(await wholeYear(filter));
    expect(after).not.toBe(before);
    await headline(after).waitFor();
    await page.getByLabel('Bảng tham số').selectOption(String(version));
    await page.getByText(`Đang tính theo bảng tham số cũ, bản ${version}.`).waitFor();
    await headline(before).waitFor();
  });

  it('is listed with who kept it and its files', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Báo cáo đã lưu' }).click();
    await page.getByRole('row').filter({ hasText: 'Báo cáo gửi HĐND' }).getByText(`năm ${thisYear}`).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const { reports } = await ask('/api/reports', KeptReportList);
    expect(reports).toHaveLength(1);
    const href = await page.getByRole('link', { name: 'PDF: Báo cáo gửi HĐND' }).getAttribute('href');
    const file = await page.request.get(`${hub.url}${href ?? ''}`);
    expect(file.status()).toBe(200);
    await page.getByRole('link', { name: 'Báo cáo gửi HĐND', exact: true }).click();
    const digest = createHash('sha256')
      .update(await file.body())
      .digest('hex');
    await page.getByText(digest, { exact: true }).waitFor();
  });

  it('is shown with the file that somebody with the disk has changed, which is given to nobody', async () => {
    const { page } = desk;
    const [report] = (await ask('/api/reports', KeptReportList)).reports;
    const pdf = report?.files.find(({ kind }) => kind === 'pdf');
    const database = new DatabaseSync(join(hub.dataDir, sqliteFileName));
    database.prepare(`update files set bytes = x'25504446' where file_id = ?`).run(pdf?.sha256 ?? '');
    database.close();
    await page.reload();
    await page.getByRole('alert').getByText('mã SHA-256 không khớp').waitFor();
    await page.getByText('Cách so mã SHA-256').click();
    await page.getByText('sha256sum').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.getByRole('link', { name: 'Tải về tệp XLSX đã lưu' }).count()).toBe(1);
    expect(await page.getByRole('link', { name: 'Tải về tệp PDF đã lưu' }).count()).toBe(0);
    await page.goto(`${hub.url}/reports/kept`);
    await page.getByLabel('PDF: Tệp bị hỏng').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    // The period in the wrong order was refused, as it should be.
    expect(desk.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });
});
