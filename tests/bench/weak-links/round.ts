import { setTimeout as delay } from 'node:timers/promises';
import type { EndpointId, MeetingRecord } from '@diem-cau/shared';
import { lineClockMs } from '../../../scripts/weak-line/line.ts';
import type { BadLine, Outage } from './cases.ts';
import { aftermathMs, controlMs, settlingMs } from './plan.ts';
import type { Begun, Concealment } from './probe.ts';
import type { Commune, Scene } from './scene.ts';
import { pictureBackAfter, played, saidAfter, saidUntil, voiceBackAfter, type Played } from './seen-of.ts';
import type { Round } from './figures-of.ts';

/** What is not back by then does not come by itself. */
const patienceMs = 40_000;
/** What is still said so long after all is well is not waited for. */
const silentWithinMs = 15_000;

const share = (before: Concealment, after: Concealment): number =>
  ((after.concealed - before.concealed) / (after.all - before.all)) * 100;

const concealmentAt = (scene: Scene, { page, pc }: Commune): Promise<readonly [Concealment, Concealment]> =>
  Promise.all([page.concealment(scene.district.room.endpointId), scene.room.concealment(pc.endpointId)]);

const playedBy = ({ samples }: Commune, from: number, to: number): readonly Played[] =>
  samples().map((of) => played(of, from, to));

/** What both ends play of each other while a time passes. */
const watch = async (scene: Scene, commune: Commune, forMs: number): Promise<Round> => {
  const [from, before] = [lineClockMs(), await concealmentAt(scene, commune)];
  await delay(forMs);
  const [after, each] = [await concealmentAt(scene, commune), playedBy(commune, from, lineClockMs())];
  return {
    heard: each.map(({ heardPercent }) => heardPercent),
    concealed: after.map((now, index) => share(before[index] ?? now, now)),
    'frames/s': each.map(({ framesPerSecond }) => framesPerSecond),
    'longest freeze': each.map(({ longestFreezeMs }) => longestFreezeMs),
  };
};

const asControl = ({ heard, concealed, 'frames/s': frames }: Round): Round => ({
  ...(heard === undefined ? {} : { 'control: heard': heard }),
  ...(concealed === undefined ? {} : { 'control: concealed': concealed }),
  ...(frames === undefined ? {} : { 'control: frames/s': frames }),
});

/** What a commune's page began anew meanwhile: links for media with ICE on them, and sockets. */
const anew = (before: Begun, now: Begun): Round => ({
  'ICE, sockets begun anew': [now.ice - before.ice, now.sockets - before.sockets],
});

/** From when to when the record has something; null where it does not say. */
interface OnRecord {
  readonly from: number | null;
  readonly to: number | null;
}

const absencesOf = (
  record: MeetingRecord,
  endpointId: EndpointId,
): readonly (OnRecord & { readonly cause: string })[] => {
  const { stretches = [] } = record.endpoints.find((each) => each.endpointId === endpointId) ?? {};
  return stretches.flatMap(({ to, end }, index) =>
    end === null ? [] : [{ from: to, to: stretches[index + 1]?.from ?? null, cause: end }],
  );
};

/** Of its media, by the facts' own words: since when. */
const outageOf = ({ facts }: MeetingRecord, endpointId: EndpointId, since: number): OnRecord => {
  const told = facts.filter((fact) => fact.endpointId === endpointId && fact.at >= since);
  const from = told.find(({ type }) => type === 'mediaOutageBegan')?.detail;
  const to = told.find(({ type }) => type === 'mediaOutageEnded')?.at ?? null;
  return { from: from === undefined ? null : Number(from.split(' ')[0]), to };
};

