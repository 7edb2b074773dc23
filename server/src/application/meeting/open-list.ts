import type { OpenMeeting } from '@diem-cau/shared';
import { openMeetingFor } from '../../domain/meeting/view.ts';
import type { Connections } from './connections/connections.ts';
import type { Page } from './connections/page.ts';
import type { OpenMeetings } from './open-meetings.ts';

/** Changes of the list of open meetings are gathered this long before they are told, in milliseconds. */
const delayMs = 300;

/** The list of open meetings, as each page that stands at the hub is told it. */
export class OpenList {
  readonly #meetings: Pick<OpenMeetings, 'all'>;
  readonly #pages: ReadonlySet<Page>;
  readonly #connections: Pick<Connections, 'of'>;
  #timer: NodeJS.Timeout | null = null;

  /** @param pages all that are connected, those that attend something among them */
  constructor(meetings: Pick<OpenMeetings, 'all'>, pages: ReadonlySet<Page>, connections: Pick<Connections, 'of'>) {
    this.#meetings = meetings;
    this.#pages = pages;
    this.#connections = connections;
  }

  /** What is open, as a page sees it. */
  for({ principal }: Page): OpenMeeting[] {
    return this.#meetings.all.flatMap(({ meeting }) => openMeetingFor(meeting, principal) ?? []);
  }

  /** Something of it has changed: all who wait are told in a moment. */
  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      for (const page of this.#pages)
        if (this.#connections.of(page) === null) page.hint('hub.openMeetings', { openMeetings: this.for(page) });
    }, delayMs);
  }

  /** Tells nobody any more. Idempotent. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
