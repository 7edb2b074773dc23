import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { EndpointId, MeetingId, MeetingRecord } from '@diem-cau/shared';
import { Line, lineClockMs } from '../../../scripts/weak-line/line.ts';
import { District, type EnrolledPc } from '../../../server/test/support/district.ts';
import { reachedBy } from '../../browser/support/behind-line.ts';
import type { Devices, Film } from '../../browser/support/device-files.ts';
import { chromiumPath, communeScreen, EndpointBrowser } from '../../browser/support/endpoint-browser.ts';
import { patternVoice } from './pattern.ts';
import { installProbe, type Other, type Sample } from './probe.ts';
import { Watched } from './watched.ts';
import { isWhole } from './seen-of.ts';

/** 30 frames a second of 320x180, as the table of aims asks. It goes round in no whole second: a page that looks once a second would take it for a picture that stands still. */
const film: Film = { width: 320, height: 180, framesPerSecond: 30, frames: 37 };
const voice = patternVoice();
/** Half as loud: 6 dB less. */
const quietVoice = voice.map((sample) => sample / 2);
/** A colour of its own for the room and each commune. */
const looks = [
  { colour: [200, 40, 40], pitch: 225 },
  { colour: [40, 160, 60], pitch: 335 },
  { colour: [50, 70, 200], pitch: 445 },
  { colour: [210, 180, 40], pitch: 555 },
  { colour: [150, 60, 170], pitch: 665 },
] as const;
const mostCommunes = looks.length - 1;

/** Whoever is not whole by itself within this time, in milliseconds, is helped. */
const patienceMs = 45_000;

/** What a page says of its own line. */
const ownTrouble = ['lost', 'restarting', 'returning', 'mending', 'first', 'no-way']
  .map((kind) => `[data-testid="stage-${kind}"]`)
  .concat('[data-testid="hub-away"]')
  .join();
/** What the room shows of a commune's line. */
const tileTrouble = (endpointId: EndpointId): string => {
  const tile = `[data-testid="tile-${endpointId}"]`;
  const marks = '[data-testid="microphone-trouble-mark"], [data-testid="camera-trouble-mark"]';
  return `${tile}[data-state="lost"], ${tile}[data-state="no-media"], ${tile}[data-state="dropped"], ${tile} :is(${marks})`;
};

/** A commune of the scene, its line, and what it and the room play of each other. */
export interface Commune {
  readonly pc: EnrolledPc;
  readonly line: Line;
  readonly page: Watched;
  /** Of the room at the commune, and of the commune at the room. */
  readonly samples: () => readonly [readonly Sample[], readonly Sample[]];
  /** Of each endpoint that its page is watched for: the stage shows one of them at a time. */
  readonly ofAny: () => readonly (readonly Sample[])[];
}

/** How large a scene is, and what is watched in it. */
interface SceneSize {
  readonly communes: number;
  readonly relay: boolean;
  readonly watchAll?: boolean;
  /** The film of one of them, by its place, the room first, where it is not the usual one. */
  readonly films?: Readonly<Record<number, Film>>;
  /** Who is louder than all others, by its place, the room first: the hub takes it for whoever speaks. By chance it is somebody where all are as loud. */
  readonly speaks?: number;
  /** What the hub is told besides. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The scene that is open now, as long as the next group needs the same and nothing went wrong in it. */
export class OpenScene implements AsyncDisposable {
  #now: { readonly scene: Scene; readonly size: SceneSize } | null = null;

  async of(size: SceneSize): Promise<Scene> {
    if (this.#now !== null && isDeepStrictEqual(this.#now.size, size)) return this.#now.scene;
    await this[Symbol.asyncDispose]();
    this.#now = { scene: await Scene.open(size), size };
    return this.#now.scene;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const now = this.#now;
    this.#now = null;
    await now?.scene[Symbol.asyncDispose]();
  }
}

/** A room on this machine and communes behind a line each, all with camera and open microphone, in one meeting. */
export class Scene implements AsyncDisposable {
  readonly district: District;
  readonly room: Watched;
  readonly communes: readonly Commune[];
  /** What was done by hand because nothing came back by itself. */
  readonly helped: string[] = [];
  readonly #meetingId: MeetingId;
  readonly #opened: AsyncDisposableStack;

