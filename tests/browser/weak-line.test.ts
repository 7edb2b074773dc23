import { readFileSync } from 'node:fs';
import { connect } from 'node:tls';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Line, whyNoLine } from '../../scripts/weak-line/line.ts';
import { HubProcess } from '../../server/test/support/hub-process.ts';
import { behindLine, reachedBy } from './support/behind-line.ts';
import { devicesOf, enrol, join, openMeeting, type Place } from './support/district.ts';
import { heard, sameColour, seen, until } from './support/seen-and-heard.ts';
import { keepConnections, streamsOf } from './support/streams-of.ts';

const why = await whyNoLine();

/** A film with which an encoder has work: a picture of one colour fits beside a voice into almost any line. */
const grained = { width: 640, height: 360, framesPerSecond: 10, frames: 10, grain: true } as const;

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

  /** Each hears the other. */
  const bothHear = (): Promise<unknown> =>
    Promise.all(
      [[room, commune] as const, [commune, room] as const].map(([at, of]) =>
        until(
          () => heard(at.browser.page, of.endpointId, 800),
          ({ level }) => level > 0.01,
          `${at.name} hears ${of.name}`,
          60_000,
        ),
      ),
    );
  const hubPort = (): number => Number(new URL(hub.url).port);
  const mediaPort = (): number => Number(hub.environment['HUB_MEDIA_PORT']);

  beforeAll(async () => {
    line = await Line.open();
    hub = await HubProcess.start(reachedBy(line));
    [room, commune] = await Promise.all([
      enrol(hub, 'Huyện Bình Gia', devicesOf.room, true),
      enrol(behindLine(line, hub), 'Xã Hoa Thám', { ...devicesOf.first, film: grained }),
    ]);
    await commune.browser.context.addInitScript(keepConnections);
    await commune.browser.page.reload();
    await openMeeting(room.browser.page, 'Họp qua đường truyền yếu');
    await join(room);
    await join(commune);
    await room.browser.page.mouse.move(960, 500);
    await room.browser.page.mouse.move(940, 520);
    for (const { browser } of [room, commune]) await browser.page.getByTestId('mic-button').click();
    await bothHear();
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

  it('says whose picture or voice does not arrive while all else does: at the commune and in the room', async () => {
    const { page } = commune.browser;
    const tile = room.browser.page.getByTestId(`tile-${commune.endpointId}`);
    const words = (at: Locator, wanted: RegExp | null, what: string) =>
      until(
        () => at.allInnerTexts(),
        (texts) => (wanted === null ? !/đứng yên|không nhận được/u.test(texts.join()) : wanted.test(texts.join())),
        what,
        60_000,
      );
    for (const [kind, note, advice] of [
      ['video', 'camera-trouble', /Máy chủ không nhận được hình/u],
      ['audio', 'microphone-note', /Máy chủ không nhận được tiếng/u],
    ] as const) {
      await line.impair({ noStreams: await streamsOf(page, kind, 'outbound-rtp') }, 'up');
      await words(page.getByTestId(note), advice, `the commune is told of its ${kind}`);
      await words(tile, /không nhận được/u, `the room is told of the ${kind}`);
      await line.heal();
      await page.getByTestId(note).waitFor({ state: 'detached' });
      await words(tile, null, 'and no longer');
    }
    await line.impair({ noStreams: await streamsOf(page, 'video', 'inbound-rtp') }, 'down');
    await words(
      page.getByTestId('commune-page'),
      /đứng yên/u,
      'the commune is told that the picture of the room stands still',
    );
    await line.heal();
    await words(page.getByTestId('commune-page'), null, 'and no longer');
    await bothHear();
    await bothMove();
  });

  it('goes on talking while only its signalling is cut, and says that its buttons wait', async () => {
    const { page } = commune.browser;
    await line.impair({ noTcpPorts: [hubPort()] });
    await page.getByTestId('hub-away').waitFor();
    for (let times = 0; times < 3; times += 1) await bothHear();
    await bothMove();
    expect(await page.locator('[data-testid="stage-lost"], [data-testid="stage-mending"]').count()).toBe(0);
    await line.heal();
    await page.getByTestId('hub-away').waitFor({ state: 'detached' });
    await bothHear();
  });

  it('says that picture and sound are cut off while only they are, and since when, and mends them', async () => {
    const { page } = commune.browser;
    await line.impair({ noUdp: true, noTcpPorts: [mediaPort()] });
    const sentence = page.getByTestId('stage-mending');
    await sentence.waitFor();
    expect(await sentence.innerText()).toMatch(/bị ngắt từ \d\d:\d\d:\d\d, đã\s\d:\d\d/u);
    await line.heal();
    await sentence.waitFor({ state: 'detached' });
    await bothHear();
    await bothMove();
  });

  it('comes back by itself after its line was cut: both voices, without a press', async () => {
    const { page } = commune.browser;
    await page.evaluate(() => document.body.setAttribute('data-not-reloaded', ''));
    await line.cut();
    const sentence = page.getByTestId('stage-lost');
    await sentence.waitFor();
    expect(await sentence.innerText()).toMatch(/Mất kết nối từ \d\d:\d\d:\d\d, đã\s\d:\d\d/u);
    await line.heal();
    await bothHear();
    await bothMove();
    await sentence.waitFor({ state: 'detached' });
    expect(await page.locator('body[data-not-reloaded]').count()).toBe(1);
    expect(await page.getByTestId('return-question').count()).toBe(0);
  });

  it('receives less by its own choice, says so on both pages, and has it back', async () => {
    const { page } = commune.browser;
    const choose = async (rung: string): Promise<void> => {
      await page.getByTestId('devices-button').click();
      await page.getByTestId('choose-reception').selectOption(rung);
      await page.keyboard.press('Escape');
    };
    await choose('voice');
    await page.getByTestId('rung').getByText('đã chọn chỉ nhận tiếng nói').waitFor();
    await room.browser.page.getByTestId(`tile-${commune.endpointId}`).getByText('Chỉ nghe tiếng').waitFor();
    // Its own choice is said in the place of the picture, not that the network is weak.
    await page.getByTestId('commune-page').getByText('Đã chọn bớt hình').waitFor();
    await bothHear();
    await choose('full');
    await page.getByTestId('rung').waitFor({ state: 'detached' });
    await bothMove();
  });

  it('says in the room, too, what that receives less by its own choice', async () => {
    const { page } = room.browser;
    const choose = async (rung: string): Promise<void> => {
      await page.mouse.move(960, 500);
      await page.mouse.move(940, 520);
      await page.getByTestId('more-button').click();
      await page.getByTestId('devices-button').click();
      await page.getByTestId('choose-reception').selectOption(rung);
      await page.keyboard.press('Escape');
    };
    await choose('stage');
    await page.getByTestId('rung').getByText('đã chọn chỉ nhận hình trên màn hình chính').waitFor();
    await choose('full');
    await page.getByTestId('rung').waitFor({ state: 'detached' });
  });

  it('sends less of its camera where its PC has no time, says why on both pages, and sends all again where its person wants that', async () => {
    const { page } = commune.browser;
    const choose = async (relief: string): Promise<void> => {
      await page.getByTestId('devices-button').click();
      await page.getByTestId('choose-relief').selectOption(relief);
      await page.keyboard.press('Escape');
    };
    const tile = room.browser.page.getByTestId(`tile-${commune.endpointId}`);
    await choose('on');
    await page.evaluate(() => {
      const busy = (): void => {
        const until = performance.now() + 400;
        while (performance.now() < until);
        Reflect.set(window, 'busy', setTimeout(busy, 10));
      };
      busy();
    });
    await page.getByTestId('rung').getByText('Máy tính quá tải').waitFor({ timeout: 60_000 });
    await tile.getByText('Máy quá tải').waitFor();
    await bothHear();
    await page.evaluate(() => clearTimeout(Number(Reflect.get(window, 'busy'))));
    await choose('off');
    await page.getByTestId('rung').waitFor({ state: 'detached' });
    await tile.getByText('Máy quá tải').waitFor({ state: 'detached' });
    await bothMove();
  });

  it('keeps the voices on a line that bears nothing else, lets its camera rest, and says why', async () => {
    const { page } = commune.browser;
    // Until its camera has given way the page's own words share a full line with its media: on a slow machine that takes its time.
    const patience = { timeout: 75_000 };
    await line.impair({ rateKbps: 64, queueMs: 300 });
    await page.getByTestId('rung').getByText('Mạng yếu').waitFor(patience);
    await room.browser.page
      .getByTestId(`tile-${commune.endpointId}`)
      .getByText(/Mạng yếu|Tiếng, hình nhỏ|Chỉ nghe tiếng|Camera tạm nghỉ/u)
      .waitFor(patience);
    await page.getByTestId('rung').getByText('camera của điểm cầu này tạm nghỉ').waitFor(patience);
    await page.getByTestId('own-picture').getByText('Mạng yếu').waitFor(patience);
    await bothHear();
  });
});
