import { setTimeout as delay } from 'node:timers/promises';
import { loadavg } from 'node:os';
import type { Impairment } from '../../../scripts/weak-line/impairment.ts';
import { lineClockMs, whyNoLine } from '../../../scripts/weak-line/line.ts';
import type { Film } from '../../browser/support/device-files.ts';
import { median, report } from '../figures.ts';
import { Scene, type Commune } from '../weak-links/scene.ts';
import type { Watched } from '../weak-links/watched.ts';
import { hubHalf } from './hub-half.ts';
import { ladderRound, noteOf, type Case, type LadderRound } from './ladder-round.ts';

/** How often each case is measured where nobody says how often. */
const usualRounds = 5;

/** Longer than a good line may take until the page says nothing of it any more, in milliseconds. */
const backLimitMs = 90_000;

const both = (impairment: Partial<Impairment>) => ({ up: impairment, down: impairment });

/** How long a line bears what it bore before, until it falls, in milliseconds. */
const beforeMs = 10_000;
/** What is looked at after all is back, for whether a seat falls again, in milliseconds. */
const watchedMs = 60_000;

/** Noise of a camera of 720 lines, of which a page sends all its layers, 2 Mbit/s of them. */
const largeFilm: Film = { width: 1280, height: 720, framesPerSecond: 10, frames: 10, grain: true };

/** A line without a second of queue behind which voices would only come late. */
const rate = (rateKbps: number): Partial<Impairment> => ({ rateKbps, queueMs: 300 });

/** What is measured with the room as whoever speaks, so that a commune's page has one picture. */
const onePicture: Readonly<Record<string, Case>> = {
  'down-300': {
    down: rate(300),
    ...{ settlingMs: 5_000, measuredMs: 20_000 },
    aim: 'voice whole; 0 s frozen',
  },
  'both-150': { ...both(rate(150)), settlingMs: 5_000, measuredMs: 20_000, aim: 'voice whole; picture ≤ 5 s old' },
  'both-64': { ...both(rate(64)), settlingMs: 10_000, measuredMs: 20_000, aim: '≥ 80 % of steps; the seat is kept' },
  '10-lost': {
    ...both({ lossPercent: 10 }),
    ...{ settlingMs: 5_000, measuredMs: 20_000 },
    aim: '≥ 66 % of frames; ≤ 2 points above control',
  },
  '30-lost': {
    ...both({ lossPercent: 30 }),
    ...{ settlingMs: 5_000, measuredMs: 20_000 },
    aim: '≥ 80 % of steps; one picture or the voice alone',
  },
  'falls-to-100': {
    ...both(rate(100)),
    ...{ settlingMs: 0, measuredMs: 30_000, before: rate(2_000) },
    aim: 'no gap over 1 s; back in 30 s; no oscillation',
  },
};

/** The same while another commune speaks, and stands large on a page beside the room: two pictures, which is harder for a line. */
const twoPictures = Object.fromEntries(
  ['down-300', 'both-150', 'both-64'].flatMap((name) => {
    const each = onePicture[name];
    return each === undefined ? [] : [[`${name}-two`, each]];
  }),
);

const cases: Readonly<Record<string, Case>> = { ...onePicture, ...twoPictures };

/** How long after the line bears again what it bore until the page says nothing of it any more, in milliseconds; infinity where it still does. */
const allBackAfter = async (commune: Commune, { before }: Case): Promise<number> => {
  const healed = await commune.line.heal();
  const from = before === undefined ? healed : await commune.line.impair(before, 'up', 'down');
  while (lineClockMs() - from < backLimitMs) {
    await delay(500);
    if ((await noteOf(commune)) === '') return lineClockMs() - from;
  }
  return Infinity;
};

/** How often a page that said nothing of its line says something again, in the time after all was back. */
const fallsAgain = async (commune: Commune): Promise<number> => {
  const until = lineClockMs() + watchedMs;
  let [falls, note] = [0, ''];
  while (lineClockMs() < until) {
    const now = await noteOf(commune);
    if (note === '' && now !== '') falls += 1;
    note = now;
    await delay(400);
  }
  return falls;
};

const pressMicrophone = async ({ page }: { readonly page: Watched }): Promise<void> => {
  // The room's commands come when a hand moves.
  await page.page.mouse.move(400, 400);
  await page.page.getByTestId('mic-button').click();
};

/** Of how many others a page shows the camera, as soon as it is so many, at most 15 s later: who speaks has to be louder for a while. */
const picturesOn = async ({ pc, page: { page } }: Commune, wanted: number): Promise<number> => {
  const others = page.locator(`video[data-source="camera"]:not([data-endpoint="${pc.endpointId}"])`);
  const count = async (): Promise<number> =>
    new Set(await others.evaluateAll((videos) => videos.map((video) => video.getAttribute('data-endpoint')))).size;
  for (let look = 0; look < 30 && (await count()) !== wanted; look += 1) await delay(500);
  return count();
};

type Figure = keyof LadderRound['down'];

const figures: readonly { readonly name: string; readonly of: Figure; readonly unit: string }[] = [
  { name: 'recognised steps of 200 ms', of: 'recognisedPercent', unit: ' %' },
  { name: 'made up', of: 'concealedPercent', unit: ' %' },
  { name: 'longest silence', of: 'longestSilenceMs', unit: ' ms' },
  { name: 'frames/s', of: 'framesPerSecond', unit: '' },
  { name: 'longest freeze', of: 'longestFreezeMs', unit: ' ms' },
  { name: 'on the line', of: 'kbitPerSecond', unit: ' kbit/s' },
];