  private constructor(
    { district, meetingId, opened }: { district: District; meetingId: MeetingId; opened: AsyncDisposableStack },
    room: Watched,
    communes: readonly Commune[],
  ) {
    this.district = district;
    this.room = room;
    this.communes = communes;
    this.#meetingId = meetingId;
    this.#opened = opened;
  }

  /** `relay`: media may come by the pages' port as well. `watchAll`: each commune's page is watched for the other communes, too. */
  static async open({
    communes,
    relay,
    watchAll = false,
    films = {},
    speaks,
    environment = {},
  }: SceneSize): Promise<Scene> {
    const devices = (place: number): Devices =>
      devicesOf(place, { film: films[place], isQuiet: speaks !== undefined && speaks !== place });
    await using opened = new AsyncDisposableStack();
    const lines: Line[] = [];
    for (let seed = 1; seed <= communes; seed += 1) {
      const line = await Line.open({ seed });
      opened.defer(() => line.close());
      lines.push(line);
    }
    const district = await District.start(communes, {
      ...{ LOG_LEVEL: 'warn', HUB_RELAY: relay ? 'on' : 'off' },
      ...reachedBy(...lines),
      ...environment,
    });
    opened.defer(() => district.remove());
    const opener = await district.page(district.room);
    const meetingId = await district.openMeeting(opener);
    opener.close();
    const { room: chair } = district;
    const room = await openPage(
      opened,
      { pc: chair, url: district.hub.url, program: chromiumPath, devices: devices(0) },
      district.communes.map(({ endpointId }) => ({ endpointId, said: tileTrouble(endpointId) })),
    );
    const there: Commune[] = [];
    for (const [index, line] of lines.entries()) {
      const pc = district.commune(index);
      const url = new URL(district.hub.url);
      url.hostname = line.hubAddress;
      const way = {
        pc,
        url: url.origin,
        program: line.program(chromiumPath),
        devices: devices(index + 1),
      };
      const others = watchAll ? district.communes.filter(({ endpointId }) => endpointId !== pc.endpointId) : [];
      const watched = [chair, ...others].map(({ endpointId }) => ({ endpointId, said: ownTrouble }));
      const page = await openPage(opened, way, watched);
      there.push({
        ...{ pc, line, page },
        samples: () => [page.samples(chair.endpointId), room.samples(pc.endpointId)],
        ofAny: () => watched.map(({ endpointId }) => page.samples(endpointId)),
      });
    }
    const scene = new Scene({ district, meetingId, opened: opened.move() }, room, there);
    await scene.whole();
    return scene;
  }

  /** Waits until the room hears and sees a commune, and that one whomever of those it is watched for the stage shows, at most so long; gives whether they do. */
  async settles({ samples, ofAny }: Commune, patience: number): Promise<boolean> {
    const until = lineClockMs() + patience;
    do {
      await delay(250);
      // What is fetched from the pages is half a second old.
      const from = lineClockMs() - 500;
      const [, inRoom] = samples();
      if (isWhole(inRoom, from) && ofAny().some((of) => isWhole(of, from))) return true;
    } while (lineClockMs() < until);
    return false;
  }

  /** Takes every impairment away and waits until all hear and see each other; helps as a person would where nothing comes by itself. */
  async whole(): Promise<void> {
    await Promise.all(this.communes.map(({ line }) => line.heal()));
    const missing = async (): Promise<readonly Commune[]> => {
      const whole = await Promise.all(this.communes.map((commune) => this.settles(commune, patienceMs)));
      return this.communes.filter((_, index) => whole[index] !== true);
    };
    let left = await missing();
    if (left.length === 0) return;
    await this.#tellWhatIsShown(left);
    for (const page of [this.room, ...left.map((commune) => commune.page)]) await this.#openMicrophone(page);
    left = await missing();
    if (left.length === 0) return;
    for (const page of [this.room, ...left.map((commune) => commune.page)]) {
      this.helped.push('reloaded');
      await page.reload();
    }
    left = await missing();
    if (left.length === 0) return;
    await this.#tellWhatIsShown(left);
    throw new Error(`the meeting does not come back: ${this.helped.join('; ')}`);
  }

