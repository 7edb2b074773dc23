import { HubProcess } from '../../server/test/support/hub-process.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from '../browser/support/district.ts';
import { heard, until } from '../browser/support/seen-and-heard.ts';
import { median, ms, report } from './figures.ts';

/** How long a hub is away before it is started again, in milliseconds: pages have come to their longest wait after some seconds. */
const aways = [0, 2_000, 6_000, 12_000, 12_000, 20_000];

/** Three pages talk; the hub is killed and started again: how long it takes until each of them hears both others, without a press. */
export const ownVoice = async (): Promise<void> => {
  const hub = await HubProcess.start();
  const places: Place[] = [];
  try {
    places.push(await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true));
    places.push(await enrol(hub, 'Xã Hòa Bình', devicesOf.first));
    places.push(await enrol(hub, 'Xã Tân Văn', devicesOf.second));
    const [room] = places;
    if (room === undefined) return;
    await openMeeting(room.browser.page, 'Giao ban có sự cố');
    for (const place of places) await join(place);
    await room.browser.page.mouse.move(960, 500);
    await room.browser.page.mouse.move(940, 520);
    for (const { browser } of places) await browser.page.getByTestId('mic-button').click();
    const hears = (at: Place, of: Place): Promise<unknown> =>
      until(
        () => heard(at.browser.page, of.endpointId, 250),
        ({ level }) => level > 0.01,
        `${at.name} hears ${of.name}`,
        60_000,
      );
    const everybody = (): Promise<unknown> =>
      Promise.all(places.flatMap((at) => places.filter((of) => of !== at).map((of) => hears(at, of))));
    await everybody();
    const took: number[] = [];
    for (const away of aways) {
      await hub.end('SIGKILL');
      await new Promise((done) => setTimeout(done, away));
      await hub.up();
      const listensAt = performance.now();
      await everybody();
      took.push(performance.now() - listensAt);
      report(
        `hub killed, away for ${away / 1_000} s and back: the last voice is heard again`,
        ms(took.at(-1) ?? 0),
        '≤ 5 s',
      );
    }
    report('the same, half of the times within', ms(median(took)));
    report('the same, the longest', ms(Math.max(...took)), '≤ 5 s');
  } finally {
    for (const { browser } of places) await browser.close();
    await hub.remove();
  }
};
