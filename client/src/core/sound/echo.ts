import { silenceDb } from './heard.ts';

/** How loud the microphone and what is played were at a moment, in decibels. */
export interface EchoLook {
  readonly atMs: number;
  readonly heardDb: number;
  readonly playedDb: number;
}

/** What is known of an echo from the looks of some seconds. */
export interface EchoWatch {
  readonly looks: readonly EchoLook[];
  readonly judgedMs: number;
  /** How often in a row it was one. */
  readonly inARow: number;
  readonly found: { readonly sinceMs: number } | null;
  /** When others were heard last, so that it could be judged. */
  readonly spokeMs: number;
}

export const noEcho: EchoWatch = {
  looks: [],
  judgedMs: Number.NEGATIVE_INFINITY,
  inARow: 0,
  found: null,
  spokeMs: Number.NEGATIVE_INFINITY,
};

/** The looks that are compared, and how far they lie apart, in milliseconds. */
const windowMs = 12_000;
const stepMs = 100;
/** How often they are compared. */
const judgeEveryMs = 1_000;
/** What lies between two looks that are so far apart is not known: a PC that is busy looks when it can. */
const longestGapMs = 300;
/** So many steps have to be known at least, so that they can be compared: 8 s of twelve. */
const leastKnown = 80;
/** Others have not been heard for so long: what was found of their echo says nothing any more. */
const forgottenMs = 30_000;

/** What was played comes back after loudspeaker, room and sound card: within this many steps, 0.6 s. */
const lags = [0, 1, 2, 3, 4, 5, 6] as const;
/** And never before it was played: what is as alike here is so by chance. */
const before = [-10, -9, -8, -7, -6, -5, -4, -3] as const;

/** Others are heard for this share of the time at least, and with gaps, so that there is something to compare. */
const leastSpoken = 0.25;
const mostSpoken = 0.9;
/** What is played counts as somebody's speaking so far above its quietest, in decibels. */
const spokenDb = 10;
const quietDb = 3;

/**
 * How alike both have to be at some delay (the correlation of their levels), each half of the time for itself, how much more than by chance, and until when
 * it is still one: two who speak at once keep step for some seconds now and then, an echo does all the time.
 */
const alike = { found: 0.7, half: 0.6, left: 0.4, overChance: 0.25 };
/** So often in a row it has to be one, once a second: what is alike by chance soon is no more. */
const believedAfter = 5;
/** The room is louder by so much when others are heard than when not, in decibels: a weaker echo nobody hears. */
const leastRiseDb = 5;

/** A row of levels, a step apart; NaN where nobody looked. */
type Row = readonly number[];

/** Levels above the quietest tenth, as far as it matters. */
const aboveQuiet = (levels: Row): Row => {
  const sorted = levels.filter((level) => !Number.isNaN(level)).toSorted((one, other) => one - other);
  const quiet = Math.max(sorted[Math.floor(sorted.length / 10)] ?? silenceDb, -80);
  return levels.map((level) => Math.min(40, Math.max(0, level - quiet)));
};

/** Pearson's correlation of pairs; 0 where one of a pair stands still. */
const correlation = (pairs: readonly (readonly [number, number])[]): number => {
  const mean = (of: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const [a, b] = [mean(0), mean(1)];
  let [both, ofOne, ofOther] = [0, 0, 0];
  for (const [one, other] of pairs) {
    both += (one - a) * (other - b);
    ofOne += (one - a) ** 2;
    ofOther += (other - b) ** 2;
  }
  return ofOne === 0 || ofOther === 0 ? 0 : both / Math.sqrt(ofOne * ofOther);
};

/** What is heard beside what was played `lag` steps before, where both are known; a negative lag is after. */
const beside = (heard: Row, played: Row, lag: number): readonly (readonly [number, number])[] =>
  heard.flatMap((level, index) => {
    const other = played[index - lag] ?? Number.NaN;
    return Number.isNaN(level) || Number.isNaN(other) ? [] : [[level, other] as const];
  });

/** How strong an echo is in a row of looks: how alike at the likeliest delay, and by chance, and by how much the room is louder for it; null where it can't be told. */
interface Likeness {
  readonly best: number;
  readonly weakerHalf: number;
  readonly chance: number;
  readonly riseDb: number;
}

const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, each) => sum + each, 0) / values.length;

