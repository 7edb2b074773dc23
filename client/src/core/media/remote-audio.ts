import { isOfKind } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ReceivedStream, Streams } from './streams.ts';

/** Plays every microphone that is received, on the chosen loudspeaker. */
export class RemoteAudio {
  /** Whether the browser waits for a press before it lets anything be heard. */
  readonly state: StoreApi<{ readonly blocked: boolean }> = createStore(() => ({ blocked: false }));
  readonly #elements = new Map<MediaStream, HTMLAudioElement>();
  readonly #place = document.createElement('div');
  readonly #end: () => void;
  #speakerId: string | null = null;

  constructor(streams: Streams) {
    this.#place.hidden = true;
    document.body.append(this.#place);
    this.#end = streams.subscribe(({ received }) => this.#follow(received));
  }

  /** Plays on this loudspeaker from now on; null for the system's own choice. */
  setSpeaker(speakerId: string | null): void {
    if (speakerId === this.#speakerId) return;
    this.#speakerId = speakerId;
    for (const element of this.#elements.values()) void this.#direct(element);
  }

  /** Tries again what the browser held back; called from a press. */
  async unblock(): Promise<void> {
    this.state.setState({ blocked: false });
    await Promise.all([...this.#elements.values()].map((element) => this.#play(element)));
  }

  /** Idempotent. */
  close(): void {
    this.#end();
    this.#follow([]);
    this.#place.remove();
  }

  #follow(received: readonly ReceivedStream[]): void {
    const voices = received.filter(({ source }) => isOfKind(source, 'microphone'));
    const wanted = new Map(voices.map((each) => [each.stream, each]));
    for (const [stream, element] of this.#elements) {
      if (wanted.has(stream)) continue;
      element.srcObject = null;
      element.remove();
      this.#elements.delete(stream);
    }
    for (const { stream, endpointId, source } of wanted.values()) {
      if (this.#elements.has(stream)) continue;
      const element = document.createElement('audio');
      element.dataset['endpoint'] = endpointId;
      element.dataset['source'] = source;
      element.srcObject = stream;
      this.#elements.set(stream, element);
      this.#place.append(element);
      void this.#direct(element);
      void this.#play(element);
    }
  }

  async #direct(element: HTMLAudioElement): Promise<void> {
    if (!('setSinkId' in element)) return;
    // A loudspeaker that is gone leaves the sound on the system's own.
    await element.setSinkId(this.#speakerId ?? '').catch(() => undefined);
  }

  async #play(element: HTMLAudioElement): Promise<void> {
    try {
      await element.play();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.state.setState({ blocked: true });
    }
  }
}
