import type { EndpointId, ToldVoice } from '@diem-cau/shared';
import type { ArrivedStream } from '../media/media-link.ts';

/** So few packets in a second are of a voice that says nothing, of which nothing can be told: one that speaks has 17 of 60 ms, or 50 of 20. */
const fewestPackets = 12;

/** From this lost share of a voice on the hub is told, 0 to 1: less is mended so well that nobody hears it. */
const toldFrom = 0.05;

/** What had come of each voice at the last look. */
export type HeardBefore = ReadonlyMap<string, ArrivedStream>;

const keyOf = ({ endpointId, source }: ArrivedStream): string => `${endpointId} ${source}`;

/**
 * Which share of each voice that speaks has not come since the last look, of an endpoint's microphones the best. Packets are counted, not what was made
 * up of them: a busy PC plays late what has come all the same.
 */
export const voicesSince = (before: HeardBefore, arrived: readonly ArrivedStream[]): readonly ToldVoice[] => {
  const lost = new Map<EndpointId, number>();
  for (const now of arrived) {
    const then = before.get(keyOf(now));
    if (now.lost === null || then === undefined || then.lost === null) continue;
    const missing = Math.max(0, now.lost - then.lost);
    const sent = missing + Math.max(0, now.count - then.count);
    if (sent >= fewestPackets) lost.set(now.endpointId, Math.min(missing / sent, lost.get(now.endpointId) ?? 1));
  }
  return [...lost].map(([endpointId, share]) => ({ endpointId, lost: Math.round(share * 100) / 100 })).slice(0, 8);
};

/** The streams of which something has come since the last look. */
export const cameSince = (before: HeardBefore, arrived: readonly ArrivedStream[]): readonly ArrivedStream[] =>
  arrived.filter((now) => now.count > (before.get(keyOf(now))?.count ?? now.count));

/** What is kept for the next look. */
export const heardNow = (arrived: readonly ArrivedStream[]): HeardBefore =>
  new Map(arrived.map((each) => [keyOf(each), each]));

/** Whether the hub is to be told: something of a voice is lost, or was when it was told last. */
export const isWorthTelling = (voices: readonly ToldVoice[], toldBefore: boolean): boolean =>
  toldBefore || voices.some(({ lost }) => lost >= toldFrom);