  /** What the record says of the meeting. */
  record(): Promise<MeetingRecord> {
    return this.district.record(this.#meetingId);
  }

  /** Closes pages, hub and lines. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#opened.disposeAsync();
  }

  /** What the pages show as nothing comes back. */
  async #tellWhatIsShown(communes: readonly Commune[]): Promise<void> {
    for (const { pc, page, samples } of communes) {
      const own = await page.page.locator(`${ownTrouble}, [data-testid="rung"]`).allTextContents();
      const tile = await this.room.page.locator(tileTrouble(pc.endpointId)).allTextContents();
      const [here, there] = samples().map((of) => of.at(-1));
      const plays = [here, there]
        .map((last) => `${last?.heard === true ? 'hears' : 'is deaf'}, ${last?.frames ?? 0} frames`)
        .join(', ');
      const whole = this.room.page.locator(`[data-testid="tile-${pc.endpointId}"]`);
      const shown = await whole.evaluateAll((tiles) => tiles.map(({ outerHTML }) => outerHTML.slice(0, 1_500)));
      this.helped.push(
        `${pc.name} (${plays}; page: ${own.join(' ') || 'nothing'}; tile: ${tile.join(' ') || 'nothing'})`,
      );
      console.error([`${pc.name} in the room:`, ...shown].join('\n'));
      for (let look = 0; look < 2; look += 1) {
        console.error([`${pc.name} sends and receives:`, ...(await page.pictures())].join('\n  '));
        console.error(['the room sends and receives:', ...(await this.room.pictures())].join('\n  '));
        await delay(1_000);
      }
    }
  }

  async #openMicrophone({ page }: Watched): Promise<void> {
    await wake(page);
    const shut = page.locator('[data-testid="mic-button"]:not([data-state="open"])');
    if ((await shut.count()) === 0) return;
    this.helped.push('microphone opened');
    await shut.click({ timeout: 5_000 }).catch(() => undefined);
  }
}

const devicesOf = (
  index: number,
  { film: own = film, isQuiet }: { film: Film | undefined; isQuiet: boolean },
): Devices => {
  const look = looks[index];
  if (look === undefined) throw new Error(`there are looks for ${mostCommunes} communes only`);
  return { ...look, film: own, says: isQuiet ? quietVoice : voice };
};

/** Moves the mouse, which shows what hides itself. */
const wake = async (page: Watched['page']): Promise<void> => {
  await page.mouse.move(300, 200);
  await page.mouse.move(320, 220);
};

/** Opens an endpoint's page, joins and opens the microphone. */
const openPage = async (
  opened: AsyncDisposableStack,
  way: { readonly pc: EnrolledPc; readonly url: string; readonly devices: Devices; readonly program: string },
  others: readonly Other[],
): Promise<Watched> => {
  const { pc, url, devices, program } = way;
  const browser = await EndpointBrowser.open(`weak-${devices.pitch}`, devices, communeScreen, { program });
  opened.defer(() => browser.close());
  const { page } = browser;
  const [name = '', value = ''] = pc.cookie.split('=');
  await browser.context.addCookies([{ name, value, url, secure: true, httpOnly: true }]);
  await installProbe(page, others);
  await page.goto(url);
  await page.getByTestId('join').click();
  await page.locator('[data-testid="room-page"], [data-testid="commune-page"]').waitFor();
  await wake(page);
  await page.getByTestId('mic-button').click();
  const watched = new Watched(page);
  opened.defer(() => watched.end());
  await watched.compareClocks();
  return watched;
};
