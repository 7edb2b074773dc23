import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, signInByHand } from './support/district.ts';
import { EndpointBrowser, chromiumPath, communeScreen, type ScreenSize } from './support/endpoint-browser.ts';
import { faultsOf } from './support/page-check.ts';

const name = 'Xã Tân Văn';
const phone = { width: 390, height: 844 };
const phoneOnly = { 390: phone };
let hub: HubProcess;
let desk: EndpointBrowser;
let pc: EndpointBrowser;

beforeAll(async () => {
  hub = await HubProcess.start({ HUB_TECHNICIAN_PHONE: '0205 3834 000' });
  [desk, pc] = await Promise.all([
    EndpointBrowser.open('desk', devicesOf.room, communeScreen),
    EndpointBrowser.open('pc', devicesOf.first, communeScreen, { program: chromiumPath }),
  ]);
  await signInByHand(hub, desk.page);
});
afterAll(async () => {
  await Promise.all([desk.close(), pc.close()]);
  await hub.remove();
});

const shots = process.env['FIRST_DAY_SHOTS'];
const shot = async (page: Page, what: string): Promise<void> => {
  if (shots === undefined) return;
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${what}.png`, fullPage: true });
};

/** A page without a fault on a commune's screen and on a telephone. */
const isSound = async (
  page: Page,
  what: string,
  sizes: Record<number, ScreenSize> = { 390: phone, 1366: communeScreen },
): Promise<void> => {
  for (const [at, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    await shot(page, `${what}-${at}`);
    expect(await faultsOf(page), `${what} at ${at}`).toEqual([]);
  }
};

/** How many pages of A4 it is, printed. */
const printedPages = async (page: Page, what: string): Promise<number> => {
  const pdf = await page.pdf({ format: 'A4', ...(shots === undefined ? {} : { path: `${shots}/${what}.pdf` }) });
  return pdf.toString('latin1').match(/\/Type \/Page\b/gu)?.length ?? 0;
};

const row = (page: Page) => page.getByRole('row').filter({ hasText: name });

it(
  'makes the codes of all endpoints that have none at once, and prints two slips on a page',
  { timeout: 60_000 },
  async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/admin/directory`);
    for (const each of ['Xã Hòa Bình', 'Xã Quý Hòa', 'Xã Vĩnh Yên']) {
      await page.getByRole('row').filter({ hasText: each }).getByRole('button', { name: 'Thu hồi mã' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi mã' }).click();
      await page.getByRole('row').filter({ hasText: each }).getByText('Chưa ghi danh').waitFor();
    }
    await page.getByRole('button', { name: 'Tạo mã cho các điểm cầu chưa có máy' }).click();
    await page.getByRole('dialog').getByText('cho 3 điểm cầu').waitFor();
    await page.getByRole('button', { name: 'Tạo mã', exact: true }).click();
    const cards = page.getByRole('dialog', { name: 'Mã ghi danh cho 3 điểm cầu' });
    await cards.waitFor();
    await isSound(page, 'cards', phoneOnly);
    expect(await printedPages(page, 'slips')).toBe(3);
    await cards.getByLabel('In', { exact: true }).selectOption('two');
    await cards.getByLabel('Ngôn ngữ của phiếu').selectOption('en');
    expect(await printedPages(page, 'slips')).toBe(2);
    await page
      .locator('[data-print-sheet]')
      .getByText('Enrolment of the PC: endpoint Xã Quý Hòa')
      .waitFor({ state: 'attached' });
  },
);

it('has the sheet on wiring a room’s sound for everybody, on one page of paper in either language', async () => {
  const { page } = pc;
  await page.goto(`${hub.url}/wiring`);
  await page.getByTestId('wiring-sheet').getByText('mix-minus').waitFor();
  await isSound(page, 'wiring');
  expect(await printedPages(page, 'wiring-vi')).toBe(1);
  await page.getByTestId('language').click();
  await page.getByRole('heading', { name: /^Wiring the PC/u }).waitFor();
  await isSound(page, 'wiring-en');
  expect(await printedPages(page, 'wiring-en')).toBe(1);
  await page.getByTestId('language').click();
  await page.getByRole('heading', { name: /^Nối máy tính/u }).waitFor();
});

