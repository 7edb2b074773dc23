import type { types } from 'mediasoup-client';
import { playedSamples, roundTripMs, type PlayedSamples, type StatsReport } from './played-samples.ts';
import { noWait, voiceLookEveryMs, waitAfter, type VoiceWait } from './voice-wait.ts';

/** Of a browser's receiver what is used; where a browser knows no `jitterBufferTarget`, to set it does nothing. */
interface VoiceReceiver {
  readonly track: Pick<MediaStreamTrack, 'id'>;
  jitterBufferTarget?: DOMHighResTimeStamp | null;
}

/** Of a received voice: who receives it, and what is agreed on it. */
interface ReceivedVoice {
  readonly rtpReceiver?: VoiceReceiver | undefined;
  readonly rtpParameters: Pick<types.RtpParameters, 'codecs'>;
}

interface VoiceWaitsParts {
  readonly stats: () => Promise<StatsReport>;
  /** The voices that are open now. */
  readonly voices: () => readonly ReceivedVoice[];
}

/** Whether this browser asks again for what is lost of a voice; Firefox does not, so that it would wait for nothing. */
const asksAgain = ({ rtpParameters: { codecs } }: ReceivedVoice): boolean =>
  codecs.some(({ rtcpFeedback = [] }) =>
    rtcpFeedback.some(({ type, parameter = '' }) => `${type}${parameter}` === 'nack'),
  );

/** Lets each voice that is received wait for its late packets as long as its line needs. */
export class VoiceWaits {
  readonly #parts: VoiceWaitsParts;
  readonly #timer: ReturnType<typeof setInterval>;
  #voices: ReadonlyMap<string, { readonly played: PlayedSamples; readonly wait: VoiceWait }> = new Map();

  constructor(parts: VoiceWaitsParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => {
      this.#look().catch((error: unknown) => console.warn('voices', error));
    }, voiceLookEveryMs);
  }

  /** Idempotent. */
  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const receivers = this.#parts
      .voices()
      .filter(asksAgain)
      .flatMap(({ rtpReceiver }) => rtpReceiver ?? []);
    if (receivers.length === 0) return;
    const report = await this.#parts.stats();
    const [counts, wayMs, before] = [playedSamples(report), roundTripMs(report), this.#voices];
    this.#voices = new Map(
      receivers.flatMap((receiver) => {
        const { id } = receiver.track;
        const played = counts.get(id);
        if (played === undefined) return [];
        const { played: last = played, wait = noWait } = before.get(id) ?? {};
        const all = played.all - last.all;
        if (all <= 0) return [[id, { played, wait }]];
        // Where nothing was missed, the PC itself plays late: nothing comes by waiting.
        const isMissed = played.askedAgain === null || played.askedAgain !== last.askedAgain;
        const madeUp = isMissed ? (played.madeUp - last.madeUp) / all : 0;
        const next = waitAfter(wait, { madeUp, roundTripMs: wayMs });
        if (next.leastMs !== wait.leastMs) receiver.jitterBufferTarget = next.leastMs;
        return [[id, { played, wait: next }]];
      }),
    );
  }
}
