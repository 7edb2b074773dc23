import { setTimeout as delay } from 'node:timers/promises';
import type { EndpointId, MeetingId } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttendingPage } from '../support/attending-page.ts';
import { District } from '../support/district.ts';

const patience = { timeout: 60_000, interval: 200 };
let district: District;
let meetingId: MeetingId;
let pages: AttendingPage[] = [];

const page = (index: number): AttendingPage => {
  const found = pages[index];
  if (found === undefined) throw new Error(`no page ${index}`);
  return found;
};
const commune = (index: number): EndpointId => district.commune(index).endpointId;
const shown = (from: AttendingPage): readonly EndpointId[] => {
  const { shows } = from.view.stage;
  return shows?.show === 'chosen' ? shows.endpoints : [];
};

beforeAll(async () => {
  district = await District.start(3);
  const first = await district.page(district.room);
  meetingId = await district.openMeeting(first);
  first.close();
  pages = await district.joined(meetingId, district.room, district.commune(0), district.commune(1));
});
afterAll(async () => {
  for (const each of pages) each.close();
  await district.remove();
});

describe('what everybody sees, over real sockets', () => {
  it('is sent to a commune that sees it, moves there, and is what a late one sees as well', async () => {
    const seen = await district.page(district.commune(2));
    await seen.join(meetingId, 'wrtc', { shade: 200, hertz: 700 });
    await seen.send('camera');
    const viewer = page(1);
    viewer.close();
    const watching = await district.page(district.commune(0));
    await watching.join(meetingId, 'wrtc');
    await watching.endpoint.show([{ endpointId: commune(2), source: 'camera' }]);
    pages[1] = watching;
    const frames = (): number => watching.endpoint.arrived(commune(2), 'camera')?.frames ?? 0;
    const moves = async (): Promise<boolean> => {
      const before = frames();
      await delay(800);
      return frames() > before;
    };
    expect(await moves(), 'nobody speaks, and nobody was chosen').toBe(false);
    await page(0).line.ask('stage.show', { choice: { show: 'chosen', endpoints: [commune(2)] } });
    await expect.poll(moves, patience).toBe(true);
    for (const each of pages) await expect.poll(() => shown(each), patience).toEqual([commune(2)]);
    const late = await district.page(district.commune(1));
    await late.join(meetingId);
    expect(shown(late)).toEqual([commune(2)]);
    pages[2] = late;
    await page(0).line.ask('stage.show', { choice: { show: 'speaker' } });
    await expect.poll(moves, patience).toBe(false);
    seen.close();
  });

  it('views all in turn, over a hub that is killed in the middle of the round, and ends by itself', async () => {
    await page(0).line.ask('stage.tour', { seconds: 5 });
    await expect.poll(() => shown(page(2)), patience).toEqual([commune(0)]);
    await district.hub.end('SIGKILL');
    for (const each of pages) each.close();
    await delay(5_500);
    await district.hub.up();
    pages = await district.joined(meetingId, district.room, district.commune(0), district.commune(1));
    expect(shown(page(0)), 'its seconds were over while the hub was away').toEqual([commune(0)]);
    await expect.poll(() => shown(page(1)), patience).toEqual([commune(1)]);
    await expect.poll(() => page(1).view.stage.tour, patience).toBeUndefined();
    expect(shown(page(1))).toEqual([]);
    const { facts } = await district.record(meetingId);
    expect(facts.map(({ type }) => type).filter((type) => type.startsWith('tour'))).toEqual([
      'tourBegan',
      'tourMoved',
      'tourEnded',
    ]);
  });
});
