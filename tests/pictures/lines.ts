/**
 * Takes pictures of what tells of lines in a district of nineteen communes: the board of checks, the board of a meeting that goes on, the history of a
 * year and its PDF, at the sizes of a room and of a PC: `node tests/pictures/lines.ts FOLDER`, after `npm run build`, with MEDIASOUP_WORKER_BIN as
 * scripts/test sets it. To be looked at when one of these pages has changed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { checkResults, EndpointId, type CheckFigures } from '@diem-cau/shared';
import { openStorage } from '../../server/src/adapters/storage/storage.ts';
import { noSums } from '../../server/src/domain/lines/line-sums.ts';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { goodFigures } from '../../server/test/support/checks.ts';
import { devicesOf, signInAsAdmin } from '../browser/support/district.ts';
import { EndpointBrowser } from '../browser/support/endpoint-browser.ts';
import { LargeDistrict } from '../browser/support/large-district.ts';

const folder = process.argv[2] ?? '.';
mkdirSync(folder, { recursive: true });
const sizes = [
  [1920, 1080],
  [3840, 2160],
  [1366, 768],
] as const;
const hourMs = 3_600_000;
const district = await LargeDistrict.start(19);
const { hub } = district;
const idOf = (index: number): EndpointId => EndpointId.parse(district.communes[index]?.endpointId ?? 'none');

/** What is found at a commune, by turns: well, a silent microphone, a thin line, an echo, no way but by the relay. */
const found = (index: number): CheckFigures => {
  if (index % 7 === 2) return { ...goodFigures, microphone: { ...goodFigures.microphone, peak: -80 } };
  if (index % 7 === 4) return { ...goodFigures, bandwidth: { downKbps: 140, upKbps: 60 } };
  if (index % 7 === 5) return { ...goodFigures, loudspeaker: { ...goodFigures.loudspeaker, roomLoss: 4, echoLoss: 3 } };
  if (index % 7 === 6) return { ...goodFigures, line: { ...goodFigures.line, lossUp: 0.07, lossDown: 0.12 } };
  return goodFigures;
};

/** A year of Monday meetings of two hours, and a check of most communes this morning. */
const seed = async (): Promise<void> => {
  await hub.end('SIGTERM');
  const storage = await openStorage({ dataDir: hub.dataDir, databaseUrl: null });
  const now = Date.now();
  for (let index = 0; index < 19; index++) {
    if (index % 9 !== 8) {
      const figures = found(index);
      const results = checkResults(figures);
      const passed = results.every(({ light }) => light !== 'red');
      const beginner = { by: 'endpoint' } as const;
      await storage.checks.keep(
        { endpointId: idOf(index), at: now - index * 60_000, passed, beginner, figures, results },
        0,
      );
    }
    for (let week = 1; week < 45; week++)
      await storage.lines.keep(
        [0, 1].map((hour) => {
          const bad = (index * week) % 5 === 4 ? index * 60_000 : 0;
          return {
            endpointId: idOf(index),
            from: Math.floor((now - week * 168 * hourMs) / hourMs) * hourMs + hour * hourMs,
            sums: {
              ...noSums,
              ...{
                measuredMs: hourMs,
                lostMs: bad,
                badLossMs: bad * 1.5,
                slowMs: bad / 2,
                frozenMs: bad / 3,
                thinDownMs: bad,
              },
              ...{
                upPackets: 180_000,
                upLost: index * 120,
                upBytes: 200e6,
                downPackets: 300_000,
                downLost: index * 300,
              },
              ...{
                downBytes: 700e6,
                roundTrips: 360,
                roundTripSumMs: 360 * (20 + index * 9),
                worstRoundTripMs: 60 + index * 40,
              },
              worstJitterMs: 4 + index,
            },
          };
        }),
      );
  }
  await storage.close();
  await hub.up();
};

const desk = await EndpointBrowser.open('lines', devicesOf.third, { width: 1920, height: 1080 });
const { page } = desk;
/** At each size, as far as the page is high. */
const take = async (name: string): Promise<void> => {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(800);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: width === 1366 });
  }
};
const ask = (path: string, method = 'GET'): Promise<string> =>
  page.evaluate(
    async ([to, how]) => {
      const bytes = new Uint8Array(await (await fetch(to, { method: how })).arrayBuffer());
      return btoa(bytes.reduce((text, byte) => text + String.fromCodePoint(byte), ''));
    },
    [path, method] as const,
  );

try {
  await seed();
  await signInAsAdmin(hub, page);
  await page.goto(`${hub.url}/checks`);
  await page.getByTestId(`board-${idOf(18)}`).waitFor();
  await take('checks');
  await page.goto(`${hub.url}/checks/${idOf(2)}`);
  await take('check');
  const meetingId = await district.open(20);
  const there: AttendingPage[] = [];
  for (let index = 0; index < 17; index++) {
    const commune = await district.join(meetingId, index, index < 8 ? 'wrtc' : 'signalling');
    there.push(commune);
    await commune.line.ask('media.tellReception', { jitterMs: 3 + index * 2, frozenMs: index % 5 === 3 ? 4_000 : 0 });
    if (index % 6 === 5) await commune.line.ask('ladder.limitOwn', { rung: 'voice' });
    if (index % 6 === 3) await commune.line.ask('media.tellLine', { cameraKept: 'rests' });
  }
  await delay(8_000);
  there[4]?.close();
  await delay(15_000);
  await page.goto(`${hub.url}/meetings/${meetingId}/lines`);
  await page
    .getByText(district.communes[16]?.name ?? '')
    .first()
    .waitFor();
  await delay(6_000);
  await take('board');
  await page.goto(`${hub.url}/lines`);
  await page
    .getByRole('button', { name: district.communes[18]?.name ?? '' })
    .first()
    .click();
  await take('history');
  const to = new Date().toISOString().slice(0, 10);
  const from = `${to.slice(0, 4)}-01-01`;
  writeFileSync(
    join(folder, 'history.pdf'),
    Buffer.from(await ask(`/api/lines/${idOf(18)}.pdf?from=${from}&to=${to}`), 'base64'),
  );
} finally {
  await desk.close();
  await district.remove();
}
