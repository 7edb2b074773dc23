import { isOfKind, type EndpointId, type SourceId } from '@diem-cau/shared';
import type { Subscription } from '../../../domain/meeting/reception/subscription.ts';
import { guarded } from '../../kit/guarded.ts';
import type { Stopwatch } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';

/** A layer of a camera, 0 the smallest. */
type Layer = Subscription['layer'];

/** Layers that nobody has watched for so long are not sent any more, in milliseconds: whoever comes back onto a stage soon is still sharp. */
const unwatchedForMs = 8_000;

/** What is known of one camera. */
interface Camera {
  /** The largest layer that its page sends, as it was told last; without a word it sends all. */
  told: Layer;
  wanted: Layer;
  /** Since when less is wanted than is sent; null while it is not. */
  lessSinceMs: number | null;
}

interface WantedLayersParts {
  readonly clock: Stopwatch;
  readonly logger: Logger;
  /** Tells an endpoint's page up to which layer it is to send a camera. */
  readonly tell: (endpointId: EndpointId, source: SourceId, layer: Layer) => void;
}

/**
 * What of the cameras is watched by anybody, told to those who send them: a larger layer at once, a smaller one after a while. The smallest is always
 * sent, so that a picture that is wanted is there with its next frame.
 */
export class WantedLayers {
  readonly #parts: WantedLayersParts;
  readonly #cameras = new Map<EndpointId, Map<SourceId, Camera>>();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(parts: WantedLayersParts) {
    this.#parts = parts;
  }

  /** A seat has new media, on which its page sends every layer again. */
  forget(endpointId: EndpointId): void {
    this.#cameras.delete(endpointId);
  }

  /** Another page goes on with a seat's media: it is told what its cameras are watched in, for nobody knows what of it arrived. */
  again(endpointId: EndpointId): void {
    for (const [source, { told }] of this.#cameras.get(endpointId) ?? []) this.#parts.tell(endpointId, source, told);
  }

  /** Up to which layer a camera is watched, as its page was told last. */
  watched(endpointId: EndpointId, source: SourceId): Layer {
    return this.#cameras.get(endpointId)?.get(source)?.told ?? 2;
  }

  /** Everybody receives this now, of these cameras. */
  follow(sent: ReadonlyMap<EndpointId, readonly SourceId[]>, received: Iterable<readonly Subscription[]>): void {
    const nowMs = this.#parts.clock.monotonicMs();
    for (const [endpointId, cameras] of this.#cameras)
      for (const source of cameras.keys()) if (sent.get(endpointId)?.includes(source) !== true) cameras.delete(source);
    const wanted = largest(received);
    for (const [endpointId, sources] of sent)
      for (const source of sources)
        if (isOfKind(source, 'camera')) this.#want(endpointId, source, wanted.get(endpointId)?.get(source) ?? 0, nowMs);
    this.#settle();
  }

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #want(endpointId: EndpointId, source: SourceId, wanted: Layer, nowMs: number): void {
    const cameras = this.#cameras.get(endpointId) ?? new Map<SourceId, Camera>();
    this.#cameras.set(endpointId, cameras);
    const camera = cameras.get(source) ?? { told: 2, wanted, lessSinceMs: null };
    cameras.set(source, camera);
    camera.wanted = wanted;
    camera.lessSinceMs = wanted < camera.told ? (camera.lessSinceMs ?? nowMs) : null;
    if (wanted > camera.told) this.#tell(endpointId, source, camera);
  }

  #tell(endpointId: EndpointId, source: SourceId, camera: Camera): void {
    camera.told = camera.wanted;
    camera.lessSinceMs = null;
    this.#parts.tell(endpointId, source, camera.told);
  }

  /** Tells of what was not watched for long enough, and comes back for the rest. */
  #settle(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const nowMs = this.#parts.clock.monotonicMs();
    const waits: number[] = [];
    for (const [endpointId, cameras] of this.#cameras)
      for (const [source, camera] of cameras) {
        if (camera.lessSinceMs === null) continue;
        const waitMs = camera.lessSinceMs + unwatchedForMs - nowMs;
        if (waitMs <= 0) this.#tell(endpointId, source, camera);
        else waits.push(waitMs);
      }
    if (waits.length === 0 || this.#closed) return;
    this.#timer = setTimeout(
      guarded(this.#parts.logger, 'wanted layers', () => this.#settle()),
      Math.min(...waits),
    );
  }
}

/** The largest layer of each picture that flows to anybody. */
const largest = (
  received: Iterable<readonly Subscription[]>,
): ReadonlyMap<EndpointId, ReadonlyMap<SourceId, Layer>> => {
  const found = new Map<EndpointId, Map<SourceId, Layer>>();
  for (const subscriptions of received)
    for (const { endpointId, source, layer, paused } of subscriptions) {
      if (paused || !isOfKind(source, 'camera')) continue;
      const of = found.get(endpointId) ?? new Map<SourceId, Layer>();
      found.set(endpointId, of);
      if (layer >= (of.get(source) ?? 0)) of.set(source, layer);
    }
  return found;
};
