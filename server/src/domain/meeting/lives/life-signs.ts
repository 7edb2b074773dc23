/**
 * A seat lives by two lines: its page's socket and its media. Either of them is a sign of life; only when nothing has come by both is it
 * lost, then dropped out, and at last let go of. Times are those of one clock that nobody can set, in milliseconds.
 */
export interface LifeSigns {
  /** When anything came over the page's socket last, an answer to a ping among it. */
  readonly signallingMs: number;
  /** When a packet of its media came last, as far as it was looked at; null where that is not known. */
  readonly mediaMs: number | null;
}

/** Sources that are sent and missed, and no packet of any kind for so long besides: then it is the line. In milliseconds. */
const doubtedMs = 500;

/**
 * Of media that carry only what keeps their path open nothing comes for so long, in milliseconds: Chromium checks its path every 2.5 s, and Firefox
 * every 4 to 6 (RFC 7675), which has to be learnt from it.
 */
const restMs = 4_500;

/** More than that is learnt of no path, in milliseconds. */
export const longestRestMs = 7_000;

/** A path may rest for so much longer than it ever did before, in milliseconds. */
const marginMs = 500;

/** The longest rest of a path that only was kept open, after another one that ended with something that came; in milliseconds. */
export const longerRestMs = (knownMs: number, nextMs: number): number =>
  nextMs < longestRestMs ? Math.max(knownMs, nextMs) : knownMs;

/** Media that are just being connected have so long to get through before anybody is told that they do not, in milliseconds: as long as the page itself waits. */
const throughWithinMs = 8_000;

/** How long nothing may come. */
export interface Patience {
  /** Until it is lost: for the others' eyes, and on no record. */
  readonly lostMs: number;
  /** Until it has dropped out, on the record. */
  readonly droppedMs: number;
  /** Until what it had is let go of: then its page comes back like any other. */
  readonly heldMs: number;
  /** Until a seat is let go of that its media alone hold, its page being gone all the while. */
  readonly aloneMs: number;
}

/**
 * What the district was promised: said within 3 s, on the record from 15 s on, and held for a minute. A voice needs no socket, so media alone
 * hold a seat for longer than any meeting lasts, and no longer than a person's session: a page that hangs for good sits for no day.
 */
export const usualPatience: Patience = {
  ...{ lostMs: 3_000, droppedMs: 15_000, heldMs: 60_000 },
  aloneMs: 12 * 3_600_000,
};

/** How its media alone stand, while its page answers. */
export type MediaSilence = 'flowing' | 'silent' | 'outage';

/**
 * How media stand from which nothing came since `heardMs`: silent for the others' eyes, an outage on the record. `doubtMs` is for how long
 * it has been looked at closely and stood, since something that is sent was missed; null where nothing is. Where nothing ever `came`, they are
 * given as long as a slow line needs to get through, since their page began to connect them at `heardMs`. Where only what keeps the path open was
 * coming, `restedMs` is the longest time that this path rested before; null where more was.
 */
export const mediaSilenceAt = (
  heardMs: number,
  {
    nowMs,
    awakeSinceMs,
    doubtMs,
    came = true,
    restedMs = null,
  }: {
    readonly nowMs: number;
    readonly awakeSinceMs: number;
    readonly doubtMs: number | null;
    readonly came?: boolean;
    readonly restedMs?: number | null;
  },
  { lostMs, droppedMs }: Patience = usualPatience,
): MediaSilence => {
  const silentMs = nowMs - Math.max(heardMs, awakeSinceMs);
  if (silentMs >= droppedMs) return 'outage';
  if (!came) return silentMs >= throughWithinMs ? 'silent' : 'flowing';
  if (restedMs !== null) return silentMs >= Math.max(restMs, restedMs + marginMs) ? 'silent' : 'flowing';
  return silentMs >= lostMs || (doubtMs !== null && doubtMs >= doubtedMs) ? 'silent' : 'flowing';
};

/** How a seat's life stands. */
export type LifeState = 'heard' | 'lost' | 'dropped' | 'over';

/** A seat's life as it stands now. */
export interface Life {
  readonly state: LifeState;
  /** When it was heard last. */
  readonly heardMs: number;
}

/** When anything came last, by whichever line. */
export const lastHeardMs = ({ signallingMs, mediaMs }: LifeSigns): number =>
  mediaMs === null ? signallingMs : Math.max(signallingMs, mediaMs);

/**
 * How a life stands at `nowMs`. Nothing that was not heard before `awakeSinceMs` counts as silence: until then the hub itself stood still
 * and could hear nobody.
 */
export const lifeAt = (
  signs: LifeSigns,
  { nowMs, awakeSinceMs = Number.NEGATIVE_INFINITY }: { readonly nowMs: number; readonly awakeSinceMs?: number },
  { lostMs, droppedMs, heldMs, aloneMs }: Patience = usualPatience,
): Life => {
  const heardMs = lastHeardMs(signs);
  const silentMs = nowMs - Math.max(heardMs, awakeSinceMs);
  if (silentMs >= heldMs || nowMs - signs.signallingMs >= aloneMs) return { state: 'over', heardMs };
  if (silentMs >= droppedMs) return { state: 'dropped', heardMs };
  return { state: silentMs >= lostMs ? 'lost' : 'heard', heardMs };
};
