import { setTimeout as delay } from 'node:timers/promises';
import { fineMs, report, reportSpread } from '../figures.ts';
import { threadsCpuMs } from '../process-use.ts';
import { listen } from './announced.ts';
import { inDistrict, type Place } from './checkout.ts';
import type { LeanPage } from './lean-page.ts';
import { openedMeeting, seated } from './seated.ts';
import { seatedTalker, type Talker } from './talker.ts';
import { Viewer, type Traffic } from './viewer.ts';

const settleMs = 12_000;
const minuteMs = 60_000;
/** Somebody else speaks so often; the hub believes a new voice a second after the last one. */
const changeEveryMs = 2_000;
/** Acts of the chair: on one endpoint and on all, so many of each of a pair. */
const acts = { ofOne: 20, ofAll: 10 } as const;
const restMs = 200;

/** A meeting in which everybody sits. */
interface Meeting {
  readonly pid: number;
  readonly room: LeanPage;
  /** Lean pages of the communes but those that talk. */
  readonly communes: readonly LeanPage[];
  readonly talkers: readonly Talker[];
  /** A real commune's page; the lean ones show what it shows. */
  readonly viewer: Viewer;
}

const meetingIn = async (place: Place): Promise<Meeting> => {
  const [roomPc, watching, first, second, ...others] = place.pcs;
  if (roomPc === undefined || watching === undefined || first === undefined || second === undefined)
    throw new Error('too few came');
  const opened = await openedMeeting(place);
  const [room, ...communes] = await seated(place, [roomPc, ...others], opened);
  if (room === undefined) throw new Error('the room did not come');
  const talkers = [await seatedTalker(place, first, opened), await seatedTalker(place, second, opened)];
  for (const { page } of talkers) await page.produce('camera');
  const viewer = await Viewer.open(place, watching);
  viewer.onShow((params) => {
    for (const page of [...communes, ...talkers.map((each) => each.page)])
      page.ask('media.show', params).catch((error: unknown) => report('not shown', String(error)));
  });
  await viewer.join();
  return { pid: place.district.hub.pid, room, communes, talkers, viewer };
};

const tellTraffic = (when: string, before: Traffic, after: Traffic): void => {
  const down = `${after.down - before.down} B in ${after.framesDown - before.framesDown}`;
  const up = `${after.up - before.up} B in ${after.framesUp - before.framesUp}`;
  report(`${when}: a commune's socket, frames down, a minute`, down);
  report(`${when}: the same, up`, up);
  report(`${when}: requests over HTTP, a minute`, String(after.asked - before.asked));
};

/** A minute in which nobody speaks. Gives the CPU of the hub's Node in it, in milliseconds. */
const quietMinute = async (name: string, { pid, viewer }: Meeting): Promise<number> => {
  const [cpu, traffic] = [threadsCpuMs(pid), viewer.traffic];
  await delay(minuteMs);
  const used = threadsCpuMs(pid) - cpu;
  report(`${name}, quiet: CPU of the hub's Node, a minute`, fineMs(used));
  tellTraffic(`${name}, quiet`, traffic, viewer.traffic);
  return used;
};

