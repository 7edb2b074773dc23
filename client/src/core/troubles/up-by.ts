import { z } from 'zod';
import type { UplinkSample } from './uplink-watch.ts';

const PairStats = z.object({ type: z.literal('candidate-pair'), availableOutgoingBitrate: z.number() });
const HeardThere = z.object({
  type: z.literal('remote-inbound-rtp'),
  kind: z.enum(['audio', 'video']),
  fractionLost: z.number(),
});

const SentVoice = z.object({
  type: z.literal('outbound-rtp'),
  kind: z.literal('audio'),
  bytesSent: z.number(),
  headerBytesSent: z.number().default(0),
});

/**
 * What the browser says of the way up: what it reckons that the line bears, in bit/s, of the pair that is used, which alone has an estimate, and none in
 * Firefox; and which share of the own voice and of the own pictures the other end reports as lost lately, 0 to 1. Likewise how much of the voice was sent. Null where it does not say.
 */
export const upBy = (
  report: RTCStatsReport | null,
): Pick<UplinkSample, 'bears' | 'voiceLost' | 'pictureLost' | 'voiceBytes'> => {
  const all: readonly unknown[] = [...(report?.values() ?? [])];
  const estimates = all.flatMap((stat) => PairStats.safeParse(stat).data?.availableOutgoingBitrate ?? []);
  const heard = all.flatMap((stat) => HeardThere.safeParse(stat).data ?? []);
  const lossesOf = (of: 'audio' | 'video'): number[] =>
    heard.filter(({ kind }) => kind === of).map(({ fractionLost }) => fractionLost);
  const sent = all.flatMap((stat) => SentVoice.safeParse(stat).data ?? []);
  const [voices, pictures] = [lossesOf('audio'), lossesOf('video')];
  return {
    bears: estimates.length === 0 ? null : Math.max(...estimates),
    voiceBytes: sent.length === 0 ? null : sent.reduce((sum, each) => sum + each.bytesSent + each.headerBytesSent, 0),
    voiceLost: voices.length === 0 ? null : Math.min(...voices),
    // Of a camera's layers those that are not sent lose nothing.
    pictureLost: pictures.length === 0 ? null : Math.max(...pictures),
  };
};
