import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { chair, issuerName, secretary, signedPapers } from '../../server/test/support/signed-papers.ts';
import { devicesOf, signInAsAdmin } from './support/district.ts';
import { EndpointBrowser, communeScreen } from './support/endpoint-browser.ts';
import { faultsOf } from './support/page-check.ts';

let hub: HubProcess;
let desk: EndpointBrowser;
let papers: ReturnType<typeof signedPapers>;
const meetings: string[] = [];

const opened = async (title: string): Promise<string> => {
  const { page } = desk;
  await page.goto(`${hub.url}/open`);
  await page.getByLabel('Tên cuộc họp').fill(title);
  await page.getByLabel('Cuộc họp không có nội dung bí mật nhà nước.').check();
  await page.getByRole('button', { name: 'Mở cuộc họp' }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
};

const ended = async (): Promise<void> => {
  const { page } = desk;
  await page.getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Kết thúc cuộc họp' }).click();
  await page.getByText('Bế mạc', { exact: true }).first().waitFor();
};

/** Faults of a page as it stands, in Vietnamese and in English; leaves it in Vietnamese. */
const faultsInBoth = async (page: Page): Promise<string[]> => {
  const found = await faultsOf(page);
  await page.getByText('English', { exact: true }).click();
  found.push(...(await faultsOf(page)));
  await page.getByText('Tiếng Việt', { exact: true }).click();
  return found;
};

/** Presses a key this often. */
const press = async (page: Page, key: string, times = 1): Promise<void> => {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
};

const works = (page: Page): Promise<string[]> =>
  page
    .getByRole('textbox', { name: /^Nội dung công việc, kết luận/u })
    .evaluateAll((fields) => fields.map((field) => (field instanceof HTMLTextAreaElement ? field.value : '')));

beforeAll(async () => {
  papers = signedPapers();
  hub = await HubProcess.start();
  desk = await EndpointBrowser.open('conclusions', devicesOf.second, communeScreen);
  await signInAsAdmin(hub, desk.page);
});
afterAll(async () => {
  papers.close();
  await desk.close();
  await hub.remove();
});

describe('conclusions', () => {
  it('are typed by the keyboard while the meeting runs, and a reload keeps them', async () => {
    const { page } = desk;
    const meeting = await opened('Họp giao ban tuần');
    meetings.push(meeting);
    await page.getByRole('link', { name: 'Kết luận', exact: true }).click();
    await page.getByText('tính từ khi cuộc họp bế mạc').waitFor();
    await page.getByRole('button', { name: 'Thêm kết luận' }).press('Enter');
    await page.keyboard.type('Sửa đường vào thôn Khuổi Luông');
    await press(page, 'Tab');
    await page.keyboard.type('hoang van thu');
    await page.getByRole('option', { name: 'Xã Hoàng Văn Thụ' }).waitFor();
    await press(page, 'Enter');
    await press(page, 'Tab');
    await page.keyboard.type('Phòng Tài chính - Kế hoạch');
    await press(page, 'Tab');
    await page.keyboard.type('01/01/2020');
    await press(page, 'Control+Enter');
    await page.keyboard.type('Rà soát hộ nghèo');
    await page.reload();
    await page.getByText('Có phần chưa lưu').waitFor();
    expect(await works(page)).toEqual(['Sửa đường vào thôn Khuổi Luông', 'Rà soát hộ nghèo']);
    await page.getByText('Phòng Tài chính - Kế hoạch').waitFor();
    await press(page, 'Control+s');
    await page.getByText('Hãy ghi đơn vị chủ trì.').waitFor();
    // The keyboard was led to what is missing; a unit is known by its name without tone marks, also when the field is only left.
    await page.keyboard.type('mong an');
    await press(page, 'Alt+ArrowUp');
    await press(page, 'Control+s');
    await page.getByText(/^Đã lưu bản 1 lúc/u).waitFor();
    expect(await works(page)).toEqual(['Rà soát hộ nghèo', 'Sửa đường vào thôn Khuổi Luông']);
    await page.reload();
    const lead = page.getByRole('combobox', { name: 'Đơn vị chủ trì, kết luận 1' });
    await lead.waitFor();
    expect(await lead.inputValue()).toBe('Xã Mông Ân');
    expect(await faultsInBoth(page)).toEqual([]);
  });

  it('of two tabs that write at once are both kept', async () => {
    const { page } = desk;
    const other = await desk.newTab();
    await other.goto(page.url());
    await other.getByRole('textbox', { name: 'Nội dung công việc, kết luận 1' }).fill('Rà soát hộ nghèo, cận nghèo');
    await page.getByRole('button', { name: 'Thêm kết luận' }).press('Enter');
    await page.keyboard.type('Trồng rừng');
    await press(page, 'Tab');
    await page.keyboard.type('Hạt Kiểm lâm');
    await press(page, 'Control+s');
    await page.getByText(/^Đã lưu bản 2 lúc/u).waitFor();
    await press(other, 'Control+s');
    await other.getByText('Phần đang nhập, chưa lưu').waitFor();
    await other.getByRole('rowheader', { name: 'Trồng rừng' }).waitFor();
    expect(await works(other)).toContain('Rà soát hộ nghèo, cận nghèo');
    expect(await faultsInBoth(other)).toEqual([]);
    await other.getByRole('button', { name: 'Ghép hai bản' }).click();
    await press(other, 'Control+s');
    await other.getByText(/^Đã lưu bản 3 lúc/u).waitFor();
    expect(await works(other)).toEqual(['Rà soát hộ nghèo, cận nghèo', 'Sửa đường vào thôn Khuổi Luông', 'Trồng rừng']);
    await other.close();
  });
});

describe('tasks', () => {
  it('of two meetings that ended are found without tone marks, the most urgent first', async () => {
    const { page } = desk;
    await page.goto(`${hub.url}${meetings[0]}`);
    await ended();
    meetings.push(await opened('Họp đột xuất'));
    await ended();
    await page.getByRole('link', { name: 'Kết luận', exact: true }).click();
    await page.getByRole('button', { name: 'Thêm kết luận' }).press('Enter');
    await page.keyboard.type('=1+1 trường học');
    await press(page, 'Tab');
    await page.keyboard.type('Phòng Giáo dục');
    await press(page, 'Control+s');
    await page.getByText(/^Thông báo kết luận phải gửi chậm nhất ngày/u).waitFor();
    await page.getByRole('link', { name: 'Nhiệm vụ' }).click();
    await page.getByText('Tổng số: 4 nhiệm vụ').waitFor();
    const first = page.getByRole('row').nth(1);
    expect(await first.innerText()).toMatch(/Quá hạn\s+01\/01\/2020\s+Sửa đường/u);
    expect(await faultsInBoth(page)).toEqual([]);
    await page.getByRole('searchbox').fill('khuoi luong');
    await page.getByText('Tổng số: 1 nhiệm vụ').waitFor();
    await page.getByRole('searchbox').fill('dot xuat truong');
    await page.getByRole('link', { name: '=1+1 trường học' }).waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('Tình trạng').selectOption('Quá hạn');
    await page.getByText('Tổng số: 1 nhiệm vụ').waitFor();
    expect(page.url()).toContain('state=overdue');
  });

  it('are done when somebody says so, and what was said stays', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Ghi tiến độ: Sửa đường/u }).click();
    await page.getByRole('dialog').getByLabel('Đã hoàn thành').check();
    await page.getByLabel('Ghi chú').fill('Đã nghiệm thu');
    expect(await faultsOf(page), 'dialog').toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Ghi tiến độ' }).click();
    await page.getByText('Không có nhiệm vụ nào như vậy').waitFor();
    await page.getByLabel('Tình trạng').selectOption('Đã hoàn thành');
    await page.getByText('Đã nghiệm thu').waitFor();
    await page.getByLabel('Tình trạng').selectOption('Tất cả');
    await page.getByText('Tổng số: 4 nhiệm vụ').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Tải tệp CSV' }).click();
    const cells: string[][] = parse(readFileSync(await (await download).path()), { bom: true, delimiter: ';' });
    expect(cells.map(([, work]) => work)).toEqual([
      'Nội dung công việc',
      expect.stringMatching(/^(Rà soát|'=1\+1|Trồng)/u),
      expect.stringMatching(/^(Rà soát|'=1\+1|Trồng)/u),
      expect.stringMatching(/^(Rà soát|'=1\+1|Trồng)/u),
      'Sửa đường vào thôn Khuổi Luông',
    ]);
    expect(cells[4]?.slice(2, 6)).toEqual([
      'Xã Hoàng Văn Thụ',
      'Phòng Tài chính - Kế hoạch',
      '01/01/2020',
      'Đã hoàn thành',
    ]);
  });

  it('do not vanish with a row that is taken out: the page says so once, and puts it back', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Sửa đường vào thôn Khuổi Luông' }).click();
    await page.getByRole('list', { name: 'Kết luận cuộc họp' }).getByText('Nhiệm vụ: đã hoàn thành').waitFor();
    await page.getByRole('textbox', { name: 'Nội dung công việc, kết luận 2' }).press('Alt+Delete');
    await page.getByRole('dialog').getByText('cùng 1 lần ghi tiến độ').waitFor();
    expect(await faultsOf(page), 'question').toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Bỏ kết luận' }).click();
    await press(page, 'Control+s');
    await page.getByText(/^Đã lưu bản 4 lúc/u).waitFor();
    expect(await works(page)).toEqual(['Rà soát hộ nghèo, cận nghèo', 'Trồng rừng']);
    await page.getByRole('button', { name: /^Đưa lại: Sửa đường/u }).click();
    await press(page, 'Control+s');
    await page.getByText(/^Đã lưu bản 5 lúc/u).waitFor();
    await page.getByRole('list', { name: 'Kết luận cuộc họp' }).getByText('Nhiệm vụ: đã hoàn thành').waitFor();
    await page.getByText('Các bản đã lưu (5)').click();
    await page.getByText(/^Bản 5: /u).waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
  });
});

describe('two people at the same conclusions', () => {
  it('see at once what the other saves, also under what they are typing, and ask for nothing meanwhile', async () => {
    const { page } = desk;
    const other = await desk.newTab();
    const asked: string[] = [];
    other.on('request', (request) => {
      const { pathname } = new URL(request.url());
      // A part of the page that is fetched early, once, whether the hub is there first, asks for nothing of a meeting.
      if (pathname !== '/readyz' && !pathname.startsWith('/assets/')) asked.push(pathname);
    });
    const conclusionsAsked = (): number => asked.filter((path) => path.endsWith('/conclusions')).length;
    await other.goto(`${hub.url}${meetings[1]}/conclusions`);
    await page.goto(other.url());
    // As it was loaded, and once more when the hub has said that it tells of changes from now on.
    await expect.poll(conclusionsAsked, { timeout: 20_000 }).toBe(3);
    asked.length = 0;
    // Longer than pages once waited before they asked again.
    await delay(11_000);
    expect(asked).toEqual([]);
    const work = 'Nội dung công việc, kết luận 1';
    await page.getByRole('textbox', { name: work }).fill('Sửa mái trường');
    await press(page, 'Control+s');
    await expect.poll(() => works(other), { timeout: 20_000 }).toContain('Sửa mái trường');
    expect(asked).toEqual([expect.stringMatching(/conclusions$/u)]);
    await other.getByRole('textbox', { name: work }).fill('Đang gõ dở');
    await page.getByRole('textbox', { name: work }).fill('Sửa mái trường Khuổi Luông');
    await press(page, 'Control+s');
    await other.getByText('Phần đang nhập, chưa lưu').waitFor();
    expect(await works(other)).toContain('Đang gõ dở');
    expect(await faultsOf(other)).toEqual([]);
    await other.close();
    await page.goto(`${hub.url}${meetings[0]}/conclusions`);
  });
});

describe('signed documents', () => {
  const send = async (name: string, buffer: Buffer): Promise<void> => {
    const { page } = desk;
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
    await page.getByRole('button', { name: 'Tải văn bản lên' }).click();
  };

  it('are taken in with their signatures, and one changed byte is noticed', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: 'Văn bản đã ký' }).click();
    await page.getByText('Chưa tải lên văn bản nào').waitFor();
    const plain = await papers.unsigned();
    const once = await papers.sign(plain, secretary, new Date('2026-11-23T08:30:00+07:00'));
    const signed = Buffer.from(await papers.sign(once, chair, new Date('2026-11-23T09:00:00+07:00')));
    await send('Biên bản họp giao ban.pdf', signed);
    const card = page.getByRole('article', { name: 'Biên bản họp giao ban.pdf' });
    await card.waitFor();
    const row = card.getByRole('row', { name: chair.name });
    expect(await row.innerText()).toMatch(
      new RegExp(
        `Không thay đổi\\s+${chair.name}\\s+${chair.organisation}\\s+${issuerName}\\s+23/11/2026 09:00\\s+Cả tệp`,
        'u',
      ),
    );
    expect(await card.getByRole('row', { name: secretary.name }).innerText()).toContain('Một phần');
    const changed = Buffer.from(signed);
    const at = changed.indexOf('/MediaBox') + 1;
    changed[at] = 'm'.charCodeAt(0);
    await send('thong-bao-da-sua.pdf', changed);
    const other = page.getByRole('article', { name: 'thong-bao-da-sua.pdf' });
    await other.getByText('Đã bị thay đổi').first().waitFor();
    await send('khong-ky.pdf', Buffer.from(plain));
    await page.getByText('Không có chữ ký số trong tệp này.').waitFor();
    expect(await faultsInBoth(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await card.getByRole('link', { name: /^Tải về/u }).click();
    expect(readFileSync(await (await download).path()).equals(signed)).toBe(true);
  });

  it('go on by themselves where the line was cut, and stop when a person stops them', async () => {
    const { page } = desk;
    const line = await page.context().newCDPSession(page);
    const carries = (uploadThroughput: number, offline = false) =>
      line.send('Network.emulateNetworkConditions', { offline, latency: 0, downloadThroughput: -1, uploadThroughput });
    const large = Buffer.concat([await papers.unsigned(), Buffer.alloc(700_000, '\n')]);
    const status = page.getByRole('status').filter({ hasText: '%' });
    await carries(100_000);
    await send('tep-lon.pdf', large);
    await status.filter({ hasText: /Đang gửi: [1-9]\d %/u }).waitFor();
    await carries(0, true);
    await status.filter({ hasText: 'Phần đã gửi được giữ lại' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const kept = Number(/(\d+) %/u.exec(await status.innerText())?.[1]);
    // In its pieces of 64 kB and more, some had arrived.
    expect(kept).toBeGreaterThanOrEqual(9);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') asked.push(new URL(request.url()).searchParams.get('offset') ?? '');
    });
    await carries(-1);
    const card = page.getByRole('article', { name: 'tep-lon.pdf' });
    await card.waitFor();
    expect(asked).not.toContain('0');
    const download = page.waitForEvent('download');
    await card.getByRole('link', { name: /^Tải về/u }).click();
    expect(readFileSync(await (await download).path()).equals(large)).toBe(true);

    await carries(50_000);
    await send('dung-gui.pdf', Buffer.concat([large, Buffer.from('\n')]));
    await status.filter({ hasText: /Đang gửi: [1-9]/u }).waitFor();
    await page.getByRole('button', { name: 'Dừng gửi' }).click();
    await page.getByRole('button', { name: 'Tải văn bản lên' }).waitFor();
    await carries(-1);
    await expect.poll(() => readdirSync(join(hub.dataDir, 'unfinished-uploads'))).toEqual([]);
    await line.detach();
  });

  it('a text that is called a PDF, and one that is too large, are refused with a sentence', async () => {
    const { page } = desk;
    await send('ghi-chep.pdf', Buffer.from('Đây không phải là PDF.'));
    await page.getByText('Tệp này không phải là PDF đọc được. Chưa có gì được lưu.').waitFor();
    await page.getByText('Đã nhận (4)').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => void (request.method() !== 'GET' && asked.push(request.url())));
    const dragged = await page.evaluateHandle(() => {
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(200 * 1024 * 1024)], 'ban-quet.pdf', { type: 'application/pdf' }));
      return files;
    });
    await page.getByText('Kéo tệp PDF vào đây').dispatchEvent('drop', { dataTransfer: dragged });
    await page.getByText(/^Tệp ban-quet\.pdf có 200 MB, lớn hơn mức 32 MB/u).waitFor();
    expect(await page.getByRole('button', { name: 'Tải văn bản lên' }).count()).toBe(0);
    expect(await faultsInBoth(page)).toEqual([]);
    expect(asked).toEqual([]);
    expect(desk.problems.filter((problem) => !/status of 4(09|22)|ERR_INTERNET_DISCONNECTED/u.test(problem))).toEqual(
      [],
    );
  });
});

