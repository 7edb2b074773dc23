/**
 * Makes the samples of docs/samples anew from a played district: minutes, notice, report, archive, and the picture of the room in
 * docs/pictures. `npm run samples [folder]`; with a folder, the files go there and no picture is taken.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DemoDistrict } from './samples/demo-district.ts';
import { inCheckout } from './setup/paths.ts';

type Listed = { meetings: { meetingId: string; closedAt: number | null; openedAt: number }[] };

const write = async (folder: string, name: string, answer: Response): Promise<void> => {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  writeFileSync(join(folder, name), bytes);
  process.stdout.write(`${join(folder, name)} (${Math.round(bytes.length / 1024)} kB)\n`);
};

const makeSamples = async (district: DemoDistrict, folder: string): Promise<void> => {
  const get = await district.desk();
  const { meetings } = (await (await get('/api/meetings')).json()) as Listed;
  // The last one has no notice yet, as on a real Tuesday: the one before it has all its papers.
  const papered = meetings.filter(({ closedAt }) => closedAt !== null)[1];
  if (papered === undefined) throw new Error('there is no closed meeting in the sample year');
  const of = `/api/meetings/${papered.meetingId}`;
  const to = new Date(papered.openedAt).toISOString().slice(0, 10);
  const period = `from=${Number(to.slice(0, 4)) - 1}${to.slice(4)}&to=${to}`;
  const files: Record<string, string> = {
    'bien-ban.docx': `${of}/minutes.docx`,
    'bien-ban.pdf': `${of}/minutes.pdf`,
    'thong-bao.docx': `${of}/notice.docx`,
    'thong-bao.pdf': `${of}/notice.pdf`,
    'bao-cao.pdf': `/api/report.pdf?${period}`,
    'bao-cao.xlsx': `/api/report.xlsx?${period}`,
    'bao-cao.csv': `/api/report.csv?${period}`,
    'ho-so.zip': `${of}/archive.zip`,
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(files)) await write(folder, `so-lieu-mau_${name}`, await get(path));
};

const takePicture = async (district: DemoDistrict, file: string): Promise<void> => {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: 'vi-VN' });
    await page.goto(district.entry);
    await page.getByTestId('join').click();
    await page.waitForFunction(
      () => [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0).length >= 19,
      undefined,
      { timeout: 60_000 },
    );
    // The commands hide when nobody moves the mouse.
    await page.waitForTimeout(6_000);
    await page.screenshot({ path: file });
    process.stdout.write(`${file}\n`);
  } finally {
    await browser.close();
  }
};

const [elsewhere] = process.argv.slice(2);
const district = await DemoDistrict.start();
try {
  await makeSamples(district, elsewhere ?? inCheckout('docs', 'samples'));
  if (elsewhere === undefined) await takePicture(district, inCheckout('docs', 'pictures', 'room.png'));
} finally {
  await district.remove();
}
