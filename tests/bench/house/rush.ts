import { setTimeout as delay } from 'node:timers/promises';
import { median, ms, percentile, report } from '../figures.ts';
import { inDistrict } from './checkout.ts';
import { LeanPage } from './lean-page.ts';
import { openedMeeting } from './seated.ts';

/** Between two rounds, so that no page asks oftener than it may, in milliseconds. */
const restMs = 4_000;

/** So many pages, which all stand on the waiting page, press at once, so often: when each has its seat, and when the hub takes its camera. */
const rushOf = async (endpoints: number, rounds: number): Promise<void> =>
  inDistrict(endpoints, async (place) => {
    const { district, pcs, closes } = place;
    const { meetingId, model } = await openedMeeting(place);
    const pages = await Promise.all(pcs.map((pc) => LeanPage.open(district.hub.url, pc, model)));
    closes.push(() => pages.forEach((page) => page.close()));
    const [seats, cameras, lasts]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      await delay(restMs);
      const pressedAt = performance.now();
      const since = (): number => performance.now() - pressedAt;
      const own = await Promise.all(
        pages.map(async (page) => {
          await page.join(meetingId);
          const seatMs = since();
          await page.connect();
          await page.produce('camera');
          return { seatMs, cameraMs: since() };
        }),
      );
      seats.push(...own.map(({ seatMs }) => seatMs));
      cameras.push(...own.map(({ cameraMs }) => cameraMs));
      lasts.push(Math.max(...own.map(({ seatMs }) => seatMs)));
      await delay(restMs / 2);
      await Promise.all(pages.map((page) => page.leave()));
    }
    const spread = (times: readonly number[]): string => `${ms(percentile(times, 50))}, ${ms(percentile(times, 95))}`;
    report(`${endpoints} press at once: seated, p50 and p95 of ${seats.length}`, spread(seats));
    report(`  the last one is seated, median of ${rounds}`, ms(median(lasts)));
    report('  its camera is taken as well, p50 and p95', spread(cameras));
  });

/** A Monday at 7:30: twenty and sixty-six pages press at once. */
export const rush = async (): Promise<void> => {
  await rushOf(20, 6);
  await rushOf(66, 3);
};
