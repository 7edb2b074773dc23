import { afterAll, beforeAll, expect, it } from 'vitest';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf } from './support/district.ts';
import { communeScreen, EndpointBrowser } from './support/endpoint-browser.ts';
import { faultsOf } from './support/page-check.ts';

let hub: HubProcess;
let browser: EndpointBrowser;

beforeAll(async () => {
  hub = await HubProcess.start();
  browser = await EndpointBrowser.open('desk', devicesOf.first, communeScreen);
});
afterAll(async () => {
  await browser.close();
  await hub.remove();
});

it("is two pages of A4 in both languages, with the panel's pictures, for whoever has the address", async () => {
  const { page } = browser;
  await page.goto(`${hub.url}/chair`);
  for (const title of ['Chủ trì cuộc họp', 'Leading a meeting']) {
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.waitForFunction(() =>
      [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth === 1280),
    );
    expect(await page.locator('img').count()).toBe(2);
    expect(await faultsOf(page)).toEqual([]);
    const shots = process.env['SHOTS'];
    const path = shots === undefined ? {} : { path: `${shots}/chair-${title.slice(0, 2)}.pdf` };
    const pdf = await page.pdf({ preferCSSPageSize: true, ...path });
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/gu)).toHaveLength(2);
    await page.getByTestId('language').click();
  }
});
