import { setTimeout as delay } from 'node:timers/promises';
import type { Impairment } from '../../../scripts/weak-line/impairment.ts';
import { lineClockMs, whyNoLine } from '../../../scripts/weak-line/line.ts';
import { median, report } from '../figures.ts';
import type { Concealment, Sample } from '../weak-links/probe.ts';
import { Scene, type Commune } from '../weak-links/scene.ts';
import { played } from '../weak-links/seen-of.ts';

/** How often each case is measured where nobody says how often. */
const usualRounds = 3;

/** One line, for how long it has settled before it is measured, and for how long it is; in milliseconds. */
interface Case {
  readonly up?: Partial<Impairment>;
  readonly down?: Partial<Impairment>;
  readonly settlingMs: number;
  readonly measuredMs: number;
  readonly aim: string;
}

const both = (impairment: Partial<Impairment>) => ({ up: impairment, down: impairment });

/** A line without a second of queue behind which voices would only come late. */
const rate = (rateKbps: number): Partial<Impairment> => ({ rateKbps, queueMs: 300 });

const cases: Readonly<Record<string, Case>> = {
  'down-300': { down: rate(300), settlingMs: 5_000, measuredMs: 20_000, aim: 'voice whole, 0 s frozen' },
  'both-150': { ...both(rate(150)), settlingMs: 5_000, measuredMs: 20_000, aim: 'voice whole; picture ≤ 5 s old' },
  'both-64': { ...both(rate(64)), settlingMs: 10_000, measuredMs: 20_000, aim: 'voice intelligible; the seat is kept' },
  'both-30-lost': {
    ...both({ lossPercent: 30 }),
    settlingMs: 5_000,
    measuredMs: 20_000,
    aim: 'intelligible; one picture or the voice alone',
  },
  'falls-to-100': { ...both(rate(100)), settlingMs: 0, measuredMs: 30_000, aim: 'no gap over 1 s; all back in 30 s' },
};

/** What the page says of its line, for the rung: the testid of its note. */
const noteOf = ({ page: { page } }: Pick<Commune, 'page'>): Promise<string> =>
  page
    .locator('[data-testid="rung"]')
    .first()
    .textContent({ timeout: 200 })
    .then((words) => words ?? '')
    .catch(() => '');

const share = (before: Concealment, after: Concealment): number =>
  ((after.concealed - before.concealed) / Math.max(1, after.all - before.all)) * 100;

interface Round {
  readonly heard: readonly number[];
  readonly concealed: readonly number[];
  readonly frames: readonly number[];
  readonly frozenMs: readonly number[];
  readonly silentMs: readonly number[];
  readonly note: string;
}

/** The longest silence that a page heard. */
const longestSilence = (samples: readonly Sample[], from: number, to: number): number => {
  let [longest, since] = [0, from];
  for (const { at, heard } of samples.filter((sample) => sample.at >= from && sample.at <= to)) {
    if (heard) since = at;
    longest = Math.max(longest, at - since);
  }
  return longest;
};

const concealmentAt = (scene: Scene, { page, pc }: Commune): Promise<readonly [Concealment, Concealment]> =>
  Promise.all([page.concealment(scene.district.room.endpointId), scene.room.concealment(pc.endpointId)]);

const measure = async (scene: Scene, commune: Commune, each: Case): Promise<Round> => {
  const { up = {}, down = {}, settlingMs, measuredMs } = each;
  await commune.line.impair(up, 'up');
  await commune.line.impair(down, 'down');
  await delay(settlingMs);
  const from = lineClockMs();
  const before = await concealmentAt(scene, commune);
  await delay(measuredMs);
  const after = await concealmentAt(scene, commune);
  const to = lineClockMs();
  // What is fetched from the pages is half a second old.
  await delay(1_000);
  const seen = commune.samples().map((samples) => played(samples, from, to));
  return {
    heard: seen.map(({ heardPercent }) => heardPercent),
    concealed: after.map((now, index) => share(before[index] ?? now, now)),
    frames: seen.map(({ framesPerSecond }) => framesPerSecond),
    frozenMs: seen.map(({ longestFreezeMs }) => longestFreezeMs),
    silentMs: commune.samples().map((samples) => longestSilence(samples, from, to)),
    note: await noteOf(commune),
  };
};

/** How long after the line is whole again until the page says nothing of it any more, in milliseconds; infinity where it still does. */
const allBackAfter = async (commune: Commune): Promise<number> => {
  const from = await commune.line.heal();
  while (lineClockMs() - from < 60_000) {
    await delay(500);
    if ((await noteOf(commune)) === '') return lineClockMs() - from;
  }
  return Infinity;
};

const pair = (rounds: readonly Round[], of: (round: Round) => readonly number[], unit: string): string =>
  [0, 1].map((at) => `${median(rounds.map((round) => of(round)[at] ?? NaN)).toFixed(1)}${unit}`).join(' · ');

/**
 * A room and a commune talk while the commune's line bears less than a meeting takes: what each hears and sees, and what the commune's page
 * says about it. Of two figures the first is of the commune's page.
 * @param named the cases to measure; all of them when none is named
 */
export const ladder = async (rounds = usualRounds, named: readonly string[] = []): Promise<void> => {
  const why = await whyNoLine();
  if (why !== null) throw new Error(why.en);
  for (const [name, each] of Object.entries(cases).filter(([key]) => named.length === 0 || named.includes(key))) {
    // Beside the measured one another commune talks as well: three voices that never fall silent.
    await using scene = await Scene.open({ communes: 2, relay: false });
    const [commune] = scene.communes;
    if (commune === undefined) throw new Error('the scene has communes');
    const control = await measure(scene, commune, { settlingMs: 0, measuredMs: 10_000, aim: '' });
    report(
      `${name}: control concealed`,
      pair([control], ({ concealed }) => concealed, ' %'),
    );
    const done: Round[] = [];
    const back: number[] = [];
    while (done.length < rounds) {
      done.push(await measure(scene, commune, each));
      back.push(await allBackAfter(commune));
    }
    report(
      `${name}: heard`,
      pair(done, ({ heard }) => heard, ' %'),
      each.aim,
    );
    report(
      `${name}: concealed`,
      pair(done, ({ concealed }) => concealed, ' %'),
    );
    report(
      `${name}: longest silence`,
      pair(done, ({ silentMs }) => silentMs, ' ms'),
    );
    report(
      `${name}: frames/s`,
      pair(done, ({ frames }) => frames, ''),
    );
    report(
      `${name}: longest freeze`,
      pair(done, ({ frozenMs }) => frozenMs, ' ms'),
    );
    report(`${name}: says`, JSON.stringify(done.map(({ note }) => note)));
    report(`${name}: all back after`, `${(median(back) / 1_000).toFixed(1)} s`, '≤ 30 s');
  }
};
