import type { VoiceSender } from '../media/media-link.ts';
import { silenceOf } from '../media/silence-of.ts';

interface Kept {
  readonly sender: VoiceSender;
  /** What is sent again afterwards. */
  readonly track: MediaStreamTrack;
  readonly silence: MediaStreamTrack;
}

/** Keeps a voice in for a moment: silence is sent in its place, so that nobody takes the microphone for lost, and the hub need not be asked. */
export class KeptIn {
  #kept: Kept | null = null;
  #changing = false;

  /**
   * Called again and again: keeps in whatever this sender sends now, or lets it out. What changes meanwhile, another link or another device,
   * is kept in by the next call.
   */
  set(sender: VoiceSender | null, on: boolean): void {
    if (this.#changing) return;
    if (this.#kept !== null && this.#kept.sender !== sender) {
      this.#kept.silence.stop();
      this.#kept = null;
    }
    if (sender === null) return;
    const kept = this.#kept;
    if (!on) {
      this.#kept = null;
      if (kept === null) return;
      if (sender.track === kept.silence) void this.#change(sender, kept.track, kept.silence);
      else kept.silence.stop();
      return;
    }
    const { track } = sender;
    if (track === null || track === kept?.silence) return;
    const silence = silenceOf(track);
    this.#kept = { sender, track, silence };
    void this.#change(sender, silence, kept?.silence ?? null);
  }

  /** Idempotent. */
  close(): void {
    this.set(this.#kept?.sender ?? null, false);
  }

  async #change(sender: VoiceSender, track: MediaStreamTrack, done: MediaStreamTrack | null): Promise<void> {
    this.#changing = true;
    try {
      await sender.replaceTrack({ track });
    } catch (error) {
      console.warn('microphone', error);
    } finally {
      this.#changing = false;
      done?.stop();
    }
  }
}