it('goes from the desk to the PC and back, and says each time what ends', { timeout: 120_000 }, async () => {
  const { page } = desk;
  const at = pc.page;

  // The hub printed a link for each endpoint at its first start: a new code asks.
  await page.goto(`${hub.url}/admin/directory`);
  await row(page).getByRole('button', { name: 'Tạo mã ghi danh' }).click();
  const asking = page.getByRole('dialog', { name: `Tạo mã ghi danh mới cho ${name}?` });
  await asking.getByText('mất hiệu lực ngay').waitFor();
  await isSound(page, 'asks-for-link', phoneOnly);
  await asking.getByRole('button', { name: 'Tạo mã mới' }).click();
  const card = page.getByRole('dialog', { name: `Mã ghi danh cho ${name}` });
  const code = (await card.getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/u).textContent()) ?? '';
  const until = /\d\d\/\d\d\/\d{4} \d\d:\d\d/u.exec((await card.textContent()) ?? '')?.[0] ?? 'no moment';
  await isSound(page, 'card', phoneOnly);
  for (const [system, fileName] of [
    ['Windows', 'diem-cau-xa-tan-van.ps1'],
    ['Linux', 'diem-cau-xa-tan-van.sh'],
  ]) {
    const saving = page.waitForEvent('download');
    await card.getByRole('button', { name: `Tệp cài máy ${system}` }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe(fileName);
    const text = readFileSync(await saved.path(), 'utf8');
    expect(text).toContain(`${hub.url}/enrol#`);
    expect(text).toContain(code);
    expect(text.startsWith('\uFEFF')).toBe(system === 'Windows');
  }
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 794, height: 1123 });
  await shot(page, 'slip');
  expect(await page.locator('[data-print-sheet]').getByText(code).isVisible()).toBe(true);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(communeScreen);
  await card.getByRole('button', { name: 'Đã ghi lại, đóng' }).click();

  // The link that was printed first says that it was replaced, and whom to call.
  await at.goto(hub.enrolmentLink(name));
  await at.getByRole('alert').getByText(`của điểm cầu ${name} đã được thay bằng mã mới`).waitFor();
  await at.getByText('0205 3834 000').waitFor();
  await isSound(at, 'replaced', phoneOnly);

  // From the sign-in page to the code; what is named is not used up by going back.
  await at.goto(hub.url);
  await at.getByText('Máy của điểm cầu?').waitFor();
  await isSound(at, 'sign-in', phoneOnly);
  await at.getByRole('link', { name: 'Nhập mã ghi danh' }).click();
  await at.getByLabel('Mã ghi danh').fill('CFH37');
  await at.getByRole('button', { name: 'Xem điểm cầu' }).click();
  await at.getByText('có mười chữ và số. Hãy so lại').waitFor();
  await at.getByLabel('Mã ghi danh').fill(code.toLowerCase().replace('-', ' '));
  await at.getByRole('button', { name: 'Xem điểm cầu' }).click();
  await at.getByRole('heading', { name: `Máy này sẽ là điểm cầu ${name}` }).waitFor();
  // In the hub's zone as at the desk, whatever the PC's is.
  await at.getByText(`đến ${until}`).waitFor();
  await isSound(at, 'named');
  await at.getByRole('button', { name: 'Không phải điểm cầu này' }).click();
  await isSound(at, 'code', phoneOnly);
  await at.getByLabel('Mã ghi danh').fill(code);
  await at.getByRole('button', { name: 'Xem điểm cầu' }).click();
  await at.getByRole('button', { name: 'Đúng, ghi danh máy này' }).click();
  await at.getByText(`Máy này là điểm cầu ${name}`).waitFor();
  await at.getByRole('link', { name: 'Tới trang chủ của điểm cầu' }).click();
  await at.getByTestId('waiting-page').waitFor();

  // The desk says which PC it is, and takes it back with a question; the PC is told at once and can come back by a code.
  await page.reload();
  await row(page)
    .getByText(/Chrome \d+ trên Linux/u)
    .waitFor();
  await row(page)
    .getByText(/từ địa chỉ .+\. Mã do Quản trị/u)
    .waitFor();
  await isSound(page, 'directory');

  // Another code asks whether the PC stays; added, it ends nothing.
  await row(page).getByRole('button', { name: 'Tạo mã ghi danh' }).click();
  await asking.getByText(/Điểm cầu đang có máy: Chrome \d+ trên Linux/u).waitFor();
  expect(await asking.getByRole('radio', { name: 'Thêm máy nữa' }).isChecked()).toBe(true);
  await page.setViewportSize(communeScreen);
  await isSound(page, 'beside', phoneOnly);
  await asking.getByRole('button', { name: 'Tạo mã mới' }).click();
  await card.getByText(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/u).waitFor();
  await card.getByRole('button', { name: 'Đã ghi lại, đóng' }).click();
  await row(page)
    .getByText(/Chrome \d+ trên Linux/u)
    .waitFor();

  await row(page).getByRole('button', { name: 'Thu hồi máy' }).click();
  await page.getByRole('dialog').getByText('bị đưa ra khỏi cuộc họp ngay').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Thu hồi máy' }).click();
  await at.getByTestId('not-admitted').waitFor();
  await at.goto(hub.url);
  await isSound(at, 'revoked', phoneOnly);
  await at.getByRole('link', { name: 'Nhập mã ghi danh mới' }).click();
  await at.getByLabel('Mã ghi danh').waitFor();
});
