import { setTimeout as delay } from 'node:timers/promises';
import type { EndpointId } from '@diem-cau/shared';
import type { AttendingPage } from '../../../server/test/support/attending-page.ts';
import type { EnrolledPc } from '../../../server/test/support/district.ts';
import { fineMs, report, reportSpread } from '../figures.ts';
import { listen } from './announced.ts';
import { inDistrict, type Place } from './checkout.ts';
import type { LeanPage } from './lean-page.ts';
import { openedMeeting, seated } from './seated.ts';
import { clockAhead, firstFrame, heardAt, patienceMs } from './senses.ts';
import { Viewer } from './viewer.ts';

const endpoints = 20;
/** Endpoints with real media, who have the floor in turn; the others agree on their media and send no packet. */
const real = 3;
const turns = 20;
const betweenMs = 3_500;

/** The chair's requests. A hub that does not know them lets each endpoint open its own microphone, and the press is that one's. */
const requests = { give: 'floor.give', takeBack: 'floor.takeBack' } as const;

const byThisClock = (): number => performance.timeOrigin + performance.now();

/** Whether the hub granted a request; false where it has none of that name. Throws any other refusal. */
const granted = async (page: LeanPage, name: string, params: object): Promise<boolean> => {
  try {
    await page.ask(name, params);
    return true;
  } catch (error) {
    if (String(error).includes('unknown-request')) return false;
    throw error;
  }
};

/** When `there` was first so, in milliseconds since 1970; null when it takes too long. */
const onceSo = async (there: () => boolean): Promise<number | null> => {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    if (there()) return byThisClock();
    await delay(4);
  }
  return null;
};

/** When a page with real media hears and sees another that was silent and unseen. */
const perceived = async (page: AttendingPage, of: EndpointId): Promise<readonly [number | null, number | null]> => {
  const frames = (): number => page.endpoint.arrived(of, 'camera')?.frames ?? 0;
  const before = frames();
  return Promise.all([
    onceSo(() => (page.endpoint.arrived(of, 'microphone')?.loudness ?? 0) > 0.02),
    onceSo(() => frames() > 0 && frames() !== before),
  ]);
};

/** The last of some times, counted from the press; null when one did not come. */
const lastSince = (pressedAt: number, times: readonly (number | null)[]): number | null =>
  times.reduce<number | null>(
    (last, at) => (last === null || at === null ? null : Math.max(last, at - pressedAt)),
    Number.NEGATIVE_INFINITY,
  );

/** Somebody with real media, and the PC it is. */
interface Speaker {
  readonly page: AttendingPage;
  readonly pc: EnrolledPc;
}

interface Scene {
  readonly room: LeanPage;
  readonly communes: readonly LeanPage[];
  readonly speakers: readonly Speaker[];
  readonly viewer: Viewer;
  /** How far the viewer's clock is ahead, in milliseconds. */
  readonly ahead: number;
}

const sceneIn = async (place: Place): Promise<Scene> => {
  const { district, pcs, closes } = place;
  const [roomPc, watching, ...others] = pcs;
  if (roomPc === undefined || watching === undefined) throw new Error('nobody came');
  const opened = await openedMeeting(place);
  const [room, ...communes] = await seated(place, [roomPc, ...others.slice(real)], opened);
  if (room === undefined) throw new Error('the room did not come');
  const speakers: Speaker[] = [];
  for (const pc of others.slice(0, real)) {
    const page = await district.page(pc);
    closes.push(() => page.close());
    await page.join(opened.meetingId, 'wrtc', { shade: 60 + speakers.length * 60, hertz: 440 });
    await page.send('camera', 'microphone');
    await page.line.ask('media.closeMicrophone', {});
    speakers.push({ page, pc });
  }
  const viewer = await Viewer.open(place, watching);
  await viewer.join();
  return { room, communes, speakers, viewer, ahead: await clockAhead(viewer.page) };
};

/** Milliseconds from the press until everybody has been told, and until sound and picture are there: in Chromium, and on every screen. */
interface Turn {
  /** Whether the hub has a floor. */
  readonly given: boolean;
  readonly told: number;
  readonly heard: OnScreens;
  readonly seen: OnScreens;
}

interface OnScreens {
  readonly chromium: number | null;
  readonly every: number | null;
}

/** One turn, which is over when the microphone is shut again. */
const turnOf = async ({ room, communes, speakers, viewer, ahead }: Scene, speaker: Speaker): Promise<Turn> => {
  const { page, pc } = speaker;
  const { endpointId } = pc;
  const atChromium = [heardAt(viewer.page, endpointId), firstFrame(viewer.page, endpointId)] as const;
  // Its ear has to be there first.
  await delay(300);
  const others = speakers.filter((each) => each !== speaker).map((each) => perceived(each.page, endpointId));
  const announced = listen([room, ...communes], 'meeting.changed', endpointId);
  let pressedAt = byThisClock();
  const given = await granted(room, requests.give, { endpointId });
  if (!given) {
    pressedAt = byThisClock();
    await page.line.ask('media.openMicrophone', {});
  }
  const [sound, { frameAt }] = await Promise.all(atChromium);
  const perceptions = await Promise.all(others);
  const onScreens = (at: number | null, others: readonly (number | null)[]): OnScreens => {
    const here = at === null ? null : at - ahead;
    return { chromium: lastSince(pressedAt, [here]), every: lastSince(pressedAt, [here, ...others]) };
  };
  const told = Math.max(...announced.stop()) + performance.timeOrigin - pressedAt;
  const heard = onScreens(
    sound,
    perceptions.map(([at]) => at),
  );
  const seen = onScreens(
    frameAt,
    perceptions.map(([, at]) => at),
  );
  if (!given || !(await granted(room, requests.takeBack, { endpointId })))
    await page.line.ask('media.closeMicrophone', {});
  return { given, told, heard, seen };
};

/**
 * The chair gives the floor to an endpoint whose microphone is prepared and shut: from the press to its sound and to the first frame of its
 * picture on every other screen, a real page and two with real media; and until the others have been told.
 */
export const floor = (): Promise<void> =>
  inDistrict(endpoints, async (place) => {
    const scene = await sceneIn(place);
    const all: Turn[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const speaker = scene.speakers[turn % real];
      if (speaker === undefined) throw new Error('nobody speaks');
      all.push(await turnOf(scene, speaker));
      await delay(betweenMs);
    }
    const press = all.every(({ given }) => given) ? 'floor given' : 'no floor here: own microphone opened';
    const aim = 'median 200 ms, p95 400 ms';
    reportSpread(
      `${press}: told to all`,
      all.map(({ told }) => told),
      undefined,
      fineMs,
    );
    let lost = 0;
    for (const what of ['heard', 'seen'] as const)
      for (const where of ['chromium', 'every'] as const) {
        const times = all.map((turn) => turn[what][where]).filter((time) => time !== null);
        reportSpread(`  ${what} ${where === 'every' ? 'on every screen' : 'in Chromium'}`, times, aim);
        lost += turns - times.length;
      }
    if (lost > 0) report(`  what did not reach every screen in ${patienceMs / 1_000} s`, String(lost), '0');
  });
