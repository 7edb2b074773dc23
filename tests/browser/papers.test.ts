import { NewAccountResult } from '@diem-cau/shared';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, signInAsAdmin } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { faultsOf } from './support/page-check.ts';

const run = promisify(execFile);
const password = 'mot cau ngan de nho';
let hub: HubProcess;
let desk: EndpointBrowser;
/** `/meetings/…` */
let meeting = '';

const course = (page: Page) => page.getByRole('textbox', { name: 'Nội dung (theo diễn biến cuộc họp)' });
const place = (page: Page) => page.getByRole('textbox', { name: 'Địa điểm' });
const open = (page: Page, paper: 'minutes' | 'notice') => page.goto(`${hub.url}${meeting}/${paper}`);

/** Asks the hub as the page would. */
const post = (path: string, body: unknown): Promise<unknown> =>
  desk.page.evaluate(
    async ([to, sent]): Promise<unknown> => {
      const answer = await fetch(to ?? '', {
        method: 'POST',
        body: sent ?? '',
        headers: { 'content-type': 'application/json' },
      });
      if (!answer.ok) throw new Error(`${to}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    [path, JSON.stringify(body)],
  );

/** Presses a link that downloads, and gives the file. */
const download = async (page: Page, name: string): Promise<{ path: string; fileName: string }> => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return { path: await file.path(), fileName: file.suggestedFilename() };
};

/** What a PDF says, on one line. */
const wordsOf = async (path: string): Promise<string> =>
  (await run('pdftotext', ['-layout', path, '-'])).stdout.normalize('NFC').replace(/\s+/gu, ' ');

const signIn = async (page: Page, name: string, secret: string): Promise<void> => {
  await page.getByLabel('Tên đăng nhập').fill(name);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
};

beforeAll(async () => {
  hub = await HubProcess.start();
  desk = await EndpointBrowser.open('secretary', devicesOf.second, communeScreen);
  const { page } = desk;
  await signInAsAdmin(hub, page);
  await page.goto(`${hub.url}/open`);
  await page.getByLabel('Tên cuộc họp').fill('Họp giao ban tháng 11');
  await page.getByText('Thêm lựa chọn').click();
  await page.getByRole('combobox', { name: 'Đơn vị chủ trì' }).fill('mong an');
  await page.getByRole('listbox').getByRole('option', { name: 'Xã Mông Ân' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
  await page.getByRole('button', { name: 'Mở cuộc họp' }).click();
  await page.getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
  await page.getByText('Đã kết thúc lúc').or(page.getByText('Đang họp')).first().waitFor();
  meeting = new URL(page.url()).pathname;
});
afterAll(async () => {
  await desk.close();
  await hub.remove();
});

describe('minutes', () => {
  it('begin as a draft from the record that is said to be one', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Biên bản', exact: true }).click();
    await page.getByText('Bản nháp hệ thống đề xuất từ hồ sơ; chưa lưu.').waitFor();
    expect(await page.getByLabel('Cơ quan ban hành').inputValue()).toBe('UBND XÃ MÔNG ÂN');
    expect(await page.getByLabel('Có mặt, dòng 1', { exact: true }).count()).toBe(1);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('are written, and what is not saved survives a reload and is said to be unsaved', async () => {
    const { page } = desk;
    await course(page).fill('- Khai mạc.\n- Xã Hòa Bình phát biểu về mưa lũ.\n- Bế mạc.');
    await page.reload();
    await page.getByText('Đang soạn, có phần chưa lưu.').waitFor();
    expect(await course(page).inputValue()).toContain('mưa lũ');
    await page.getByText('Phần chưa lưu không có trong tệp.').waitFor();
  });

  it('that were begun in one tab are offered in another, and each keeps its own', async () => {
    const { page } = desk;
    const other = await desk.newTab();
    await open(other, 'minutes');
    await other.getByText('Có phần soạn chưa lưu ở một thẻ khác').waitFor();
    await other.getByRole('button', { name: 'Lấy vào đây' }).click();
    expect(await course(other).inputValue()).toContain('mưa lũ');
    await page.getByText('Có phần soạn chưa lưu ở một thẻ khác').waitFor();
    await other.getByRole('button', { name: 'Bỏ phần đang soạn' }).click();
    await other.getByRole('dialog').getByRole('button', { name: 'Bỏ phần đang soạn' }).click();
    await page.getByText('Có phần soạn chưa lưu ở một thẻ khác').waitFor({ state: 'detached' });
    await other.close();
    expect(await course(page).inputValue()).toContain('mưa lũ');
  });

  it('say at the field what cannot be saved, and lead there', async () => {
    const { page } = desk;
    const name = page.getByRole('textbox', { name: 'Tên cuộc họp' });
    await name.fill('x'.repeat(501));
    await page.keyboard.press('Control+s');
    await page.getByText('Dài quá: nhiều nhất 500 ký tự').waitFor();
    expect(await name.evaluate((input) => input === document.activeElement)).toBe(true);
    await name.fill('Họp giao ban tháng 11');
    await page.keyboard.press('Control+s');
    await page.getByText('Đã lưu: bản 1 là bản mới nhất.').waitFor();
  });

  it('have a second version, and the first one is read, compared and brought back as a third', async () => {
    const { page } = desk;
    await course(page).fill('- Khai mạc.\n- Xã Hòa Bình phát biểu về mưa lũ.\n- Xã Tân Hòa phát biểu.\n- Bế mạc.');
    await page.getByLabel('Ghi chú cho bản này').fill('Bổ sung phát biểu');
    await page.getByRole('button', { name: 'Lưu thành bản 2' }).click();
    await page.getByText('Đã lưu: bản 2 là bản mới nhất.').waitFor();
    await page.getByText('Ghi chú: Bổ sung phát biểu').waitFor();
    await page.getByRole('button', { name: 'Xem bản 1' }).click();
    const change = page.getByRole('group', { name: 'Nội dung (theo diễn biến cuộc họp)' });
    await change.getByText('- Xã Tân Hòa phát biểu.').waitFor();
    expect(await change.locator('[data-changed]').count()).toBe(1);
    expect(await course(page).getAttribute('readonly')).not.toBeNull();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đưa nội dung này vào soạn thảo' }).click();
    await page.getByRole('button', { name: 'Lưu thành bản 3' }).click();
    await page.getByText('Ghi chú: Lấy lại nội dung bản 1').waitFor();
    expect(await course(page).inputValue()).not.toContain('Tân Hòa');
  });

  it('that somebody else saved meanwhile lose nothing of either side', async () => {
    const { page } = desk;
    const other = await desk.newTab();
    await open(other, 'minutes');
    await place(other).fill('Phòng họp tầng 2');
    await course(other).fill('Người khác viết.');
    await course(page).fill('Tôi viết.');
    await page.getByLabel('Chủ trì (chủ tọa)', { exact: true }).fill('Hoàng Văn Hùng, Chủ tịch UBND xã');
    await other.keyboard.press('Control+s');
    await other.getByText('Đã lưu: bản 4 là bản mới nhất.').waitFor();
    await other.close();
    await page.keyboard.press('Control+s');
    await page.getByText('Chưa mất gì').waitFor();
    await page.getByRole('group', { name: 'Địa điểm' }).getByText('Phòng họp tầng 2').waitFor();
    const clash = page.getByRole('radiogroup', { name: 'Giữ bên nào: Nội dung (theo diễn biến cuộc họp)' });
    expect(await faultsOf(page)).toEqual([]);
    await clash.getByRole('radio', { name: 'Giữ phần đang soạn' }).check();
    await page.getByRole('button', { name: 'Soạn tiếp trên bản 4, giữ phần của tôi' }).click();
    expect(await place(page).inputValue()).toBe('Phòng họp tầng 2');
    expect(await course(page).inputValue()).toBe('Tôi viết.');
    await page.keyboard.press('Control+s');
    await page.getByText('Đã lưu: bản 5 là bản mới nhất.').waitFor();
  });

  it('show what the record proposes anew, and take it over field by field', async () => {
    const { page } = desk;
    const correction = { what: 'title', title: 'Họp giao ban đầu tuần' };
    await post(`/api${meeting}/corrections`, { correction, reason: 'Gõ nhầm' });
    await page.getByRole('button', { name: 'Lấy lại đề xuất từ hồ sơ' }).click();
    await page.getByRole('button', { name: 'Hồ sơ đề xuất khác: Tên cuộc họp' }).click();
    expect(await page.getByRole('textbox', { name: 'Tên cuộc họp' }).inputValue()).toBe('Họp giao ban tháng 11');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lấy đề xuất này' }).click();
    expect(await page.getByRole('textbox', { name: 'Tên cuộc họp' }).inputValue()).toBe('Họp giao ban đầu tuần');
    expect(await course(page).inputValue()).toBe('Tôi viết.');
    await page.getByLabel('Có mặt, dòng 2', { exact: true }).fill('Nguyễn Thị Ượng, Bí thư');
    await page.keyboard.press('Control+s');
    await page.getByText('Đã lưu: bản 6 là bản mới nhất.').waitFor();
  });

  it('come as DOCX and PDF, of the version that is shown', async () => {
    const { page } = desk;
    const pdf = await download(page, 'PDF');
    expect(pdf.fileName).toMatch(/^bien-ban-.*-ban-6\.pdf$/u);
    const words = await wordsOf(pdf.path);
    for (const said of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Họp giao ban đầu tuần', 'Nguyễn Thị Ượng, Bí thư'])
      expect(words).toContain(said);
    const docx = await download(page, 'DOCX');
    const { 'word/document.xml': xml } = unzipSync(await readFile(docx.path));
    expect(strFromU8(xml ?? new Uint8Array())).toContain('Phòng họp tầng 2');
    await page.getByRole('button', { name: 'Xem bản 2' }).click();
    await page.getByText('Bản cũ chỉ để xem').waitFor();
    expect(await wordsOf((await download(page, 'PDF')).path)).toContain('Xã Tân Hòa phát biểu');
  });
});

describe('the notice of conclusions', () => {
  it('shows the conclusions, which are written elsewhere, and is saved and downloaded with them', async () => {
    const { page } = desk;
    const row = {
      conclusionId: null,
      work: 'Rà soát hộ nghèo',
      leadUnit: 'Xã Hòa Bình',
      cooperatingUnits: ['Xã Tân Hòa'],
    };
    await post(`/api${meeting}/conclusions`, { basedOn: 0, rows: [{ ...row, deadline: '2027-01-05' }] });
    await open(page, 'notice');
    await page.getByText('Giao UBND xã Hòa Bình chủ trì, phối hợp với UBND xã Tân Hòa thực hiện').waitFor();
    await page.getByText('thời hạn hoàn thành: 05/01/2027').waitFor();
    await page.getByRole('textbox', { name: 'Quyền hạn, chức vụ người ký' }).fill('TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG');
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lưu thành bản 1' }).click();
    await page.getByText('Đã lưu: bản 1 là bản mới nhất.').waitFor();
    const words = await wordsOf((await download(page, 'PDF')).path);
    for (const said of ['1. Rà soát hộ nghèo.', 'CHÁNH VĂN PHÒNG', './.']) expect(words).toContain(said);
  });

  it('has a clock that stops on the day it was sent, which can be taken back', async () => {
    const { page } = desk;
    await page.getByText(/Còn \d+ ngày làm việc\./u).waitFor();
    await page.getByRole('textbox', { name: 'Ngày gửi thông báo' }).fill('01/01/2020');
    await page.getByRole('button', { name: 'Ghi là đã gửi' }).click();
    await page.getByText('Ngày gửi thông báo phải từ ngày bế mạc').waitFor();
    const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
    await page.getByRole('textbox', { name: 'Ngày gửi thông báo' }).fill(today);
    await page.getByRole('button', { name: 'Ghi là đã gửi' }).click();
    await page.getByText(`Đã gửi ngày ${today}, đúng hạn.`).waitFor();
    await page.getByRole('button', { name: 'Rút lại: chưa gửi' }).click();
    await page.getByText(/Còn \d+ ngày làm việc\./u).waitFor();
  });
});

describe('both papers', () => {
  it('are without a fault in English', async () => {
    const { page } = desk;
    await page.getByText('English').click();
    await page.getByText(/\d+ working days? left\./u).waitFor();
    expect(await faultsOf(page), 'notice').toEqual([]);
    await page.getByRole('link', { name: 'Minutes' }).click();
    await page.getByText('Saved: version 6 is the newest.').waitFor();
    expect(await faultsOf(page), 'minutes').toEqual([]);
    await page.getByText('Tiếng Việt').click();
  });

  it('are only read by a technician', async () => {
    const { page } = desk;
    const account = { userName: 'kythuat', displayName: 'Kỹ thuật', role: 'technician' };
    const { oneTimePassword } = NewAccountResult.parse(await post('/api/accounts', account));
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await signIn(page, 'kythuat', oneTimePassword);
    await page.getByLabel('Mật khẩu mới', { exact: true }).fill(password);
    await page.getByLabel('Nhập lại mật khẩu mới').fill(password);
    await page.getByRole('button', { name: 'Đặt mật khẩu và tiếp tục' }).click();
    await page.waitForURL('**/meetings');
    await open(page, 'minutes');
    await page.getByText('Đồng chí chỉ xem, không sửa được.').waitFor();
    expect(await course(page).getAttribute('readonly')).not.toBeNull();
    expect(await page.getByRole('button', { name: /^Lưu/u }).count()).toBe(0);
  });
});
