import { NewAccountResult } from '@diem-cau/shared';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, signInAsAdmin, type Place } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { faultsOf } from './support/page-check.ts';

let hub: HubProcess;
let desk: EndpointBrowser;
let host: Place;
let commune: Place;
const title = 'Chuyên đề về cấp nước';

const signIn = async (page: Page, userName: string, oneTime: string): Promise<void> => {
  await page.goto(`${hub.url}/sign-in`);
  await page.getByLabel('Tên đăng nhập').fill(userName);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(oneTime);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill('bon tu khong lien quan');
  await page.getByLabel('Nhập lại mật khẩu mới').fill('bon tu khong lien quan');
  await page.getByRole('button', { name: 'Đặt mật khẩu và tiếp tục' }).click();
};

/** Types into a field that chooses, and takes the first that is found. */
const chooseByTyping = async (page: Page, label: string, words: string, found: string): Promise<void> => {
  await page.getByRole('combobox', { name: label }).fill(words);
  await page.getByRole('listbox').getByRole('option', { name: found }).first().click();
};

beforeAll(async () => {
  hub = await HubProcess.start();
  [host, commune, desk] = await Promise.all([
    enrol(hub, 'Thị trấn Bình Gia', devicesOf.first),
    enrol(hub, 'Xã Hoàng Văn Thụ', devicesOf.third),
    EndpointBrowser.open('desk', devicesOf.second, communeScreen),
  ]);
  await signInAsAdmin(hub, desk.page);
});
afterAll(async () => {
  await Promise.all([host.browser.close(), commune.browser.close(), desk.close()]);
  await hub.remove();
});

describe('who has a part in a meeting', () => {
  let oneTime = '';

  it('is named on the page that opens it, with what the endpoints may use', async () => {
    const { page } = desk;
    const made = await page.evaluate(async () => {
      const account = { userName: 'binh.tt', displayName: 'Trần Thị Bình', role: 'delegate' };
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/accounts', { method: 'POST', headers, body: JSON.stringify(account) })).json();
    });
    oneTime = NewAccountResult.parse(made).oneTimePassword;
    await page.goto(`${hub.url}/open`);
    await page.getByLabel('Tên cuộc họp').fill(title);
    await page.getByText('Thêm lựa chọn').click();
    await chooseByTyping(page, 'Đơn vị chủ trì', 'thi tran binh gia', 'Thị trấn Bình Gia');
    await chooseByTyping(page, 'Thư ký cuộc họp', 'tran thi', 'Trần Thị Bình');
    await page.getByRole('checkbox', { name: 'Chia sẻ màn hình' }).uncheck();
    await page.getByText('Các điểm cầu không chia sẻ màn hình.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
    await page.getByRole('button', { name: 'Mở cuộc họp' }).click();
    await page.getByText('Thư ký cuộc họp: Trần Thị Bình').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it('says on a commune’s button what the meeting does not grant it', async () => {
    await join(commune);
    const { page } = commune.browser;
    const button = page.getByTestId('screen-button');
    expect(await button.isDisabled()).toBe(true);
    expect(await button.innerText()).toContain('không chia sẻ màn hình');
    expect(await page.getByTestId('camera-button').isDisabled()).toBe(false);
    expect(await page.getByTestId('conduct-button').count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('lets the commune whose unit holds the meeting conduct it, and share its screen', async () => {
    await join(host);
    const { page } = host.browser;
    expect(await page.getByTestId('screen-button').isDisabled()).toBe(false);
    await page.getByTestId('conduct-button').click();
    await page.getByTestId('act-mute-all').click();
    await commune.browser.page.getByText('Chủ trì đã tắt mic').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByTestId('panel-close').click();
  });

  it('lets its secretary, a delegate elsewhere, conduct it and keep its record, also when it is over', async () => {
    const { page } = desk;
    await desk.context.clearCookies();
    await signIn(page, 'binh.tt', oneTime);
    await page.getByRole('link', { name: title }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: title }).click();
    await page.getByText('Thư ký cuộc họp: Trần Thị Bình').waitFor();
    await page.getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
    await page.getByText('Bế mạc', { exact: true }).first().waitFor();
    const meeting = new URL(page.url()).pathname;
    await page.goto(`${hub.url}${meeting}/minutes`);
    await page.getByRole('button', { name: /^Lưu/u }).first().waitFor();
    expect(await page.getByText('Trần Thị Bình').count()).toBeGreaterThan(0);
    await page.goto(`${hub.url}${meeting}/roll-call`);
    await page
      .getByRole('button', { name: /^Xác nhận/u })
      .first()
      .waitFor();
    await page.goto(`${hub.url}/admin/accounts`);
    await page.getByRole('link', { name: title }).waitFor();
  });
});