const ways = ['down', 'up'] as const;
/** Of a share of what came the lowest is the worst, of all else the highest. */
const worst = (of: Figure, values: readonly number[]): number =>
  of === 'recognisedPercent' || of === 'framesPerSecond' ? Math.min(...values) : Math.max(...values);

const tell = (name: string, rounds: readonly LadderRound[], aim?: string): void => {
  for (const [index, { name: figure, of, unit }] of figures.entries()) {
    const valuesOf = (way: (typeof ways)[number]) => rounds.map((one) => one[way][of]);
    const middle = ways.map((way) => `${median(valuesOf(way)).toFixed(1)}${unit}`).join(' · ');
    const bad = ways.map((way) => worst(of, valuesOf(way)).toFixed(1)).join(' · ');
    report(
      `${name}: ${figure}`,
      rounds.length === 1 ? middle : `${middle} (worst ${bad})`,
      index === 0 ? aim : undefined,
    );
  }
};

const noted = (said: LadderRound['said']): string =>
  said.map(({ afterMs, note }) => `${(afterMs / 1_000).toFixed(1)} s “${note}”`).join(' → ');

/** One case beside a control round, as often as asked for; its own end of the line is whole again afterwards. */
const measure = async (scene: Scene, commune: Commune, name: string, rounds: number): Promise<void> => {
  const each = cases[name];
  if (each === undefined) return;
  const wanted = name in twoPictures ? 2 : 1;
  report(`${name}: pictures on the page`, String(await picturesOn(commune, wanted)), String(wanted));
  tell(`${name}: control`, [await ladderRound(scene, commune, { settlingMs: 0, measuredMs: 15_000, aim: '' })]);
  const done: LadderRound[] = [];
  const back: number[] = [];
  const falls: number[] = [];
  while (done.length < rounds) {
    if (each.before !== undefined) {
      await commune.line.impair(each.before, 'up', 'down');
      await delay(beforeMs);
    }
    done.push(await ladderRound(scene, commune, each));
    back.push(await allBackAfter(commune, each));
    if (each.before !== undefined) falls.push(await fallsAgain(commune));
    await scene.whole();
  }
  tell(name, done, each.aim);
  for (const { said, concealedBySecond } of done) {
    report(`${name}: the page says, in turn`, noted(said));
    report(`${name}: made up in each second`, concealedBySecond.map((percent) => percent.toFixed(0)).join(' '));
  }
  report(
    `${name}: all back after`,
    `${(median(back) / 1_000).toFixed(1)} s (worst ${(Math.max(...back) / 1_000).toFixed(1)})`,
    '≤ 30 s',
  );
  if (falls.length > 0) report(`${name}: falls in the minute after`, falls.join(', '), '0');
  report(`${name}: a person had to`, scene.helped.splice(0).join(', ') || 'do nothing', 'nothing');
  report(`${name}: load`, loadavg()[0]?.toFixed(1) ?? '');
};

/** What a commune with a camera of 720 lines sends while it alone speaks and is seen large, and while another speaks and nobody watches more than its smallest picture. */
const unwatched = async (rounds: number): Promise<void> => {
  await using scene = await Scene.open({ communes: 2, relay: false, films: { 1: largeFilm } });
  const [commune, other] = scene.communes;
  if (commune === undefined || other === undefined) throw new Error('the scene has communes');
  const measured = { settlingMs: 15_000, measuredMs: 10_000, aim: '' };
  const rounded = { watched: [] as LadderRound[], unwatched: [] as LadderRound[] };
  // The room would be the one who speaks.
  for (const silent of [{ page: scene.room }, other]) await pressMicrophone(silent);
  while (rounded.unwatched.length < rounds) {
    rounded.watched.push(await ladderRound(scene, commune, measured));
    for (const each of [commune, other]) await pressMicrophone(each);
    rounded.unwatched.push(await ladderRound(scene, commune, measured));
    for (const each of [other, commune]) await pressMicrophone(each);
  }
  const told = (all: readonly LadderRound[]): string => {
    const rates = all.map(({ up }) => up.kbitPerSecond);
    return `${median(rates).toFixed(0)} kbit/s (worst ${Math.max(...rates).toFixed(0)})`;
  };
  report('unwatched: up while it speaks and is seen large', told(rounded.watched), 'some 2 Mbit/s');
  report('unwatched: up while nobody watches', told(rounded.unwatched), '≤ 150 kbit/s');
  for (const { said } of rounded.watched) report('unwatched: the page says, while it is seen large', noted(said));
  report('unwatched: load', loadavg()[0]?.toFixed(1) ?? '');
};

/**
 * A room and two communes talk without a pause while the line of one commune bears less than a meeting takes: what it and the room hear and see, and what
 * its page says about it. Of two figures the first is of the commune's page, the second of the room's. Before each case the same without a bad line.
 * @param named the cases to measure; all of them when none is named
 */
export const ladder = async (rounds = usualRounds, named: readonly string[] = []): Promise<void> => {
  const why = await whyNoLine();
  if (why !== null) throw new Error(why.en);
  const wanted = (name: string): boolean => named.length === 0 || named.includes(name);
  if (wanted('hub-half')) await hubHalf();
  if (wanted('unwatched')) await unwatched(rounds);
  for (const [speaks, group] of [
    [0, onePicture],
    [2, twoPictures],
  ] as const) {
    const left = Object.keys(group).filter(wanted);
    if (left.length === 0) continue;
    await using scene = await Scene.open({ communes: 2, relay: false, watchAll: true, speaks });
    const [commune] = scene.communes;
    if (commune === undefined) throw new Error('the scene has communes');
    for (const name of left) await measure(scene, commune, name, rounds);
  }
};
