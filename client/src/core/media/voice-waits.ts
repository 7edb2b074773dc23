import { playedSamples, roundTripMs, type PlayedSamples, type StatsReport } from './played-samples.ts';
import { noWait, voiceLookEveryMs, waitAfter, type VoiceWait } from './voice-wait.ts';

/** Of a browser's receiver what is used; where a browser knows no `jitterBufferTarget`, to set it does nothing. */
export interface VoiceReceiver {
  readonly track: Pick<MediaStreamTrack, 'id'>;
  jitterBufferTarget?: DOMHighResTimeStamp | null;
}

interface VoiceWaitsParts {
  readonly stats: () => Promise<StatsReport>;
  /** Who receives the voices that are open now. */
  readonly receivers: () => readonly VoiceReceiver[];
}

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
    const receivers = this.#parts.receivers();
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
        const next = waitAfter(wait, { madeUp: (played.madeUp - last.madeUp) / all, roundTripMs: wayMs });
        if (next.leastMs !== wait.leastMs) receiver.jitterBufferTarget = next.leastMs;
        return [[id, { played, wait: next }]];
      }),
    );
  }
}
