/** What was measured of one line just now, in bit/s. */
export interface LineNow {
  /** Whose it is: a connection's name, over all meetings. */
  readonly name: string;
  /** Whether it goes over the hub's own line, or only through its local network. */
  readonly overHubLine: boolean;
  /** What it bears of pictures, as the media server reckons it, and what those that flow would take whole. */
  readonly bears: number;
  readonly wished: number;
  /** What of pictures the hub lets it have at most; null where it does not bound it. */
  readonly allowed: number | null;
  /** What its voices take. */
  readonly voices: number;
}

interface KnownLine {
  /** What it bore lately at its best. */
  readonly usual: number;
  /** Since when it has been much worse than that, by a clock that nobody can set; null while it is not. */
  readonly worseSinceMs: number | null;
}

/** What has been learnt of the hub's own line. */
export interface Learning {
  readonly lines: ReadonlyMap<string, KnownLine>;
  /** What it bears of voices and pictures, in bit/s; null where nothing says that it is narrow. */
  readonly total: number | null;
  /** Since when it has been claimed to bear no more, and when the total was raised last. */
  readonly sinceMs: number;
  readonly raisedMs: number;
  /** How long until it is raised next: twice as long after each time that was too much. */
  readonly patienceMs: number;
}

/** So many lines at least have to tell the same: three that fall together may do so by chance. */
const fewestLines = 5;
/** So large a share of all lines that go over the hub's. */
const mostOfThem = 0.8;
/** Much worse: less than this share of what it bore lately. */
const muchWorse = 0.65;
/** Squeezed: less than this share of what its pictures would take; less than all of them want says nothing of a line. */
const squeezed = 0.8;
/** Lines that fall because of one cause do so within so many milliseconds: estimates come once a second, and fall over some. */
const togetherMs = 6_000;
/** Believed after so many milliseconds. */
const believedMs = 2_000;
/** What a line bore at its best is forgotten by this share a second: in some five minutes half of it. */
const forgottenEachSecond = 0.0025;
/** The total is tried to be raised by this share, from so many milliseconds on to so many. */
const raisedBy = 1.08;
const firstPatienceMs = 8_000;
const longestPatienceMs = 60_000;

/** Nothing is known. */
export const unlearnt: Learning = {
  ...{ lines: new Map(), total: null, sinceMs: 0, raisedMs: 0 },
  patienceMs: firstPatienceMs,
};

const isWorse = ({ bears, wished, allowed }: LineNow, usual: number): boolean =>
  bears < wished * squeezed && bears < Math.min(usual, allowed ?? Infinity) * muchWorse;

const known = (before: KnownLine | undefined, now: LineNow, nowMs: number, forMs: number): KnownLine => {
  const faded = (before?.usual ?? 0) * Math.max(0, 1 - (forgottenEachSecond * forMs) / 1_000);
  const usual = Math.max(now.bears, faded);
  return { usual, worseSinceMs: isWorse(now, usual) ? (before?.worseSinceMs ?? nowMs) : null };
};

/**
 * Whether one cause has made lines fall: most of those that go over the hub's own, at the same time, each of which bore more alone; and none that goes
 * through the local network only, which the hub's own machine would have held up as well.
 */
const haveFallenTogether = (now: readonly LineNow[], lines: ReadonlyMap<string, KnownLine>, nowMs: number): boolean => {
  const worseSince = (overHubLine: boolean): number[] =>
    now.flatMap((line) => {
      const since = lines.get(line.name)?.worseSinceMs;
      return line.overHubLine !== overHubLine || since === undefined || since === null ? [] : [since];
    });
  const fallen = worseSince(true);
  const all = now.filter(({ overHubLine }) => overHubLine).length;
  if (all < fewestLines || fallen.length < all * mostOfThem || worseSince(false).length > 0) return false;
  const [first, last] = [Math.min(...fallen), Math.max(...fallen)];
  return last - first <= togetherMs && nowMs - last >= believedMs && nowMs - first <= 2 * togetherMs;
};

/**
 * Takes in what was measured of all lines just now, once a second or so. The hub's own line is claimed to be the narrow one only when everything says so;
 * it bears what flowed then, and is tried with more until all that is wanted fits.
 * @param wanted all that is wanted of it, in bit/s
 */
export const learn = (
  before: Learning,
  now: readonly LineNow[],
  wanted: number,
  { nowMs, forMs }: { readonly nowMs: number; readonly forMs: number },
): Learning => {
  const lines = new Map(now.map((line) => [line.name, known(before.lines.get(line.name), line, nowMs, forMs)]));
  const flows = now
    .filter(({ overHubLine }) => overHubLine)
    .reduce((sum, { bears, voices }) => sum + bears + voices, 0);
  if (haveFallenTogether(now, lines, nowMs)) {
    const tooMuch = before.total !== null;
    return {
      // What has been believed once is not believed again a second later.
      lines: new Map([...lines].map(([name, { usual }]) => [name, { usual, worseSinceMs: null }])),
      total: Math.floor(Math.min(flows, before.total ?? Infinity)),
      sinceMs: before.total === null ? nowMs : before.sinceMs,
      raisedMs: nowMs,
      patienceMs: tooMuch ? Math.min(before.patienceMs * 2, longestPatienceMs) : firstPatienceMs,
    };
  }
  const { total, raisedMs, patienceMs } = before;
  if (total === null || nowMs - raisedMs < patienceMs) return { ...before, lines };
  if (total >= wanted) return { ...unlearnt, lines };
  return { ...before, lines, total: Math.floor(total * raisedBy), raisedMs: nowMs };
};
