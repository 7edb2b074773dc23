import type { EndpointId, Instant, RecordingLack, SourceId } from '@diem-cau/shared';

/** A microphone that is open, as it is seen at a look. */
export interface SeenVoice {
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  /** The number (SSRC) of its stream to the recorder; null where there is none. */
  readonly ssrc: number | null;
  /** Packets that were sent to the recorder by this stream; where there is none, those that came from its page. */
  readonly sent: number;
  /** Packets of this stream that the recorder has kept, and when the last one came; null for none. */
  readonly kept: number;
  readonly keptAt: Instant | null;
}

/** What is known of a microphone. */
interface KnownVoice extends Pick<SeenVoice, 'endpointId' | 'ssrc' | 'kept'> {
  /** Packets that were sent at the look before, and when all of them was kept last. */
  readonly sent: number;
  readonly sentWell: number;
  /** The last moment of which nothing is missing. */
  readonly wellAt: Instant;
  /** When something of it was kept last, and since when what is sent is not; null for never, by a clock that nobody sets, in milliseconds. */
  readonly keptMs: number | null;
  readonly unkeptMs: number | null;
  readonly lacks: boolean;
}

/** What is known of the open microphones of a recording, by endpoint and source. */
export type KnownVoices = ReadonlyMap<string, KnownVoice>;

/** When something is seen: in the meeting's own time, by which a lack is dated, and by a clock that nobody sets. */
export interface Sight {
  readonly at: Instant;
  readonly nowMs: number;
}

/** What is sent for so long and is not kept is lacking, in milliseconds; what was sent a moment ago is on its way. */
const lacksAfterMs = 3_000;
/** Fewer packets may have been lost. In silence a browser sends two and a half a second. */
const fewPackets = 3;

/** A stream that is new; of a microphone that has none, what came from its page so far is no part of it. */
const begun = ({ endpointId, ssrc, sent }: SeenVoice, at: Instant): KnownVoice => ({
  ...{ endpointId, ssrc, kept: 0, sent: ssrc === null ? sent : 0, sentWell: ssrc === null ? sent : 0 },
  ...{ wellAt: at, keptMs: null, unkeptMs: null, lacks: false },
});

/** Of a stream in the place of none, or none in the place of one, what was lacking is so until it is kept; one in the place of another is new. */
const knownOf = (seen: SeenVoice, before: KnownVoice | undefined, at: Instant): KnownVoice => {
  if (before?.ssrc === seen.ssrc) return before;
  const fresh = begun(seen, at);
  if (before === undefined || (before.ssrc !== null && seen.ssrc !== null)) return fresh;
  const { wellAt, keptMs, unkeptMs, lacks } = before;
  return { ...fresh, wellAt, keptMs, unkeptMs, lacks };
};

const after = (seen: SeenVoice, known: KnownVoice, { at, nowMs }: Sight): KnownVoice => {
  const { sent, kept, keptAt } = seen;
  const well = { unkeptMs: null, lacks: false };
  if (kept !== known.kept)
    return { ...known, ...well, sent, sentWell: sent, kept, wellAt: keptAt ?? at, keptMs: nowMs };
  // It is open and silent: nothing is missing but what was missing before.
  if (sent <= known.sent) return known.lacks ? known : { ...known, ...well, sent, sentWell: sent, wellAt: at };
  const unkeptMs = known.unkeptMs ?? nowMs;
  const lacks = known.lacks || (sent - known.sentWell >= fewPackets && nowMs - unkeptMs >= lacksAfterMs);
  return { ...known, sent, unkeptMs, lacks };
};

/** The open microphones after a look at them; one that is not among them any more was shut or is gone, and is forgotten. */
export const seeVoices = (known: KnownVoices, voices: readonly SeenVoice[], sight: Sight): KnownVoices =>
  new Map(
    voices.map((seen) => {
      const key = `${seen.endpointId} ${seen.source}`;
      return [key, after(seen, knownOf(seen, known.get(key), sight.at), sight)];
    }),
  );

/** What is known where nobody looked for a while, as the hub stood still: what lacked, and nothing of the others, of which what was told may be old. */
export const whatLacks = (known: KnownVoices): KnownVoices => new Map([...known].filter(([, { lacks }]) => lacks));

/** Whose sound is lacking, each endpoint once, since the longest of its lacks; `all` where of several none is kept. */
export const lacksOf = (known: KnownVoices, nowMs: number): readonly RecordingLack[] | 'all' => {
  const voices = [...known.values()];
  const lacking = voices.filter(({ lacks }) => lacks);
  const isKept = voices.some(({ lacks, keptMs }) => !lacks && keptMs !== null && nowMs - keptMs < lacksAfterMs);
  if (lacking.length > 1 && !isKept) return 'all';
  const since = new Map<EndpointId, Instant>();
  for (const { endpointId, wellAt } of lacking)
    since.set(endpointId, Math.min(wellAt, since.get(endpointId) ?? wellAt));
  return [...since].map(([endpointId, from]) => ({ endpointId, since: from }));
};
