import type { CheckFigures } from '@diem-cau/shared';
import { z } from 'zod';
import { CheckLink, type CheckLinkParts } from './check-link.ts';
import { pause } from './pause.ts';

/** Some 300 packets of voice: enough to tell 3 % of loss. */
const flowsMs = 6_000;
const firstWithinMs = 8_000;
const lookEveryMs = 100;

const Stat = z.looseObject({
  type: z.string(),
  kind: z.string().optional(),
  state: z.string().optional(),
  currentRoundTripTime: z.number().optional(),
  framesDecoded: z.number().optional(),
  packetsReceived: z.number().optional(),
  packetsLost: z.number().optional(),
  packetsSent: z.number().optional(),
  jitter: z.number().optional(),
});
type Stat = z.infer<typeof Stat>;

const statsOf = (report: RTCStatsReport): Stat[] => {
  const all: unknown[] = [];
  report.forEach((stat: unknown) => void all.push(stat));
  return all.flatMap((each) => Stat.safeParse(each).data ?? []);
};

const sum = (
  of: readonly Stat[],
  figure: 'framesDecoded' | 'packetsReceived' | 'packetsLost' | 'packetsSent',
): number => of.reduce((total, each) => total + Math.max(0, each[figure] ?? 0), 0);

const percent = (lost: number, all: number): number => (all <= 0 ? 0 : Math.min(100, Math.max(0, (100 * lost) / all)));

/**
 * What went up and came back, by the browser's own counts. Whatever was lost on the way up is missing on the way down, too: of what is missing
 * of the voice, which is sent once, the hub's word on the way up is taken away.
 */
export const readLoop = (
  sent: readonly Stat[],
  came: readonly Stat[],
): Pick<Exclude<CheckFigures['line'], { skipped: unknown }>, 'roundTripMs' | 'jitterMs' | 'lossUp' | 'lossDown'> & {
  readonly frames: number;
  readonly voicePackets: number;
} => {
  const voice = came.filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
  const told = sent.filter(({ type, kind }) => type === 'remote-inbound-rtp' && kind === 'audio');
  const out = sent.filter(({ type, kind }) => type === 'outbound-rtp' && kind === 'audio');
  const pairs = [...sent, ...came].filter(({ type, state }) => type === 'candidate-pair' && state === 'succeeded');
  const trips = pairs.flatMap(({ currentRoundTripTime }) => currentRoundTripTime ?? []);
  const lossUp = percent(sum(told, 'packetsLost'), sum(out, 'packetsSent'));
  const whole = percent(sum(voice, 'packetsLost'), sum(voice, 'packetsReceived') + sum(voice, 'packetsLost'));
  return {
    frames: sum(
      came.filter(({ type }) => type === 'inbound-rtp'),
      'framesDecoded',
    ),
    voicePackets: sum(voice, 'packetsReceived'),
    roundTripMs: trips.length === 0 ? 0 : Math.max(...trips) * 1_000,
    jitterMs: Math.max(0, ...voice.map(({ jitter }) => (jitter ?? 0) * 1_000)),
    lossUp,
    lossDown: Math.max(0, whole - lossUp),
  };
};

/** Sends the own picture and voice to the hub for some seconds and receives them back. */
export const runLoop = async (
  parts: CheckLinkParts,
  tracks: { readonly camera: MediaStreamTrack | null; readonly microphone: MediaStreamTrack | null },
  ending: AbortSignal,
): Promise<Pick<CheckFigures, 'loop' | 'line'>> => {
  const link = await CheckLink.open(parts, null);
  try {
    ending.throwIfAborted();
    const begunMs = performance.now();
    for (const track of [tracks.microphone, tracks.camera])
      // Where nothing gets through it waits for ever: the counts will say so.
      if (track !== null) await Promise.race([link.send(track), pause(firstWithinMs, ending)]);
    const came = async () => readLoop([], statsOf(await link.receiving.getStats()));
    let firstFrameMs: number | null = null;
    while (firstFrameMs === null && performance.now() - begunMs < firstWithinMs) {
      await pause(lookEveryMs, ending);
      const { frames, voicePackets } = await came();
      if ((tracks.camera === null ? voicePackets : frames) > 0) firstFrameMs = performance.now() - begunMs;
    }
    if (firstFrameMs !== null) await pause(flowsMs, ending);
    const [sent, back] = await Promise.all([link.sending.getStats(), link.receiving.getStats()]);
    const { frames, voicePackets, ...line } = readLoop(statsOf(sent), statsOf(back));
    return {
      loop: {
        ...{ frames, voicePackets, firstFrameMs },
        ...{ camera: tracks.camera !== null, microphone: tracks.microphone !== null },
      },
      line: voicePackets === 0 ? { skipped: tracks.microphone === null ? 'no-microphone' : 'no-way' } : line,
    };
  } finally {
    link.close();
  }
};
