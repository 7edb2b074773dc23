import { isOfKind, ProducerId, Refusal, type EndpointId, type MediaParameters, type SourceId } from '@diem-cau/shared';
import type { Producer, WebRtcTransport } from 'mediasoup/types';
import { answered } from './answered.ts';
import { Arrival } from './arrival.ts';
import type { Surroundings } from './opened-media.ts';
import { parseSentStream } from './page-parameters.ts';

/**
 * Requests to one camera for a key frame are so far apart, in milliseconds: browsers leave one unanswered that comes less than 300 ms after
 * the last (libwebrtc's `min_keyframe_send_interval`), and the worker asks again only after a second.
 */
const keyFramesApartMs = 350;

/** A source that is being sent; without a producer while it is being prepared. */
interface Source {
  /** Whether it is to be open. */
  open: boolean;
  producer?: Producer;
  arrival?: Arrival;
}

interface SentSourcesParts {
  readonly endpointId: EndpointId;
  /** Null for a page that only receives. */
  readonly transport: WebRtcTransport | null;
  readonly around: Pick<Surroundings, 'prepared' | 'ending' | 'recoded'>;
  /** Asks the media server, and refuses where it can't. */
  readonly refusing: <Result>(asked: () => Promise<Result>) => Promise<Result>;
}

/** What one page sends, by source. */
export class SentSources {
  readonly #parts: SentSourcesParts;
  readonly #sources = new Map<SourceId, Source>();
  #closed = false;

  constructor(parts: SentSourcesParts) {
    this.#parts = parts;
  }

  /** How many there are, those among them that are being prepared. */
  get count(): number {
    return this.#sources.size;
  }

  get producers(): readonly Producer[] {
    return this.sent.map(({ producer }) => producer);
  }

  /** Those that are prepared. */
  get sent(): readonly { readonly source: SourceId; readonly producer: Producer }[] {
    return [...this.#sources].flatMap(([source, { producer }]) =>
      producer === undefined ? [] : [{ source, producer }],
    );
  }

  producer(source: SourceId): Producer | undefined {
    return this.#sources.get(source)?.producer;
  }

  /** What has come of a source; undefined where it is not prepared. */
  arrival(source: SourceId): Arrival | undefined {
    return this.#sources.get(source)?.arrival;
  }

  /** As `ConnectionMedia.produce`. */
  async prepare(source: SourceId, parameters: MediaParameters): Promise<ProducerId> {
    if (this.#closed) throw new Refusal('media-unavailable');
    if (this.#sources.has(source)) throw new Refusal('already-sending');
    const started: Source = { open: false };
    this.#sources.set(source, started);
    try {
      return take(started, await this.#make(source, parameters, started));
    } catch (error) {
      if (this.#sources.get(source) === started) this.#sources.delete(source);
      throw error;
    }
  }

  /** As `ConnectionMedia.recode`. */
  async recode(source: SourceId, parameters: MediaParameters): Promise<ProducerId> {
    const sent = this.#sources.get(source);
    const before = sent?.producer;
    if (sent === undefined || before === undefined) throw new Refusal('not-sending');
    const producer = await this.#make(source, parameters, sent);
    if (sent.producer !== before) {
      // Of two that came at once the first has its place.
      this.#release([producer]);
      throw new Refusal('not-sending');
    }
    const id = take(sent, producer);
    const opened = this.setSending(source, sent.open);
    this.#release([before]);
    this.#parts.around.recoded();
    await opened;
    return id;
  }

  /** Opens or shuts a source; unknown ones are ignored. */
  async setSending(source: SourceId, sending: boolean): Promise<void> {
    const sent = this.#sources.get(source);
    const producer = sent?.producer;
    if (sent === undefined || producer === undefined || producer.closed) return;
    sent.open = sending;
    sent.arrival?.turned();
    try {
      await answered(sending ? producer.resume() : producer.pause());
    } catch (error) {
      if (!producer.closed) throw error;
    }
  }

  /** Ends a source; unknown ones are ignored. */
  stop(source: SourceId): void {
    const producer = this.producer(source);
    this.#sources.delete(source);
    if (producer !== undefined) this.#release([producer]);
  }

  /** Ends all. */
  close(): void {
    this.#closed = true;
    const { producers } = this;
    this.#sources.clear();
    this.#release(producers);
  }

  /** Makes a stream of a source, shut. Refuses with `not-sending` where the source was stopped meanwhile. */
  async #make(source: SourceId, parameters: MediaParameters, of: Source): Promise<Producer> {
    const { transport, endpointId, around, refusing } = this.#parts;
    if (transport === null) throw new Refusal('sends-nothing');
    const kind = isOfKind(source, 'microphone') ? 'audio' : 'video';
    const rtpParameters = parseSentStream(kind, parameters);
    const appData = { endpointId, source };
    const producer = await refusing(() =>
      answered(
        transport.produce({ kind, rtpParameters, paused: true, keyFrameRequestDelay: keyFramesApartMs, appData }),
      ),
    );
    try {
      await refusing(() => around.prepared(source, producer));
      if (this.#sources.get(source) !== of) throw new Refusal('not-sending');
      return producer;
    } catch (error) {
      this.#release([producer]);
      throw error;
    }
  }

  /** The others let go first: closing a consumer whose producer is gone would be an error to the worker. */
  #release(producers: readonly Producer[]): void {
    this.#parts.around.ending(producers);
    for (const producer of producers) producer.close();
  }
}

/** A source is sent by this stream from now on. */
const take = (source: Source, producer: Producer): ProducerId => {
  source.producer = producer;
  source.arrival = new Arrival(producer);
  return ProducerId.parse(producer.id);
};
