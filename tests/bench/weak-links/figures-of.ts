import { median } from '../figures.ts';

type Unit = 'seconds' | 'percent' | 'points' | 'plain';
interface Kind {
  readonly name: string;
  readonly unit: Unit;
  /** The worst is the least of them; else the farthest from nothing. */
  readonly least?: true;
}

/** What a round gives, in the order in which it is printed; times in milliseconds. */
export const kinds = [
  { name: 'voice is back', unit: 'seconds' },
  { name: 'picture is back', unit: 'seconds' },
  { name: 'trouble is said', unit: 'seconds' },
  { name: 'and no longer', unit: 'seconds' },
  { name: 'heard meanwhile', unit: 'percent', least: true },
  { name: 'longest freeze', unit: 'seconds' },
  { name: 'record: gone, back', unit: 'seconds' },
  { name: 'absences too many', unit: 'plain' },
  { name: 'heard', unit: 'percent', least: true },
  { name: 'concealed', unit: 'percent' },
  { name: 'concealed above control', unit: 'points' },
  { name: 'frames/s', unit: 'plain', least: true },
  { name: 'ICE, sockets begun anew', unit: 'plain' },
  { name: 'control: heard', unit: 'percent', least: true },
  { name: 'control: concealed', unit: 'percent' },
  { name: 'control: frames/s', unit: 'plain', least: true },
] as const satisfies readonly Kind[];
export type FigureName = (typeof kinds)[number]['name'];

/** A figure at the commune's page and one at the room's; null where it never came, NaN where it cannot be told. */
export type Pair = readonly (number | null)[];
/** The figures of one round. */
export type Round = Readonly<Partial<Record<FigureName, Pair>>>;

/** The middle of what some rounds gave: what never came in half of them never came. */
export const middle = (figures: Pair): number | null => {
  const there = figures.filter((figure) => figure !== null);
  if (there.length * 2 <= figures.length) return null;
  return median(there.filter((figure) => !Number.isNaN(figure)));
};

/** The worst of some figures; what never came is worse than all. */
export const worst = (figures: Pair, least = false): number | null => {
  let found = NaN;
  for (const figure of figures) {
    if (figure === null) return null;
    const worse = least ? figure < found : Math.abs(figure) > Math.abs(found);
    if (Number.isNaN(found) || worse) found = figure;
  }
  return found;
};

const each = (
  rounds: readonly Round[],
  kind: Kind & { readonly name: FigureName },
  of: (all: Pair) => number | null,
) => {
  const width = Math.max(0, ...rounds.map((round) => round[kind.name]?.length ?? 0));
  return Array.from({ length: width }, (_, at) => of(rounds.map((round) => round[kind.name]?.[at] ?? null)));
};

/** Several communes' figures of the same round in one: the worst of each. */
export const worstRound = (rounds: readonly Round[]): Round => {
  const entries = kinds.flatMap((kind) => {
    const figures = each(rounds, kind, (all) => worst(all, 'least' in kind));
    return figures.length === 0 ? [] : [[kind.name, figures] as const];
  });
  return Object.fromEntries(entries);
};

const figureIn: Readonly<Record<Unit, (figure: number) => string>> = {
  seconds: (ms) => (ms === Infinity ? 'not back' : (ms / 1_000).toFixed(1)),
  percent: (share) => share.toFixed(1),
  points: (share) => `${share < 0 ? '−' : '+'}${Math.abs(share).toFixed(1)}`,
  plain: (figure) => figure.toFixed(1).replace(/\.0$/, ''),
};
const signIn: Readonly<Record<Unit, string>> = { seconds: ' s', percent: ' %', points: '', plain: '' };

/** A figure in words, without its unit. */
const word = (unit: Unit, figure: number | null): string =>
  figure === null ? 'never' : Number.isNaN(figure) ? '–' : figureIn[unit](figure);

/** One kind of figure over all rounds: `0.3 (0.5) s · 0.4 (1.0) s`, the middle and in brackets the worst, of the commune and of the room. */
export const told = (rounds: readonly Round[], name: FigureName): string | null => {
  const kind = kinds.find((one) => one.name === name);
  if (kind === undefined || rounds.every((round) => round[name] === undefined)) return null;
  const [middles, worsts] = [each(rounds, kind, middle), each(rounds, kind, (all) => worst(all, 'least' in kind))];
  const figures = middles.map((figure, at) => {
    const [usual, bad] = [word(kind.unit, figure), word(kind.unit, worsts[at] ?? null)];
    const both = rounds.length === 1 || usual === bad ? usual : `${usual} (${bad})`;
    return /\d/.test(both) ? both + signIn[kind.unit] : both;
  });
  return figures.join(' · ');
};
