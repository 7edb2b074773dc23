import { readFileSync } from 'node:fs';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Line, whyNoLine } from '../../scripts/weak-line/line.ts';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { behindLine, reachedBy } from './support/behind-line.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { sameColour, seen, until } from './support/seen-and-heard.ts';

const why = await whyNoLine();

describe.skipIf(why !== null)(`a commune behind a line of its own${why === null ? '' : ` (${why.en})`}`, () => {
  let line: Line;
  let hub: HubProcess;
  let room: Place;
  let commune: Place;

  /** Each sees the other's picture move from now on. */
  const bothMove = (): Promise<unknown> =>
    Promise.all(
      [[room, commune] as const, [commune, room] as const].map(async ([at, of]) => {
        const look = () => seen(at.browser.page, of.endpointId, 'camera');
        const before = (await look())?.frames ?? 0;
        const picture = await until(
          look,
          (now) => now !== null && now.frames !== before && now.frames > 5,
          `${at.name} sees ${of.name} move`,
          60_000,
        );
        expect(sameColour(picture?.colour ?? [], of.devices.colour)).toBe(true);
      }),
    );

  beforeAll(async () => {
    line = await Line.open();
    hub = await HubProcess.start(reachedBy(line));
    room = await enrol(hub, 'Huyện Bình Gia', devicesOf.room, true);
    commune = await enrol(behindLine(line, hub), 'Xã Hoa Thám', devicesOf.first);
    await openMeeting(room.browser.page, 'Họp qua đường truyền yếu');
    await join(room);
    await join(commune);
  });
  afterAll(async () => {
    await Promise.all([room, commune].map((place) => place.browser.close()));
    await hub.remove();
    await line.close();
  });

  it('reaches its hub by a name that the certificate holds for', async () => {
    const { port } = new URL(commune.browser.page.url());
    const ca = readFileSync(hub.environment['HUB_CA_CERT'] ?? '');
    await new Promise<void>((done, fail) => {
      const socket = connect({ host: line.hubAddress, port: Number(port), ca }, () => {
        socket.destroy();
        done();
      }).on('error', fail);
    });
  });

  it('is seen and sees, and all of it, pages and media, goes over the line', async () => {
    await bothMove();
    const { up, down } = await line.counts();
    for (const lane of [up, down]) {
      expect(lane.udp?.passed?.packets).toBeGreaterThan(50);
      expect(lane.tcp?.passed?.packets).toBeGreaterThan(20);
    }
  });

  it('comes back by itself after its line was cut', async () => {
    const { page } = commune.browser;
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''));
    await line.cut();
    await page.getByTestId('stage-lost').waitFor();
    await line.heal();
    await bothMove();
    await page.getByTestId('stage-lost').waitFor({ state: 'detached' });
    expect(await page.locator('body[data-not-reloaded]').count()).toBe(1);
  });
});
