import type { EndpointId, ToldVoice } from '@diem-cau/shared';
import type { ArrivedStream } from '../media/media-link.ts';
import type { PlayedSamples } from '../media/played-samples.ts';

/** So few packets in a second are of a voice that says nothing, of which nothing can be told: one that speaks has 17 of 60 ms, or 50 of 20. */
const fewestPackets = 12;

/** From this lost share of a voice on the hub is told, 0 to 1: less is mended so well that nobody hears it. */
const toldFrom = 0.05;

/** A way to the hub and back that takes so much longer than its shortest leads through a queue that stands, in milliseconds. */
const queueStandsFromMs = 100;

/** In each second a way is believed to be so much longer for good, in milliseconds: another one is not taken for a queue for ever. */
const believedMs = 1;

/** What is made up of a voice is told of so many looks together: of one alone it wavers too much. */
const looksTogether = 3;

/** What had come of each stream at the last look, and what was played of it at the last looks, the oldest first. */
interface Before {
  readonly now: ArrivedStream;
  readonly played: readonly PlayedSamples[];
}

/** What is kept between two looks. */
export interface HeardBefore {
  readonly streams: ReadonlyMap<string, Before>;
  /** The shortest way to the hub and back so far, in milliseconds. */
  readonly shortestMs: number | null;
  /** When it was looked, by a clock that nobody can set, in milliseconds; null before the first look. */
  readonly atMs: number | null;
}

/** Nothing was heard yet. */
export const nothingHeard: HeardBefore = { streams: new Map(), shortestMs: null, atMs: null };

const keyOf = ({ endpointId, source }: ArrivedStream): string => `${endpointId} ${source}`;

const share = (part: number, of: number): number => Math.round((100 * part) / of) / 100;

/** Which share of a voice was made up over the last looks, where the line's own queue makes it late; null else, for then the fault may be another's. */
const madeUpOf = ({ played: of }: Before, { played, roundTripMs }: ArrivedStream, shortestMs: number | null) => {
  const [oldest] = of;
  if (oldest === undefined || played === null || roundTripMs === null || shortestMs === null) return null;
  if (roundTripMs - shortestMs < queueStandsFromMs || played.all <= oldest.all) return null;
  return share(Math.max(0, played.madeUp - oldest.madeUp), played.all - oldest.all);
};

/**
 * How each voice that speaks has come since the last look, of an endpoint's microphones the best. Packets are counted, not what was made
 * up of them: a busy PC plays late what has come all the same. What was made up is told besides where a queue stands on the own line.
 */
export const voicesSince = (before: HeardBefore, arrived: readonly ArrivedStream[]): readonly ToldVoice[] => {
  const told = new Map<EndpointId, ToldVoice>();
  for (const now of arrived) {
    const { endpointId } = now;
    const then = before.streams.get(keyOf(now));
    if (now.lost === null || then === undefined || then.now.lost === null) continue;
    const missing = Math.max(0, now.lost - then.now.lost);
    const sent = missing + Math.max(0, now.count - then.now.count);
    if (sent < fewestPackets) continue;
    const other = told.get(endpointId);
    const lost = Math.min(share(missing, sent), other?.lost ?? 1);
    const madeUp = madeUpOf(then, now, before.shortestMs);
    const least = madeUp === null ? null : Math.min(madeUp, 1, other?.madeUp ?? 1);
    told.set(endpointId, { endpointId, lost, ...(least === null ? {} : { madeUp: least }) });
  }
  return [...told.values()].slice(0, 8);
};

/** The streams of which something has come since the last look. */
export const cameSince = ({ streams }: HeardBefore, arrived: readonly ArrivedStream[]): readonly ArrivedStream[] =>
  arrived.filter((each) => each.count > (streams.get(keyOf(each))?.now.count ?? each.count));

/** In how many bit/s the pictures have come since the last look that were there then; null where nothing says it. */
export const pictureRate = (
  { streams, atMs }: HeardBefore,
  arrived: readonly ArrivedStream[],
  nowMs: number,
): number | null => {
  if (atMs === null || nowMs <= atMs) return null;
  const came = arrived.flatMap((each) => {
    const before = streams.get(keyOf(each))?.now.bytes ?? null;
    return each.bytes === null || before === null ? [] : [Math.max(0, each.bytes - before)];
  });
  return came.length === 0 ? null : Math.round((came.reduce((sum, each) => sum + each, 0) * 8_000) / (nowMs - atMs));
};

/** What is kept for the next look. */
export const heardNow = (
  { streams, shortestMs }: HeardBefore,
  arrived: readonly ArrivedStream[],
  atMs: number,
): HeardBefore => {
  const trips = arrived.flatMap(({ roundTripMs }) => roundTripMs ?? []);
  const shortest = Math.min(...trips, shortestMs === null ? Infinity : shortestMs + believedMs);
  return {
    streams: new Map(
      arrived.map((now) => {
        const played = [...(streams.get(keyOf(now))?.played ?? []), ...(now.played === null ? [] : [now.played])];
        return [keyOf(now), { now, played: played.slice(-looksTogether) }];
      }),
    ),
    shortestMs: Number.isFinite(shortest) ? shortest : null,
    atMs,
  };
};

/** Whether the hub is to be told: something of a voice is lost or made up, or was when it was told last. */
export const isWorthTelling = (voices: readonly ToldVoice[], toldBefore: boolean): boolean =>
  toldBefore || voices.some(({ lost, madeUp = 0 }) => Math.max(lost, madeUp) >= toldFrom);
