import { z } from 'zod';
import type { ArrivedStream } from './media-link.ts';

/** What is read of the browser's words on a stream that it sends or receives; which of them there are depends on kind and browser. */
const StreamStats = z.object({
  type: z.enum(['inbound-rtp', 'outbound-rtp']),
  trackIdentifier: z.string().optional(),
  framesDecoded: z.number().optional(),
  framesEncoded: z.number().optional(),
  packetsReceived: z.number().optional(),
  bytesReceived: z.number().optional(),
  packetsSent: z.number().optional(),
  packetsLost: z.number().optional(),
  jitter: z.number().optional(),
});
type StreamStats = z.infer<typeof StreamStats>;

const streamsOf = (report: RTCStatsReport): StreamStats[] =>
  [...report.values()].flatMap((stat: unknown) => StreamStats.safeParse(stat).data ?? []);

/** How much of a source has been sent: pictures that were encoded, packets of a voice, over all its layers. */
export const sentCount = (report: RTCStatsReport): number =>
  streamsOf(report).reduce((sum, { framesEncoded, packetsSent }) => sum + (framesEncoded ?? packetsSent ?? 0), 0);

/** How much has come of each received track, by its id: pictures that were decoded, and their bytes; packets of a voice, and those that have not come. */
export const arrivedCounts = (
  report: RTCStatsReport,
): ReadonlyMap<string, Pick<ArrivedStream, 'count' | 'lost' | 'bytes'>> =>
  new Map(
    streamsOf(report).flatMap(({ trackIdentifier, framesDecoded, packetsReceived, packetsLost, bytesReceived }) =>
      trackIdentifier === undefined
        ? []
        : [
            [
              trackIdentifier,
              {
                count: framesDecoded ?? packetsReceived ?? 0,
                lost: framesDecoded === undefined ? (packetsLost ?? 0) : null,
                bytes: framesDecoded === undefined ? null : (bytesReceived ?? null),
              },
            ] as const,
          ],
    ),
  );

/** How unevenly each received track comes, by its id, in milliseconds. */
export const arrivedJitters = (report: RTCStatsReport): ReadonlyMap<string, number> =>
  new Map(
    streamsOf(report).flatMap(({ trackIdentifier, jitter }) =>
      trackIdentifier === undefined || jitter === undefined ? [] : [[trackIdentifier, jitter * 1_000] as const],
    ),
  );