/** How far the record lies from what the line did, and whether it has the right absences. */
const recordAgainst = async (
  scene: Scene,
  { pc: { endpointId } }: Commune,
  { outage, begin, end }: { readonly outage: Outage; readonly begin: number; readonly end: number },
): Promise<Round> => {
  const { absence, isOutage = false } = outage;
  if (absence === undefined) return {};
  const wall = (at: number): number => Date.now() + at - lineClockMs();
  const since = wall(begin) - 5_000;
  const record = await scene.record();
  const absences = absencesOf(record, endpointId).filter(({ from }) => from !== null && from >= since);
  const tooMany = absences.filter(({ cause }) => cause !== absence).length;
  const [first = { from: null, to: null }] = isOutage ? [outageOf(record, endpointId, since)] : absences;
  return {
    'absences too many': [tooMany],
    ...(absence === null && !isOutage
      ? {}
      : {
          'record: gone, back': [
            first.from === null ? null : first.from - wall(begin),
            first.from === null ? null : first.to === null ? Infinity : first.to - wall(end),
          ],
        }),
  };
};

/** Waits until neither end says any more that something is wrong. */
const saysNothing = async ({ samples }: Commune): Promise<void> => {
  const until = lineClockMs() + silentWithinMs;
  while (samples().some((of) => of.at(-1)?.said === true) && lineClockMs() < until) await delay(250);
};

/** One round of an outage on a commune's line; of one that befalls the hub, for each of the communes. */
export const outageRound = async (scene: Scene, commune: Commune, outage: Outage): Promise<readonly Round[]> => {
  await delay(controlMs);
  const { begin, end, lastsMs, ofHub } = outage;
  const communes = ofHub === true ? scene.communes : [commune];
  const before = await Promise.all(communes.map(({ page }) => page.begun()));
  const beganAt = await begin(commune, scene);
  await delay(lastsMs);
  const endedAt = end === undefined ? beganAt : await end(commune, scene);
  await delay(aftermathMs);
  await Promise.all(communes.map((each) => scene.settles(each, patienceMs)));
  await Promise.all(communes.map((each) => saysNothing(each)));
  return Promise.all(
    communes.map(async (each, index): Promise<Round> => {
      const both = each.samples();
      const until = lineClockMs();
      const control = playedBy(each, beganAt - controlMs, beganAt);
      const begun = before[index];
      return {
        'voice is back': both.map((of) => voiceBackAfter(of, beganAt, endedAt)),
        'picture is back': both.map((of) => pictureBackAfter(of, beganAt, endedAt)),
        'trouble is said': both.map((of) => saidAfter(of, beganAt)),
        'and no longer': both.map((of) => saidUntil(of, beganAt, endedAt)),
        'heard meanwhile': playedBy(each, beganAt, Math.max(endedAt, beganAt + 1)).map((of) => of.heardPercent),
        'longest freeze': playedBy(each, beganAt, until).map((of) => of.longestFreezeMs),
        ...(await recordAgainst(scene, each, { outage, begin: beganAt, end: endedAt })),
        ...(begun === undefined ? {} : anew(begun, await each.page.begun())),
        'control: heard': control.map(({ heardPercent }) => heardPercent),
        'control: frames/s': control.map(({ framesPerSecond }) => framesPerSecond),
      };
    }),
  );
};

/** One round of a bad line, beside a control run of the same seconds where there is a commune for it. */
export const badLineRound = async (
  scene: Scene,
  commune: Commune,
  { line, control }: { readonly line: BadLine; readonly control: Commune | undefined },
): Promise<Round> => {
  await commune.line.impair(line.impairment);
  await delay(settlingMs);
  const before = await commune.page.begun();
  const [bad, good]: [Round, Round] = await Promise.all([
    watch(scene, commune, line.watchedMs),
    control === undefined ? {} : watch(scene, control, line.watchedMs),
  ]);
  const alone = good.concealed;
  const above = alone && bad.concealed?.map((here, index) => (here ?? NaN) - (alone[index] ?? NaN));
  return {
    ...bad,
    ...(above === undefined ? {} : { 'concealed above control': above }),
    ...anew(before, await commune.page.begun()),
    ...asControl(good),
  };
};
