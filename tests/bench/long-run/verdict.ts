import { gapMs, type Heard, type Seen } from './received.ts';

/** Packets that were sent, and that did not come. */
export interface Packets {
  readonly sent: number;
  readonly lost: number;
}

/** What the long run saw, all endpoints together. */
export interface LongRun {
  readonly asked: { readonly endpoints: number; readonly minutes: number };
  readonly lastedMs: number;
  /** Who was in from the first to the last moment without trouble, and what happened to the others. */
  readonly stayed: number;
  readonly troubles: readonly string[];
  readonly up: Packets;
  readonly down: Packets;
  readonly voicePackets: Packets;
  readonly voices: Heard;
  /** Who stood on the stage, on all other screens. */
  readonly stage: Seen;
  /** Null where nothing was recorded. */
  readonly recording: {
    /** From its first to its last piece, and from its beginning to its end on the record. */
    readonly lengthMs: number;
    readonly recordMs: number;
    /** How much later than on the record it begins, and how much sooner it ends. */
    readonly beginsAfterMs: number;
    readonly endsBeforeMs: number;
    /** Of this nothing was kept. */
    readonly failedMs: number;
    readonly playableAfterMs: number;
    /** Until each piece stands in the meeting's book by its hash. */
    readonly inBookAfterMs: number;
  };
}

/** How a row of the criteria came out; `open` where the run was too small or too short to say it. */
export interface Verdict {
  readonly row: 'P1c' | 'P2a' | 'P3a' | 'N5';
  readonly criterion: string;
  readonly is: 'met' | 'not met' | 'open';
  readonly because: string;
}

/**
 * The bounds. Endpoints are the criterion's own; minutes, lines of an HD picture and standing pictures are those of our reading of it
 * (docs/conformity.md). The others are ours: after a change of the speaker the picture may come smaller for a moment.
 */
export const bounds = {
  endpoints: 40,
  minutes: 30,
  lines: 720,
  hdShare: 0.95,
  frozenShare: 0.01,
  lostVoice: 0.01,
  silentShare: 0.01,
  lengthApartMs: 1_000,
  playableMs: 2_000,
} as const;

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Which share of its time a picture had at least so many lines. */
export const shareAbove = ({ byHeight, shownMs }: Seen, lines: number): number =>
  shareOf(
    [...byHeight].filter(([height]) => height >= lines).reduce((sum, [, forMs]) => sum + forMs, 0),
    shownMs,
  );

/** Pictures a second. */
export const rateOf = ({ frames, shownMs }: Seen): number => (1000 * frames) / shownMs;

export const frozenShare = ({ frozenMs, shownMs }: Seen): number => shareOf(frozenMs, shownMs);

export const lostShare = ({ lost, sent }: Packets): number => shareOf(lost, sent);

export const silentShare = ({ silentMs, openMs }: Heard): number => shareOf(silentMs, openMs);

/** Adds up what several endpoints heard. */
export const allHeard = (all: readonly Heard[]): Heard =>
  all.reduce(
    (sum, { openMs, gaps, longestMs, silentMs, firstAfterMs }) => ({
      openMs: sum.openMs + openMs,
      gaps: sum.gaps + gaps,
      longestMs: Math.max(sum.longestMs, longestMs),
      silentMs: sum.silentMs + silentMs,
      firstAfterMs: [...sum.firstAfterMs, ...firstAfterMs],
    }),
    { openMs: 0, gaps: 0, longestMs: 0, silentMs: 0, firstAfterMs: [] },
  );

/** Adds up what several endpoints saw. */
export const allSeen = (all: readonly Seen[]): Seen => {
  const byHeight = new Map<number, number>();
  for (const seen of all)
    for (const [height, forMs] of seen.byHeight) byHeight.set(height, (byHeight.get(height) ?? 0) + forMs);
  const sum = (of: (seen: Seen) => number): number => all.reduce((total, seen) => total + of(seen), 0);
  return {
    shownMs: sum(({ shownMs }) => shownMs),
    frames: sum(({ frames }) => frames),
    freezes: sum(({ freezes }) => freezes),
    longestMs: Math.max(0, ...all.map(({ longestMs }) => longestMs)),
    frozenMs: sum(({ frozenMs }) => frozenMs),
    byHeight,
    firstAfterMs: all.flatMap(({ firstAfterMs }) => firstAfterMs),
  };
};

const said = (held: boolean, enough: boolean): Verdict['is'] => (!held ? 'not met' : enough ? 'met' : 'open');

/** How often something was waited for in vain. */
const never = ({ firstAfterMs }: { readonly firstAfterMs: readonly number[] }): number =>
  firstAfterMs.filter((afterMs) => !Number.isFinite(afterMs)).length;

/** What the criteria's rows come to. What fails in a small or short run fails in a whole one as well. */
export const verdicts = (run: LongRun): readonly Verdict[] => {
  const { asked, lastedMs, stayed, troubles, voicePackets, voices, stage, recording } = run;
  const minutes = lastedMs / 60_000;
  const enough = asked.endpoints >= bounds.endpoints && minutes >= bounds.minutes;
  const size = `${stayed} of ${asked.endpoints} endpoints for ${minutes.toFixed(1)} min`;
  const [unseen, unheard] = [never(stage), never(voices)];
  const apartMs = Math.abs(recording.lengthMs - recording.recordMs);
  const hd = shareAbove(stage, bounds.lines);
  return [
    {
      row: 'P1c',
      criterion: 'at least 40 endpoints at once',
      is: said(stayed === asked.endpoints && troubles.length === 0, enough),
      because: `${size}${troubles.length === 0 ? '' : `; ${troubles.slice(0, 3).join(', ')}`}`,
    },
    {
      row: 'P2a',
      criterion: 'HD pictures with 40 endpoints',
      is: said(
        stage.frames > 0 && unseen === 0 && hd >= bounds.hdShare && frozenShare(stage) < bounds.frozenShare,
        enough,
      ),
      because: `${percent(hd)} of the time ${bounds.lines} lines or more, ${percent(frozenShare(stage))} frozen, ${unseen} never seen`,
    },
    {
      row: 'P3a',
      criterion: 'clear sound without gaps with 40 endpoints',
      is: said(
        voices.openMs > 0 &&
          unheard === 0 &&
          lostShare(voicePackets) < bounds.lostVoice &&
          silentShare(voices) < bounds.silentShare,
        enough,
      ),
      because: `${percent(lostShare(voicePackets))} lost, ${voices.gaps} gaps over ${gapMs} ms, ${percent(silentShare(voices))} of the time, ${unheard} never heard`,
    },
    {
      row: 'N5',
      criterion: 'recording',
      is: said(
        apartMs <= bounds.lengthApartMs && recording.failedMs === 0 && recording.playableAfterMs <= bounds.playableMs,
        enough,
      ),
      because: `${(apartMs / 1000).toFixed(1)} s off the record, playable after ${(recording.playableAfterMs / 1000).toFixed(1)} s, ${(recording.failedMs / 1000).toFixed(1)} s not kept`,
    },
  ];
};
