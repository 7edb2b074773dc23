import { isOfKind, type EndpointId, type Instant, type LinkGrade } from '@diem-cau/shared';
import { isFactOf, type FactOf, type StampedEvent } from '../meeting/events.ts';
import { awayFrom } from '../meeting/seats/seating.ts';
import type { Span } from '../kit/spans.ts';

/** A stretch in which an endpoint's line was of one grade. */
interface GradedSpan extends Span {
  readonly grade: LinkGrade;
}

/** What one endpoint did while it was there: when its voice was heard, when its screen was shared, how its line was. */
export interface Activity {
  readonly speeches: readonly Span[];
  readonly screens: readonly Span[];
  readonly links: readonly GradedSpan[];
}

export const noActivity: Activity = { speeches: [], screens: [], links: [] };

interface Lasting {
  readonly endpointId: EndpointId;
  readonly since: Instant;
}

/** Gathers stretches from the events of one meeting; its clock never runs backwards. */
class ActivityFold {
  readonly #done = new Map<EndpointId, { speeches: Span[]; screens: Span[]; links: GradedSpan[] }>();
  #speech: Lasting | null = null;
  #screen: Lasting | null = null;
  readonly #links = new Map<EndpointId, { readonly grade: LinkGrade; readonly since: Instant }>();
  #lastAt: Instant = 0;
  #closed = false;

  note({ at: stampedAt, event }: StampedEvent): void {
    if (this.#closed) return;
    const at = Math.max(stampedAt, this.#lastAt);
    if (isFactOf(event, 'course', 'seats', 'sources', 'speaker', 'links')) this.#note(event, at);
    this.#lastAt = at;
  }

  #note(event: FactOf<'course' | 'seats' | 'sources' | 'speaker' | 'links'>, at: Instant): void {
    switch (event.type) {
      case 'speakerChanged':
        this.#endSpeech(at);
        this.#speech = event.endpointId === null ? null : { endpointId: event.endpointId, since: at };
        break;
      case 'sendingStarted':
        if (isOfKind(event.source, 'screen')) {
          this.#endScreen(at);
          this.#screen = { endpointId: event.endpointId, since: at };
        }
        break;
      case 'sendingStopped':
        if (isOfKind(event.source, 'screen') && this.#screen?.endpointId === event.endpointId) this.#endScreen(at);
        break;
      case 'linkGraded':
        this.#endLink(event.endpointId, at);
        this.#links.set(event.endpointId, { grade: event.grade, since: at });
        break;
      case 'endpointDropped':
        this.#endOf(event.endpointId, awayFrom(event, at));
        break;
      case 'endpointLeft':
        this.#endOf(event.endpointId, at);
        break;
      case 'hubStood':
        this.#endSpeech(Math.min(Math.max(event.from, this.#lastAt), at));
        break;
      case 'hubReturned':
        this.endAll(Math.min(Math.max(event.downSince, this.#lastAt), at));
        break;
      case 'meetingClosed':
        this.endAll(at);
        this.#closed = true;
        break;
      // Nothing that lasts begins or ends with these.
      case 'meetingOpened':
      case 'endpointAdded':
      case 'breakTimed':
      case 'capChanged':
      case 'clockSet':
      case 'breakStarted':
      case 'breakEnded':
      case 'endpointJoined':
      case 'endpointResumed':
      case 'seatTaken':
        break;
    }
  }

  endAll(at: Instant): void {
    this.#endSpeech(at);
    this.#endScreen(at);
    for (const endpointId of [...this.#links.keys()]) this.#endLink(endpointId, at);
  }

  get activities(): ReadonlyMap<EndpointId, Activity> {
    return this.#done;
  }

  #of(endpointId: EndpointId): { speeches: Span[]; screens: Span[]; links: GradedSpan[] } {
    const known = this.#done.get(endpointId) ?? { speeches: [], screens: [], links: [] };
    this.#done.set(endpointId, known);
    return known;
  }

  #endOf(endpointId: EndpointId, at: Instant): void {
    if (this.#speech?.endpointId === endpointId) this.#endSpeech(at);
    if (this.#screen?.endpointId === endpointId) this.#endScreen(at);
    this.#endLink(endpointId, at);
  }

  #endSpeech(at: Instant): void {
    const speech = this.#speech;
    this.#speech = null;
    if (speech !== null && speech.since < at) this.#of(speech.endpointId).speeches.push({ from: speech.since, to: at });
  }

  #endScreen(at: Instant): void {
    const screen = this.#screen;
    this.#screen = null;
    if (screen !== null && screen.since < at) this.#of(screen.endpointId).screens.push({ from: screen.since, to: at });
  }

  #endLink(endpointId: EndpointId, at: Instant): void {
    const link = this.#links.get(endpointId);
    this.#links.delete(endpointId);
    if (link !== undefined && link.since < at)
      this.#of(endpointId).links.push({ from: link.since, to: at, grade: link.grade });
  }
}

/**
 * What each endpoint did in a meeting, from its whole record: a voice lasts until another one is heard, until silence, or until its
 * endpoint is gone; what still lasts, lasts until `until`.
 */
export const activity = (events: readonly StampedEvent[], until: Instant): ReadonlyMap<EndpointId, Activity> => {
  const fold = new ActivityFold();
  for (const event of events) fold.note(event);
  fold.endAll(Math.max(until, events.at(-1)?.at ?? 0));
  return fold.activities;
};