describe('a technician', () => {
  it('reads it all and writes nothing', async () => {
    const { page } = desk;
    await page.evaluate(async (password) => {
      const send = async (path: string, body: object): Promise<Record<string, unknown>> => {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
        return response.status === 204 ? {} : response.json();
      };
      const person = { userName: 'ky-thuat', displayName: 'Lò Văn Kỹ', role: 'technician' };
      const { oneTimePassword } = await send('/api/accounts', person);
      await send('/api/session', { userName: person.userName, password: oneTimePassword });
      await send('/api/session/password', { oldPassword: oneTimePassword, newPassword: password });
    }, 'mot cau khac de nho');
    await page.goto(`${hub.url}${meetings[0]}/conclusions`);
    await page.getByRole('rowheader', { name: 'Sửa đường vào thôn Khuổi Luông' }).waitFor();
    expect(await page.getByRole('button', { name: 'Thêm kết luận' }).count()).toBe(0);
    expect(await faultsInBoth(page), 'conclusions').toEqual([]);
    await page.getByRole('link', { name: 'Văn bản đã ký' }).click();
    await page.getByText('Đã nhận (4)').waitFor();
    expect(await page.locator('input[type=file]').count()).toBe(0);
    await page.getByRole('link', { name: 'Nhiệm vụ' }).click();
    await page.getByText('Tổng số: 4 nhiệm vụ').waitFor();
    expect(await page.getByRole('button', { name: 'Ghi tiến độ' }).count()).toBe(0);
  });
});