const likeness = (heardDb: Row, playedDb: Row): Likeness | null => {
  const heard = aboveQuiet(heardDb);
  const played = aboveQuiet(playedDb);
  const known = beside(heard, played, 0);
  const spoken = known.filter(([, level]) => level >= spokenDb).length / known.length;
  if (known.length < leastKnown || spoken < leastSpoken || spoken > mostSpoken) return null;
  const at = (lag: number): number => correlation(beside(heard, played, lag));
  const found = lags.map((lag) => ({ lag, alike: at(lag) }));
  const best = found.reduce((one, other) => (other.alike > one.alike ? other : one));
  const pairs = beside(heard, played, best.lag);
  const when = (which: (level: number) => boolean): readonly number[] =>
    pairs.flatMap(([level, other]) => (which(other) ? [level] : []));
  const riseDb = average(when((level) => level >= spokenDb)) - average(when((level) => level <= quietDb));
  const middle = Math.floor(pairs.length / 2);
  const weakerHalf = Math.min(correlation(pairs.slice(0, middle)), correlation(pairs.slice(middle)));
  return { best: best.alike, weakerHalf, chance: Math.max(0, ...before.map(at)), riseDb };
};

/** The levels on an even grid that ends with the last look: looks are never quite as far apart as they should be. */
const evenly = (looks: readonly EchoLook[]): { readonly heard: Row; readonly played: Row } => {
  const end = looks.at(-1)?.atMs ?? 0;
  const heard: number[] = [];
  const played: number[] = [];
  let index = 0;
  for (let wanted = end - windowMs + stepMs; wanted <= end; wanted += stepMs) {
    while ((looks[index + 1]?.atMs ?? Number.POSITIVE_INFINITY) <= wanted) index += 1;
    const one = looks[index];
    const next = looks[index + 1] ?? one;
    if (one === undefined || next === undefined || one.atMs > wanted || next.atMs - one.atMs > longestGapMs) {
      heard.push(Number.NaN);
      played.push(Number.NaN);
      continue;
    }
    const share = next === one ? 0 : (wanted - one.atMs) / (next.atMs - one.atMs);
    heard.push(one.heardDb + (next.heardDb - one.heardDb) * share);
    played.push(one.playedDb + (next.playedDb - one.playedDb) * share);
  }
  return { heard, played };
};

/** Takes in one more look; once a second what is heard is compared with what was played. Pure. */
export const lookForEcho = (watch: EchoWatch, look: EchoLook): EchoWatch => {
  const looks = [...watch.looks.filter(({ atMs }) => look.atMs - atMs <= windowMs), look];
  const found = watch.found !== null && look.atMs - watch.spokeMs > forgottenMs ? null : watch.found;
  const [first = look] = looks;
  if (look.atMs - watch.judgedMs < judgeEveryMs) return { ...watch, looks, found };
  const rows = evenly(looks);
  const like = likeness(rows.heard, rows.played);
  if (like === null) return { ...watch, looks, judgedMs: look.atMs, found };
  const { best, weakerHalf, chance, riseDb } = like;
  const isAlike = best >= alike.found && weakerHalf >= alike.half && best - chance >= alike.overChance;
  const isOne = isAlike && riseDb >= leastRiseDb;
  const stays = found !== null && best >= alike.left && riseDb >= leastRiseDb;
  const inARow = isOne ? watch.inARow + 1 : 0;
  const now = inARow >= believedAfter || stays ? (found ?? { sinceMs: first.atMs }) : null;
  return { looks, judgedMs: look.atMs, inARow, found: now, spokeMs: look.atMs };
};
