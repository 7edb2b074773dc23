import { setTimeout as delay } from 'node:timers/promises';
import type { EndpointAttendance, MeetingId } from '@diem-cau/shared';
import { Line, lineClockMs } from '../../../scripts/weak-line/line.ts';
import { District, type EnrolledPc } from '../../../server/test/support/district.ts';
import { reachedBy } from '../../browser/support/behind-line.ts';
import type { Devices } from '../../browser/support/device-files.ts';
import { chromiumPath, communeScreen, EndpointBrowser } from '../../browser/support/endpoint-browser.ts';
import { installProbe, Watched } from './probe.ts';
import { isWhole } from './seen-of.ts';

/** 30 frames a second of 320x180, as the table of aims asks. */
const film = { width: 320, height: 180, framesPerSecond: 30, frames: 30 };
const devices = {
  room: { colour: [200, 40, 40], pitch: 225, film, unbroken: true },
  commune: { colour: [40, 160, 60], pitch: 335, film, unbroken: true },
} as const satisfies Record<string, Devices>;

/** Whoever is not whole by itself within this time, in milliseconds, is helped. */
const patienceMs = 45_000;

interface Opened {
  readonly line: Line;
  readonly district: District;
  readonly meetingId: MeetingId;
  readonly room: Watched;
  readonly commune: Watched;
  /** What is closed in the end. */
  readonly opened: AsyncDisposableStack;
}

/** A room on this machine and a commune behind a line, both with camera and open microphone, in one meeting. */
export class Scene {
  readonly line: Line;
  readonly district: District;
  readonly room: Watched;
  readonly commune: Watched;
  readonly #meetingId: MeetingId;
  readonly #opened: AsyncDisposableStack;
  /** What was done by hand because nothing came back by itself. */
  readonly helped: string[] = [];

  private constructor({ line, district, meetingId, room, commune, opened }: Opened) {
    this.line = line;
    this.district = district;
    this.room = room;
    this.commune = commune;
    this.#meetingId = meetingId;
    this.#opened = opened;
  }

  static async open(): Promise<Scene> {
    await using opened = new AsyncDisposableStack();
    const line = await Line.open();
    opened.defer(() => line.close());
    const district = await District.start(1, { LOG_LEVEL: 'warn', ...reachedBy(line) });
    opened.defer(() => district.remove());
    const opener = await district.page(district.room);
    const meetingId = await district.openMeeting(opener);
    opener.close();
    const commune = district.commune(0);
    const url = new URL(district.hub.url);
    url.hostname = line.hubAddress;
    const room = await openPage(opened, district.room, commune, {
      url: district.hub.url,
      devices: devices.room,
      program: chromiumPath,
    });
    const away = await openPage(opened, commune, district.room, {
      url: url.origin,
      devices: devices.commune,
      program: line.program(chromiumPath),
    });
    const scene = new Scene({ line, district, meetingId, room, commune: away, opened: opened.move() });
    await scene.whole();
    return scene;
  }

  get pages(): readonly Watched[] {
    return [this.commune, this.room];
  }

  /** Fetches what both pages have noted. */
  async read(): Promise<void> {
    await Promise.all(this.pages.map((each) => each.read()));
  }

  /** Waits so long and keeps what the pages note meanwhile. */
  async watch(forMs: number): Promise<void> {
    const until = lineClockMs() + forMs;
    while (lineClockMs() < until) {
      await delay(Math.min(1_000, Math.max(0, until - lineClockMs())));
      await this.read();
    }
  }

  /** Waits until each hears and sees the other, at most so long; gives whether they do. */
  async settles(patience: number): Promise<boolean> {
    const until = lineClockMs() + patience;
    do {
      await this.watch(500);
      if (this.pages.every(({ samples }) => isWhole(samples, lineClockMs()))) return true;
    } while (lineClockMs() < until);
    return false;
  }

  /** Takes every impairment away and waits until each hears and sees the other; helps as a person would where nothing comes by itself. */
  async whole(): Promise<void> {
    await this.line.heal();
    if (await this.settles(patienceMs)) return;
    for (const { page } of this.pages) await this.#openMicrophone(page);
    if (await this.settles(patienceMs)) return;
    for (const each of this.pages) {
      this.helped.push('reloaded');
      await this.reload(each);
    }
    if (!(await this.settles(patienceMs))) throw new Error('the meeting does not come back');
  }

  /** Loads a page anew and says yes when it asks whether to go on talking. */
  async reload(watched: Watched): Promise<void> {
    await watched.page.reload();
    await watched.compareClocks();
    const yes = watched.page.getByTestId('return-yes');
    await yes.click({ timeout: 10_000 }).catch(() => undefined);
  }

  /** What the record says of the commune. */
  async attendance(): Promise<EndpointAttendance> {
    const { endpoints } = await this.district.record(this.#meetingId);
    const found = endpoints.find(({ endpointId }) => endpointId === this.district.commune(0).endpointId);
    if (found === undefined) throw new Error('the record does not know the commune');
    return found;
  }

  /** Closes pages, hub and line. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#opened.disposeAsync();
  }

  async #openMicrophone(page: Watched['page']): Promise<void> {
    await page.mouse.move(300, 200);
    await page.mouse.move(320, 220);
    const shut = page.locator('[data-testid="mic-button"]:not([data-state="open"])');
    if ((await shut.count()) === 0) return;
    this.helped.push('microphone opened');
    await shut.click({ timeout: 5_000 }).catch(() => undefined);
  }
}

/** Opens an endpoint's page, joins and opens the microphone. */
const openPage = async (
  opened: AsyncDisposableStack,
  pc: EnrolledPc,
  other: EnrolledPc,
  { url, devices, program }: { readonly url: string; readonly devices: Devices; readonly program: string },
): Promise<Watched> => {
  const browser = await EndpointBrowser.open(`weak-${devices.pitch}`, devices, communeScreen, { program });
  opened.defer(() => browser.close());
  const { page } = browser;
  const [name = '', value = ''] = pc.cookie.split('=');
  await browser.context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
  await installProbe(page, other.endpointId);
  await page.goto(url);
  await page.getByTestId('join').click();
  await page.locator('[data-testid="room-page"], [data-testid="commune-page"]').waitFor();
  await page.mouse.move(300, 200);
  await page.mouse.move(320, 220);
  await page.getByTestId('mic-button').click();
  const watched = new Watched(page);
  await watched.compareClocks();
  return watched;
};