/** A minute in which another speaks every two seconds. */
const talkingMinute = async (name: string, meeting: Meeting, quietCpu: number): Promise<void> => {
  const { pid, room, communes, talkers, viewer } = meeting;
  const pages = [room, ...communes];
  for (const { page } of talkers) await page.ask('media.openMicrophone', {});
  const [cpu, traffic, beganAt] = [threadsCpuMs(pid), viewer.traffic, performance.now()];
  const [toAll, offered]: [number[], number[]] = [[], []];
  let changes = 0;
  while (performance.now() - beganAt < minuteMs) {
    const speaker = talkers[changes % 2];
    if (speaker === undefined) throw new Error('nobody talks');
    const { endpointId } = speaker.page.pc;
    const announced = listen(pages, 'meeting.changed', `"speaker":"${endpointId}"`);
    const streams = listen(communes, 'media.consumersOpened', `"${endpointId}"`);
    for (const each of talkers) each.loud = each === speaker;
    await delay((changes += 1) * changeEveryMs - (performance.now() - beganAt));
    const [times, offers] = [announced.stop(), streams.stop()];
    if (times.length !== pages.length) continue;
    toAll.push(Math.max(...times) - Math.min(...times));
    if (offers.length === communes.length) offered.push(Math.max(...offers) - Math.min(...times));
  }
  for (const each of talkers) each.loud = false;
  const minutes = (performance.now() - beganAt) / minuteMs;
  const used = threadsCpuMs(pid) - cpu - quietCpu * minutes;
  report(`${name}, a speaker change: CPU of the hub's Node, mean of ${changes}`, fineMs(used / changes));
  reportSpread(`${name}, a speaker change: first to last page told`, toAll, undefined, fineMs);
  reportSpread(`${name}, a speaker change: told to last stream offered`, offered, undefined, fineMs);
  tellTraffic(`${name}, changes each 2 s`, traffic, viewer.traffic);
};

/** The chair does one thing and takes it back, in turn. */
const actsOf = async (
  name: string,
  { pid, room, communes }: Meeting,
  asks: readonly (readonly [string, object])[],
  quietCpu: number,
): Promise<void> => {
  const pages = [room, ...communes];
  const [answered, told]: [number[], number[]] = [[], []];
  const [cpu, beganAt] = [threadsCpuMs(pid), performance.now()];
  for (const [request, params] of asks) {
    const announced = listen(pages, 'meeting.changed', '');
    const askedAt = performance.now();
    await room.ask(request, params);
    answered.push(performance.now() - askedAt);
    await delay(restMs);
    const times = announced.stop();
    if (times.length === pages.length) told.push(Math.max(...times) - askedAt);
  }
  const minutes = (performance.now() - beganAt) / minuteMs;
  const used = threadsCpuMs(pid) - cpu - quietCpu * minutes;
  reportSpread(`${name}: request to answer`, answered, undefined, fineMs);
  reportSpread(`${name}: request to last page told`, told, undefined, fineMs);
  report(`${name}: CPU of the hub's Node, mean of ${asks.length}`, fineMs(used / asks.length));
};

/**
 * A meeting of so many endpoints, cameras on, microphones shut: its streams, a quiet minute, a minute in which another speaks every two
 * seconds, and what the chair does.
 */
export const meetingOf = (endpoints: number) => (): Promise<void> =>
  inDistrict(endpoints, async (place) => {
    const meeting = await meetingIn(place);
    const { room, communes, talkers } = meeting;
    await delay(settleMs);
    const name = `${endpoints}`;
    const pages = [room, ...communes, ...talkers.map((each) => each.page)];
    const streams = pages.reduce((sum, { consumers }) => sum + consumers, 0);
    report(`${name}: streams open for ${pages.length} of the pages`, String(streams));
    report(`${name}: of them for the room, and for a commune`, `${room.consumers}, ${communes[0]?.consumers ?? 0}`);
    const quietCpu = await quietMinute(name, meeting);
    await talkingMinute(name, meeting, quietCpu);
    // Until nobody is said to be speaking any more.
    await delay(settleMs / 2);
    const endpointId = communes[0]?.pc.endpointId;
    const times = (count: number, ...pair: [string, object][]): [string, object][] =>
      Array.from({ length: count }, () => pair).flat();
    const ofOne = times(acts.ofOne, ['muting.mute', { endpointId }], ['muting.allow', { endpointId }]);
    await actsOf(`${name}, mutes or allows one`, meeting, ofOne, quietCpu);
    const ofAll = times(acts.ofAll, ['muting.muteAll', {}], ['muting.allowAll', {}]);
    await actsOf(`${name}, mutes or allows all`, meeting, ofAll, quietCpu);
  });
