import type { EndpointId, PictureId, ShownPicture } from '@diem-cau/shared';
import { pictureList, type PlacedPicture } from './picture-list.ts';

/** Changes of the page are gathered this long, in milliseconds. */
const settleMs = 150;
/** Pictures that come back in the place of a sentence take so long to have their sizes again, in milliseconds. */
const backMs = 600;

/** Knows which pictures stand on the page and how large, and tells the hub, which sends nothing else. */
export class ShownPictures {
  readonly #tell: (pictures: ShownPicture[]) => Promise<unknown>;
  readonly #placed = new Map<Element, PlacedPicture>();
  readonly #sizes: ResizeObserver;
  readonly #sights: IntersectionObserver;
  readonly #onVisibility = (): void => this.#changed();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #told: string | null = null;
  #shown: readonly ShownPicture[] = [];
  #active = false;
  #kept = false;
  #backAtMs = 0;

  constructor(tell: (pictures: ShownPicture[]) => Promise<unknown>) {
    this.#tell = tell;
    this.#sizes = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries)
        this.#update(target, { width: contentRect.width, height: contentRect.height });
    });
    this.#sights = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) this.#update(target, { visible: isIntersecting });
    });
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  /** A picture's element came onto the page; returns what takes it off. */
  place(element: Element, endpointId: EndpointId, source: PictureId): () => void {
    this.#placed.set(element, { endpointId, source, width: 0, height: 0, visible: false });
    this.#sizes.observe(element);
    this.#sights.observe(element);
    return () => {
      this.#sizes.unobserve(element);
      this.#sights.unobserve(element);
      this.#placed.delete(element);
      this.#changed();
    };
  }

  /** Whether the hub was told that a picture stands on the page, and therefore sends it. */
  shows(endpointId: EndpointId, source: PictureId): boolean {
    return this.#active && this.#shown.some((each) => each.endpointId === endpointId && each.source === source);
  }

  /**
   * While the media are cut off a sentence stands in the place of pictures, which are wanted as before: were they told of as gone, they would come
   * back only after the sentence has.
   */
  keep(cutOff: boolean): void {
    if (cutOff === this.#kept) return;
    this.#kept = cutOff;
    if (!cutOff) this.#backAtMs = performance.now() + backMs;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#changed();
  }

  /** Tells the hub from now on, beginning with everything: the seat, or its media, is new. */
  begin(): void {
    this.#active = true;
    this.#told = null;
    this.#changed();
  }

  /** Stops telling; the page sits in no meeting. */
  end(): void {
    this.#active = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Idempotent. */
  close(): void {
    this.end();
    this.#sizes.disconnect();
    this.#sights.disconnect();
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  #update(element: Element, change: Partial<PlacedPicture>): void {
    const before = this.#placed.get(element);
    if (before === undefined) return;
    this.#placed.set(element, { ...before, ...change });
    this.#changed();
  }

  #changed(): void {
    if (!this.#active) return;
    const afterMs = Math.max(settleMs, this.#backAtMs - performance.now());
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#tellNow();
    }, afterMs);
  }

  /** What is wanted now. */
  get #wanted(): readonly ShownPicture[] {
    if (document.hidden) return [];
    return this.#kept ? this.#shown : pictureList([...this.#placed.values()], window.devicePixelRatio);
  }

  async #tellNow(): Promise<void> {
    const pictures = this.#wanted;
    const key = JSON.stringify(pictures);
    if (key === this.#told) return;
    this.#told = key;
    this.#shown = pictures;
    try {
      await this.#tell([...pictures]);
    } catch {
      // Whatever stood in the way, the next change or the next seat tells it again.
      if (this.#told === key) this.#told = null;
    }
  }
}
