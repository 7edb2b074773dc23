import type { SourceTrouble } from '@diem-cau/shared';
import type { CaptureTrouble } from '../devices/capture-trouble.ts';

/** What one look at an own camera or microphone finds. What is null can't be told, and says nothing. */
export interface SourceLook {
  /** By a clock that nobody can set, in milliseconds. */
  readonly atMs: number;
  /** Another track is watched from the beginning. Null while nothing is captured. */
  readonly trackId: string | null;
  readonly capture: CaptureTrouble | null;
  /** Whether the browser says that the device or the system holds it back. */
  readonly muted: boolean;
  /** The loudest sample since the last look, 0 … 1. */
  readonly peak: number | null;
  /** How many pictures the camera has given. */
  readonly frames: number | null;
  /** A mark of the picture: two that are the same to the last bit have the same. */
  readonly picture: number | null;
  /** How much has left the page; null while nothing has to leave it. */
  readonly sent: number | null;
}

/** What is wrong with an own source, and since when. */
export interface FoundTrouble {
  readonly trouble: Exclude<SourceTrouble, 'unreceived'>;
  readonly sinceMs: number;
}

/**
 * Below this every sample is a digital zero, -120 dB. A microphone in the quietest room gives more: noise of -88 dB still has peaks of -76 dB
 * behind the browser's noise suppression (measured in Chromium 156).
 */
const digitalZero = 1e-6;

/** A sign of trouble: a value that does not change for so long, in milliseconds; null is no sign. */
interface Sign {
  readonly trouble: FoundTrouble['trouble'];
  readonly needMs: number;
  /** Whether it comes and goes with some devices, which is learnt: what has ended by itself is waited for longer. */
  readonly learnt: boolean;
  readonly of: (look: SourceLook) => number | null;
}

/** The first that holds is the trouble; with the time between two looks it is told within 3 s. */
const signs: readonly Sign[] = [
  { trouble: 'muted', needMs: 1_000, learnt: false, of: ({ muted }) => (muted ? 1 : null) },
  // A microphone with a gate gives zeros between two words.
  {
    trouble: 'silent',
    needMs: 2_000,
    learnt: true,
    of: ({ muted, peak }) => (!muted && peak !== null && peak <= digitalZero ? 0 : null),
  },
  { trouble: 'frameless', needMs: 2_000, learnt: false, of: ({ frames }) => frames },
  // A camera that removes all noise may give an empty room twice the same.
  { trouble: 'still', needMs: 2_000, learnt: true, of: ({ muted, picture }) => (muted ? null : picture) },
  { trouble: 'unsent', needMs: 2_400, learnt: false, of: ({ sent }) => sent },
];

/** Each time it is waited four times longer, 32 s at most. */
const patience = ({ needMs, learnt }: Sign, passed: number): number =>
  learnt ? needMs * 4 ** Math.min(passed, 2) : needMs;

/** What has not come back for so long is forgotten: then it is told as soon as the first time, in milliseconds. */
const forgottenAfterMs = 10 * 60_000;

/** Nobody looked for so long: the page was asleep, or had no time. What was so before says nothing of now. */
const longestGapMs = 2_500;

/** What one sign has been for a while. */
interface Lasting {
  readonly value: number | null;
  readonly sinceMs: number;
  /** How often it was found and has ended by itself. */
  readonly passed: number;
  /** When it ended last after it had lasted long enough to be found the first time, or was looked at first. */
  readonly endedMs: number;
}

/** What is known of a source from the looks at it so far. */
export interface SourceWatch {
  readonly trackId: string | null;
  readonly lastLookMs: number;
  readonly lasting: readonly Lasting[];
  readonly found: FoundTrouble | null;
}

export const unwatched: SourceWatch = { trackId: null, lastLookMs: Number.NEGATIVE_INFINITY, lasting: [], found: null };

/** Takes in one more look. Pure; a look at another track, or after a time without, begins anew. */
export const lookAtSource = (watch: SourceWatch, look: SourceLook): SourceWatch => {
  const { atMs, trackId, capture } = look;
  const { trackId: watchedId, lastLookMs, found: before } = watch;
  if (capture !== null) {
    const found = before?.trouble === capture ? before : { trouble: capture, sinceMs: before?.sinceMs ?? atMs };
    return { trackId, lastLookMs: atMs, lasting: [], found };
  }
  const same = trackId !== null && trackId === watchedId;
  const asleep = atMs - lastLookMs > longestGapMs;
  let found: FoundTrouble | null = null;
  const lasting = signs.map((sign, index): Lasting => {
    const value = trackId === null ? null : sign.of(look);
    const earlier = same ? watch.lasting[index] : undefined;
    const passed = earlier?.passed ?? 0;
    if (earlier === undefined || asleep) return { value, sinceMs: atMs, passed, endedMs: atMs };
    const needMs = patience(sign, passed);
    if (earlier.value === value) {
      if (value !== null && atMs - earlier.sinceMs >= needMs)
        found ??= { trouble: sign.trouble, sinceMs: earlier.sinceMs };
      return earlier;
    }
    const lastedMs = earlier.value === null ? 0 : lastLookMs - earlier.sinceMs;
    const endedMs = lastedMs >= sign.needMs ? atMs : earlier.endedMs;
    if (lastedMs >= needMs) return { value, sinceMs: atMs, passed: passed + 1, endedMs };
    return { value, sinceMs: atMs, passed: atMs - endedMs >= forgottenAfterMs ? 0 : passed, endedMs };
  });
  return { trackId, lastLookMs: atMs, lasting, found };
};

/** Troubles that a device has which came or went without the browser's noticing. */
const maybeMissed: ReadonlySet<FoundTrouble['trouble']> = new Set<FoundTrouble['trouble']>([
  'muted',
  'silent',
  'frameless',
  'missing',
  'unplugged',
]);

/** Whether nothing has come from a device for as long as it takes to be sure, however often that has passed before. */
export const givesNothing = ({ lasting, lastLookMs, found }: SourceWatch): boolean =>
  (found !== null && maybeMissed.has(found.trouble)) ||
  signs.some(({ trouble, needMs }, index) => {
    const { value = null, sinceMs = lastLookMs } = lasting[index] ?? {};
    return maybeMissed.has(trouble) && value !== null && lastLookMs - sinceMs >= needMs;
  });
