import type { LayeredSender } from './media-link.ts';

/** The largest layer there is: all of a camera. */
export const wholeCamera = 2;

/** So many frames a second at most of a camera whose line bears no more, and of any other: more than any camera gives. */
const fewFramesPerSecond = 5;
const allFramesPerSecond = 120;

/** What a camera is sent of: up to which layer, 0 the smallest, and few of its frames or all. */
interface Limit {
  readonly layer: number;
  readonly fewFrames: boolean;
}

const same = (one: Limit, other: Limit): boolean => one.layer === other.layer && one.fewFrames === other.fewFrames;

/** So often, once at each look, a wish is carried out that the browser took and does not show: one that never shows it is not asked for ever. */
const mostTries = 4;

/** Whether the browser sends the layers that were asked for; true where it does not say. */
const sendsAsAsked = ({ rtpSender }: LayeredSender, layer: number): boolean =>
  rtpSender?.getParameters().encodings.every(({ active = true }, index) => active === index <= layer) ?? true;

/**
 * Limits one camera. The media library takes some steps for it, says nothing where the browser refuses one, and takes what it asked for last as what holds: a wish
 * that comes while another is on its way, or after one that was refused, would be lost. So one wish is carried out at a time, the last one always, and
 * what came of it is read from the browser.
 */
class CameraLimit {
  readonly #sender: LayeredSender;
  /** How a camera begins to be sent. */
  #wished: Limit = { layer: wholeCamera, fewFrames: false };
  #holds: Limit = this.#wished;
  #tries = 0;
  #busy = false;

  constructor(sender: LayeredSender) {
    this.#sender = sender;
  }

  /** Also where nothing changed: it is looked whether it holds. */
  async wish(limit: Limit): Promise<void> {
    if (!same(limit, this.#wished)) this.#tries = 0;
    this.#wished = limit;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#isDue()) {
        const before = this.#wished;
        await this.#carryOut(before);
        this.#tries += 1;
        // Another try waits for the next look, another wish does not.
        if (same(before, this.#wished)) break;
      }
    } catch {
      // What the browser refused is asked for by the next look.
    } finally {
      this.#busy = false;
    }
  }

  #isDue(): boolean {
    const holds = same(this.#holds, this.#wished) && sendsAsAsked(this.#sender, this.#wished.layer);
    if (holds) this.#tries = 0;
    return !holds && this.#tries < mostTries;
  }

  async #carryOut({ layer, fewFrames }: Limit): Promise<void> {
    // The library does nothing where it believes that this holds already.
    if (this.#holds.layer === layer && !sendsAsAsked(this.#sender, layer))
      await this.#sender.setMaxSpatialLayer(layer === 0 ? wholeCamera : 0);
    await this.#sender.setMaxSpatialLayer(layer);
    this.#holds = { ...this.#holds, layer };
    await this.#sender.setRtpEncodingParameters({ maxFramerate: fewFrames ? fewFramesPerSecond : allFramesPerSecond });
    this.#holds = { layer, fewFrames };
  }
}

const limits = new WeakMap<LayeredSender, CameraLimit>();

/** Sends a camera up to a layer only, 0 the smallest, and of it few frames or all; to be called at each look. */
export const limitCamera = (sender: LayeredSender, layer: number, fewFrames: boolean): void => {
  const limit = limits.get(sender) ?? new CameraLimit(sender);
  limits.set(sender, limit);
  void limit.wish({ layer, fewFrames });
};
