import { Refusal, type MeetingId, type ResultOf } from '@diem-cau/shared';
import type { Signalling } from './signalling.ts';

/** Between two attempts to get a seat, or to have it back, in milliseconds; chance spreads the pages of a hub that has just come back. */
export const resumeAgainMs = (): number => 700 + 600 * Math.random();

/** A seat that the hub holds for this page while it is away: a page that was loaded anew has none, and no media to go on with. */
export class HeldSeat {
  readonly #signalling: Pick<Signalling, 'ask'>;
  #secret: string | null = null;
  /** A seat that was left while the hub could not be told. */
  #left: { readonly meetingId: MeetingId; readonly secret: string } | null = null;

  constructor(signalling: Pick<Signalling, 'ask'>) {
    this.#signalling = signalling;
  }

  /** The page sits in it, and shows itself by this secret when it comes back. */
  hold(secret: string): void {
    this.#secret = secret;
  }

  /** The page has no seat any more. */
  letGo(): void {
    this.#secret = null;
  }

  /** The page is being closed: the browser tells the hub even when the page is gone, and where the socket was lost. */
  goodbye(): void {
    void this.#signalling.ask('meeting.pageClosing', {}).catch(() => undefined);
    if (this.#secret === null) return;
    const word = new Blob([JSON.stringify({ secret: this.#secret })], { type: 'application/json' });
    navigator.sendBeacon('/api/goodbye', word);
  }

  /** It was left while the hub was away, which holds it still. */
  leave(meetingId: MeetingId): void {
    this.#left = this.#secret === null ? null : { meetingId, secret: this.#secret };
  }

  /** Goes on in it; null where the hub holds none. Throws what passes by itself, and HubUnreachable. */
  async resume(meetingId: MeetingId): Promise<ResultOf<'meeting.resume'> | null> {
    const secret = this.#secret;
    if (secret === null) return null;
    try {
      const resumed = await this.#signalling.ask('meeting.resume', { meetingId, secret });
      this.#secret = resumed.resume;
      return resumed;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'not-held') throw error;
      this.#secret = null;
      return null;
    }
  }

  /** Tells the hub of a seat that was left, as soon as it is back. Never rejects. */
  async tellLeft(): Promise<void> {
    const left = this.#left;
    this.#left = null;
    if (left === null) return;
    await this.#signalling
      .ask('meeting.resume', left)
      .then(() => this.#signalling.ask('meeting.leave', {}))
      .catch(() => undefined);
  }
}
