import { setTimeout as delay } from 'node:timers/promises';
import { loadavg } from 'node:os';
import type { Impairment } from '../../../scripts/weak-line/impairment.ts';
import { lineClockMs, whyNoLine } from '../../../scripts/weak-line/line.ts';
import { median, report } from '../figures.ts';
import { Scene, type Commune } from '../weak-links/scene.ts';
import { hubHalf } from './hub-half.ts';
import { ladderRound, noteOf, type Case, type LadderRound } from './ladder-round.ts';

/** How often each case is measured where nobody says how often. */
const usualRounds = 3;

/** Longer than a good line may take until the page says nothing of it any more, in milliseconds. */
const backLimitMs = 90_000;

const both = (impairment: Partial<Impairment>) => ({ up: impairment, down: impairment });

/** A line without a second of queue behind which voices would only come late. */
const rate = (rateKbps: number): Partial<Impairment> => ({ rateKbps, queueMs: 300 });

const cases: Readonly<Record<string, Case>> = {
  'down-300': {
    down: rate(300),
    ...{ settlingMs: 5_000, measuredMs: 20_000 },
    aim: 'voice whole; 0 s frozen',
  },
  'both-150': { ...both(rate(150)), settlingMs: 5_000, measuredMs: 20_000, aim: 'voice whole; picture ≤ 5 s old' },
  'both-64': { ...both(rate(64)), settlingMs: 10_000, measuredMs: 20_000, aim: '≥ 80 % of windows; the seat is kept' },
  '10-lost': {
    ...both({ lossPercent: 10 }),
    ...{ settlingMs: 5_000, measuredMs: 20_000 },
    aim: '≥ 66 % of frames; ≤ 2 points above control',
  },
  '30-lost': {
    ...both({ lossPercent: 30 }),
    ...{ settlingMs: 5_000, measuredMs: 20_000 },
    aim: '≥ 80 % of windows; one picture or the voice alone',
  },
  'falls-to-100': { ...both(rate(100)), settlingMs: 0, measuredMs: 30_000, aim: 'no gap over 1 s; all back in 30 s' },
  unwatched: { settlingMs: 15_000, measuredMs: 10_000, silent: true, aim: 'uplink ≤ 150 kbit/s' },
};

/** How long after the line is whole again until the page says nothing of it any more, in milliseconds; infinity where it still does. */
const allBackAfter = async (commune: Commune): Promise<number> => {
  const from = await commune.line.heal();
  while (lineClockMs() - from < backLimitMs) {
    await delay(500);
    if ((await noteOf(commune)) === '') return lineClockMs() - from;
  }
  return Infinity;
};

const pressMicrophone = ({ page: { page } }: Commune): Promise<void> => page.getByTestId('mic-button').click();

type Figure = keyof LadderRound['down'];

const figures: readonly { readonly name: string; readonly of: Figure; readonly unit: string }[] = [
  { name: 'heard, windows of 200 ms', of: 'windowsPercent', unit: ' %' },
  { name: 'concealed', of: 'concealedPercent', unit: ' %' },
  { name: 'longest silence', of: 'longestSilenceMs', unit: ' ms' },
  { name: 'frames/s', of: 'framesPerSecond', unit: '' },
  { name: 'longest freeze', of: 'longestFreezeMs', unit: ' ms' },
  { name: 'on the line', of: 'kbitPerSecond', unit: ' kbit/s' },
];

const tell = (name: string, rounds: readonly LadderRound[], aim?: string): void => {
  for (const [index, { name: figure, of, unit }] of figures.entries()) {
    const pair = (['down', 'up'] as const).map(
      (way) => `${median(rounds.map((one) => one[way][of])).toFixed(1)}${unit}`,
    );
    report(`${name}: ${figure}`, pair.join(' · '), index === 0 ? aim : undefined);
  }
};

/** One case, as often as asked for; its own end of the line is whole again afterwards. */
const measure = async (scene: Scene, commune: Commune, name: string, rounds: number): Promise<void> => {
  const each = cases[name];
  if (each === undefined) return;
  const done: LadderRound[] = [];
  const back: number[] = [];
  while (done.length < rounds) {
    if (each.silent === true) await pressMicrophone(commune);
    done.push(await ladderRound(scene, commune, each));
    if (each.silent === true) await pressMicrophone(commune);
    back.push(await allBackAfter(commune));
    await scene.whole();
  }
  tell(name, done, each.aim);
  report(`${name}: the page says, in turn`, JSON.stringify(done.map(({ said }) => said)));
  report(`${name}: all back after`, `${(median(back) / 1_000).toFixed(1)} s`, '≤ 30 s');
  report(`${name}: a person had to`, scene.helped.splice(0).join(', ') || 'do nothing', 'nothing');
  report(`${name}: load`, loadavg()[0]?.toFixed(1) ?? '');
};

/**
 * A room and two communes talk without a pause while the line of one commune bears less than a meeting takes: what it and the room hear and see, and what
 * its page says about it. Of two figures the first is of the commune's page, the second of the room's. Beforehand the same without a bad line.
 * @param named the cases to measure; all of them when none is named
 */
export const ladder = async (rounds = usualRounds, named: readonly string[] = []): Promise<void> => {
  const why = await whyNoLine();
  if (why !== null) throw new Error(why.en);
  if (named.length === 0 || named.includes('hub-half')) await hubHalf();
  if (named.length === 1 && named[0] === 'hub-half') return;
  await using scene = await Scene.open({ communes: 2, relay: false, watchAll: true });
  const [commune] = scene.communes;
  if (commune === undefined) throw new Error('the scene has communes');
  tell('control', [await ladderRound(scene, commune, { settlingMs: 0, measuredMs: 15_000, aim: '' })]);
  for (const name of Object.keys(cases))
    if (named.length === 0 || named.includes(name)) await measure(scene, commune, name, rounds);
};
