import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, signInAsAdmin } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { faultsOf } from './support/page-check.ts';

const people = [
  'unit_code,name,position,valid_from,valid_to',
  '06112,Nông Thị Ệm,Chủ tịch UBND thị trấn,,',
  '06112,Đặng Văn Phượng,Phó Chủ tịch UBND thị trấn,,',
  '06106,Lương Đức Hòa,Chủ tịch UBND xã,,',
].join('\n');

let hub: HubProcess;
let desk: EndpointBrowser;
let meeting = '';

const heading = () => desk.page.locator('#roll-of');

/** Confirms as the clerk does, by the keyboard. */
const confirm = () => desk.page.keyboard.press('Control+Enter');

/** Confirms a roll with people whom nobody called: the page asks once. */
const confirmStill = async () => {
  await confirm();
  await desk.page.getByText(/Còn \d người chưa điểm danh ở điểm cầu này/u).waitFor();
  await confirm();
};

beforeAll(async () => {
  hub = await HubProcess.start();
  desk = await EndpointBrowser.open('clerk', devicesOf.second, communeScreen);
  await signInAsAdmin(hub, desk.page);
});
afterAll(async () => {
  await desk.close();
  await hub.remove();
});

describe('the directory of people', () => {
  it('takes a file in after showing what it would do', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/admin/people`);
    await page.getByRole('button', { name: 'Nhập tệp CSV' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'can-bo.csv', mimeType: 'text/csv', buffer: Buffer.from(people) });
    await page.getByText('Người mới: 3').waitFor();
    expect(await faultsOf(page), 'preview').toEqual([]);
    await page.getByRole('button', { name: 'Nhập', exact: true }).click();
    await page.getByText('Tổng số: 3 người').waitFor();
    expect(await faultsOf(page), 'list').toEqual([]);
  });

  it('adds a person whose unit is found without tone marks', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Thêm người' }).click();
    await page.getByLabel('Họ và tên').fill('Hoàng Văn Thử');
    await page.getByRole('combobox', { name: 'Đơn vị' }).fill('mong an');
    await page.getByRole('listbox').getByRole('option', { name: 'Xã Mông Ân' }).waitFor();
    expect(await faultsOf(page), 'form').toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Chức vụ', exact: true }).fill('Công chức Văn phòng');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Tổng số: 4 người').waitFor();
    await page.getByRole('searchbox').fill('thu mong an');
    await page.getByText('Tổng số: 1 người').waitFor();
    expect(page.url()).toContain('q=thu');
  });
});

describe('a roll call', () => {
  it('belongs to a meeting that was opened with its invited time and its host', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}/open`);
    await page.getByLabel('Tên cuộc họp').fill('Họp điểm danh');
    await page.getByText('Thêm lựa chọn').click();
    await page.getByLabel('Giờ họp theo giấy mời: giờ').fill('0h00');
    await page.getByRole('combobox', { name: 'Đơn vị chủ trì' }).fill('mong an');
    await page.getByRole('listbox').getByRole('option', { name: 'Xã Mông Ân' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
    await page.getByRole('button', { name: 'Mở cuộc họp' }).click();
    await page.getByText('Xã Mông Ân').first().waitFor();
    await page.getByText(/00:00, ghi lúc mở họp/u).waitFor();
    meeting = new URL(page.url()).pathname;
  });

  it('keeps what is being typed through a reload, and says what is missing', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}${meeting}/roll-call`);
    await page.getByRole('button', { name: /^Thị trấn Bình Gia/u }).click();
    await page.getByRole('radiogroup', { name: 'Trạng thái của Nông Thị Ệm' }).getByRole('radio').first().focus();
    await page.keyboard.press('2');
    expect(await faultsOf(page)).toEqual([]);
    await page.reload();
    await heading().filter({ hasText: 'Thị trấn Bình Gia' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Trực tuyến' }).first().isChecked()).toBe(true);
    await confirm();
    // The machine never saw the endpoint: people there have to be explained, and the keyboard is led to where.
    await page.getByText('Hãy ghi lý do.').waitFor();
    await page.keyboard.type('Dự qua điện thoại');
    await confirm();
    await page.getByText('Còn 1 người chưa điểm danh ở điểm cầu này').waitFor();
    expect(await page.getByText('0/20', { exact: true }).count()).toBe(1);
    expect(await faultsOf(page), 'asked').toEqual([]);
    await confirm();
    await page.getByText('1/20', { exact: true }).waitFor();
    expect(await page.locator('[data-state="partly"]').innerText()).toContain('còn 1 người chưa điểm danh');
    await heading().filter({ hasText: 'Xã Hoàng Văn Thụ' }).waitFor();
  });

  it('lets nobody be in two rooms, and loses nothing over it', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Xã Mông Ân/u }).click();
    await page.getByRole('combobox', { name: 'Thêm người' }).fill('nong thi em');
    await page.getByRole('option', { name: /Nông Thị Ệm/u }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('đã được xác nhận có mặt tại Thị trấn Bình Gia').waitFor();
    await page.getByLabel('Lý do ghi có mặt').fill('Mất mạng cả buổi');
    await confirmStill();
    await page.getByText('Nông Thị Ệm đã được điểm danh có mặt tại Thị trấn Bình Gia.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bỏ khỏi danh sách: Nông Thị Ệm' }).click();
    await page.getByLabel('Người khác, không ghi tên').fill('5');
    await confirmStill();
    await page.getByText('2/20', { exact: true }).waitFor();
  });

  it('shows before and after when a confirmed roll is changed', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Xã Mông Ân/u }).click();
    await page.getByLabel('Người khác, không ghi tên').fill('6');
    await page.getByLabel('Lý do sửa bản đã xác nhận').fill('Đếm lại');
    await confirmStill();
    await page.getByText('Đang nhập, chưa xác nhận').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Xã Mông Ân/u }).click();
    await page.getByText('Số người khác: 5 → 6').waitFor();
    await page.getByRole('button', { name: 'Mở lần điểm danh thứ 2' }).click();
    await page.getByText('0/20', { exact: true }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

describe('the record', () => {
  it('counts the people of the roll call, and its time line is walked through by the arrows', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}${meeting}`);
    await page.getByText(/trực tuyến 7; /u).waitFor();
    await page.getByRole('grid').locator('[tabindex="0"]').focus();
    await page.keyboard.press('End');
    const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    expect(name).toMatch(/Điểm danh lần 1 \d\d:\d\d:\d\d/u);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('is corrected by a person with a reason, and shows what stood before', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Đính chính', exact: true }).click();
    await page.getByLabel('Đính chính điều gì').selectOption('title');
    await page.getByLabel('Tên đúng').fill('Họp giao ban đầu tuần');
    await page.getByRole('button', { name: 'Ghi đính chính' }).click();
    await page.getByText('Hãy ghi lý do.').waitFor();
    expect(await faultsOf(page), 'dialog').toEqual([]);
    await page.getByLabel('Lý do').fill('Gõ nhầm tên');
    await page.getByRole('button', { name: 'Ghi đính chính' }).click();
    await page.getByText('Tên: Họp điểm danh → Họp giao ban đầu tuần').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Họp giao ban đầu tuần' }).waitFor();
    await page.getByRole('button', { name: 'Khai báo tài liệu' }).click();
    await page.getByLabel('Số trang của bộ tài liệu').fill('24');
    await page.getByLabel('Số bản vẫn phải in').fill('0');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('24 trang, đã in 0 bản').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});
