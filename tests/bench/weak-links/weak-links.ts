import { lineClockMs, whyNoLine } from '../../../scripts/weak-line/line.ts';
import { median, report } from '../figures.ts';
import { badLines, outages, type BadLine, type Outage } from './cases.ts';
import type { Concealment, Watched } from './probe.ts';
import { Scene } from './scene.ts';
import { pictureBackAfter, played, saidAfter, voiceBackAfter } from './seen-of.ts';

/** How often each case is measured where nobody says how often. */
const usualRounds = 5;
/** A control run before each case, and a case of a bad line after it has settled, last so long, in milliseconds. */
const windowMs = 15_000;
const settlingMs = 5_000;
/** What is not back by then does not come by itself. */
const patienceMs = 40_000;
/** What a loss of the socket does comes so late after it, at most. */
const aftermathMs = 4_000;

/** Figures of one round by their names; those of the commune's page and of the room's beside each other. */
type Round = Readonly<Record<string, readonly (number | null)[]>>;

const seconds = (ms: number | null): string =>
  ms === null ? 'never' : ms === Infinity ? 'not back' : Number.isNaN(ms) ? '–' : `${(ms / 1_000).toFixed(1)} s`;
const percent = (share: number | null): string =>
  share === null || Number.isNaN(share) ? '–' : `${share.toFixed(1)} %`;
const plain = (figure: number | null): string => (figure === null ? '–' : figure.toFixed(1));

/** The middle of what some rounds gave: what never came in most of them never came. */
const middle = (figures: readonly (number | null)[]): number | null => {
  const there = figures.filter((figure) => figure !== null);
  return there.length * 2 <= figures.length ? null : median(there);
};

const share = (before: Concealment, after: Concealment): number =>
  ((after.concealed - before.concealed) / (after.all - before.all)) * 100;

/** Watches both pages for a time; gives what they heard, concealed and saw. */
const windowOf = async (scene: Scene, prefix: string): Promise<Round> => {
  const concealment = () => Promise.all(scene.pages.map((page) => page.concealment()));
  const [from, before] = [lineClockMs(), await concealment()];
  await scene.watch(windowMs);
  const after = await concealment();
  const each = scene.pages.map(({ samples }) => played(samples, from, lineClockMs()));
  return {
    [`${prefix}heard, %`]: each.map(({ heardPercent }) => heardPercent),
    [`${prefix}concealed, %`]: after.map((now, index) => share(before[index] ?? now, now)),
    [`${prefix}frames/s`]: each.map(({ framesPerSecond }) => framesPerSecond),
    [`${prefix}longest freeze`]: each.map(({ longestFreezeMs }) => longestFreezeMs),
  };
};

/** How far the record's absence lies from what the line did: its beginning, its end; null where the record has none. */
const recordAgainst = async (scene: Scene, begin: number, end: number): Promise<(number | null)[]> => {
  const wall = (at: number): number => Date.now() + at - lineClockMs();
  const { stretches } = await scene.attendance();
  const gap = stretches
    .map(({ to }, index) => ({ from: to, to: stretches[index + 1]?.from ?? null }))
    .find(({ from }) => from !== null && from >= wall(begin) - 1_000);
  if (gap?.from === undefined || gap.from === null) return [null, null];
  return [gap.from - wall(begin), gap.to === null ? Infinity : gap.to - wall(end)];
};

const outageRound = async (scene: Scene, { begin, end, lastsMs }: Outage): Promise<Round> => {
  const control = await windowOf(scene, 'control: ');
  const beganAt = await begin(scene);
  await scene.watch(lastsMs);
  const endedAt = end === undefined ? beganAt : await end(scene);
  await scene.watch(aftermathMs);
  await scene.settles(patienceMs);
  const until = lineClockMs();
  const of = (figure: (samples: Watched['samples']) => number | null) =>
    scene.pages.map(({ samples }) => figure(samples));
  return {
    'voice is back': of((samples) => voiceBackAfter(samples, beganAt, endedAt)),
    'picture is back': of((samples) => pictureBackAfter(samples, beganAt, endedAt)),
    'trouble is said': of((samples) => saidAfter(samples, beganAt)),
    'heard meanwhile, %': of((samples) => played(samples, beganAt, Math.max(endedAt, beganAt + 1)).heardPercent),
    'longest freeze': of((samples) => played(samples, beganAt, until).longestFreezeMs),
    'record: gone, back later than the line': await recordAgainst(scene, beganAt, endedAt),
    ...control,
  };
};

const badLineRound = async (scene: Scene, { impairment }: BadLine): Promise<Round> => {
  const control = await windowOf(scene, 'control: ');
  await scene.line.impair(impairment);
  await scene.watch(settlingMs);
  return { ...(await windowOf(scene, '')), ...control };
};

const wordOf = (name: string): ((figure: number | null) => string) =>
  name.endsWith('%') ? percent : name.endsWith('frames/s') ? plain : seconds;

const tell = (name: string, rounds: readonly Round[], aims: Readonly<Record<string, string>>): void => {
  for (const figure of Object.keys(rounds[0] ?? {})) {
    const [atCommune, atRoom] = [0, 1].map((at) => middle(rounds.map((round) => round[figure]?.[at] ?? null)));
    const word = wordOf(figure);
    report(`${name}: ${figure}`, `${word(atCommune ?? null)} · ${word(atRoom ?? null)}`, aims[figure]);
  }
};

/** One case in a meeting of its own; one that cannot be measured says why and keeps none of the others. */
const measure = async (
  name: string,
  rounds: number,
  once: (scene: Scene) => Promise<Round>,
  aims: Readonly<Record<string, string>>,
): Promise<boolean> => {
  try {
    await using scene = await Scene.open();
    const done: Round[] = [];
    while (done.length < rounds) {
      done.push(await once(scene));
      await scene.whole();
    }
    tell(name, done, aims);
    if (scene.helped.length > 0) report(`${name}: what a person had to do`, scene.helped.join(', '), 'nothing');
    return true;
  } catch (error) {
    report(`${name}: not measured`, error instanceof Error ? error.message : String(error));
    return false;
  }
};

/**
 * A room and a commune talk while the commune's line is bad or breaks off: what each hears and sees, when all is back, said and on the
 * record. Each case has a control run just before it, on the same line unimpaired. Of two figures the first is of the commune's page.
 * @param named the cases to measure; all of them when none is named
 */
export const weakLinks = async (rounds = usualRounds, named: readonly string[] = []): Promise<void> => {
  const why = await whyNoLine();
  if (why !== null) throw new Error(why.en);
  const wanted = (name: string): boolean => named.length === 0 || named.includes(name);
  const measured: boolean[] = [];
  for (const [name, outage] of Object.entries(outages).filter(([each]) => wanted(each)))
    measured.push(
      await measure(name, rounds, (scene) => outageRound(scene, outage), {
        'voice is back': outage.aim,
        'trouble is said': '≤ 3 s',
        'record: gone, back later than the line': '≤ 1 s',
      }),
    );
  for (const [name, line] of Object.entries(badLines).filter(([each]) => wanted(each)))
    measured.push(
      await measure(name, rounds, (scene) => badLineRound(scene, line), {
        'concealed, %': `${line.aim} above control`,
      }),
    );
  if (measured.includes(false)) throw new Error('some cases were not measured');
};
