import type { EndpointId, Instant, LinkGrade } from '@diem-cau/shared';
import {
  gradeSample,
  ungraded,
  type LinkGrading,
  type LinkSample,
} from '../../../domain/meeting/links/link-grading.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ConnectionMedia } from '../../ports/media-plane.ts';
import { within } from '../../kit/time-limit.ts';
import type { Follower } from './followers.ts';

/** Pause between two rounds of samples, in milliseconds: a line's grade is for the record, not for steering the media. */
export const linkSampleEveryMs = 10_000;

/** A line that can't be measured in so many milliseconds is left for the next round; the media plane's own limits are shorter. */
const sampleLimitMs = 5_000;

/** The seats of a meeting that have media now. */
type Seated = () => ReadonlyMap<EndpointId, Pick<ConnectionMedia, 'linkSample'>>;

/** Watches the lines of one meeting's seats and tells each line's first grade and every change of it. */
export class LinkWatch implements Follower {
  readonly name = 'links';
  readonly #seated: Seated;
  readonly #logger: Logger;
  readonly #graded: (endpointId: EndpointId, grade: LinkGrade, sample: LinkSample) => void;
  readonly #gradings = new Map<EndpointId, LinkGrading>();
  /** Those that have not answered the last question yet are not asked again. */
  readonly #unanswered = new WeakSet<object>();
  /** Grades of the round that goes on. */
  readonly #untold: (() => void)[] = [];
  /** Since when each endpoint had been there at the last look. */
  #presentSince: ReadonlyMap<EndpointId, Instant> = new Map();
  /** Goes on as long as somebody is seated. */
  #timer: NodeJS.Timeout | null = null;
  #sampling = false;
  #closed = false;

  constructor(
    seated: Seated,
    logger: Logger,
    graded: (endpointId: EndpointId, grade: LinkGrade, sample: LinkSample) => void,
  ) {
    this.#seated = seated;
    this.#logger = logger;
    this.#graded = graded;
  }

  /** Watches on, while anybody is seated. Idempotent. */
  watch(): void {
    if (this.#closed || this.#sampling || this.#timer !== null || this.#seated().size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#round();
    }, linkSampleEveryMs);
  }

  /** Forgets the lines of endpoints that went away, even if they are back already: their lines are graded anew. */
  settled({ meeting: { seats } }: { readonly meeting: Pick<Meeting, 'seats'> }): void {
    const presentSince = new Map(
      [...seats].flatMap(([endpointId, { presence }]) =>
        presence.state === 'present' ? [[endpointId, presence.since] as const] : [],
      ),
    );
    for (const endpointId of [...this.#gradings.keys()])
      if (presentSince.get(endpointId) !== this.#presentSince.get(endpointId)) this.#gradings.delete(endpointId);
    this.#presentSince = presentSince;
  }

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#gradings.clear();
  }

  /** One seat after the other, so that the media server is never asked much at once; the grades at once, so that they are one writing. */
  async #round(): Promise<void> {
    this.#sampling = true;
    for (const [endpointId, media] of [...this.#seated()]) if (!this.#closed) await this.#sample(endpointId, media);
    this.#sampling = false;
    for (const tell of this.#untold.splice(0)) tell();
    this.watch();
  }

  async #sample(endpointId: EndpointId, media: Pick<ConnectionMedia, 'linkSample'>): Promise<void> {
    try {
      if (this.#unanswered.has(media)) return;
      this.#unanswered.add(media);
      const sampling = media.linkSample().finally(() => this.#unanswered.delete(media));
      const sample = await within(sampling, sampleLimitMs);
      // Who left meanwhile, or sits on other media by now, was not measured.
      if (sample === null || this.#closed || this.#seated().get(endpointId) !== media) return;
      const before = this.#gradings.get(endpointId) ?? ungraded;
      const grading = gradeSample(before, sample);
      this.#gradings.set(endpointId, grading);
      const { grade } = grading;
      if (grade === null || grade === before.grade) return;
      this.#untold.push(() => {
        // Who went away since then, or the whole meeting, has no line any more.
        if (this.#gradings.get(endpointId) === grading) this.#graded(endpointId, grade, sample);
      });
    } catch (error) {
      if (!this.#closed && this.#seated().get(endpointId) === media)
        this.#logger.warn({ err: error, endpointId }, 'a line could not be measured');
    }
  }
}
