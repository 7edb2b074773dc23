import type { Instant, MeetingId, OpenMeeting } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';

/**
 * The meeting in which a waiting page takes its seat without a press: the hub says that it may. Where two expect this endpoint somebody has to
 * choose, but for the one that this page was in, which it comes back to anyway.
 */
export const meetingToSitIn = (openMeetings: readonly OpenMeeting[]): OpenMeeting | null => {
  const [only, ...others] = openMeetings.filter(({ expectsYou }) => expectsYou);
  return only?.seatsYou === true && others.length === 0 ? only : null;
};

/** Before the seat is taken, and between two attempts, in milliseconds; chance spreads the PCs of a meeting that has just been opened. */
const spreadMs = ({ failed }: { readonly failed: boolean }, chance: number): number =>
  failed ? 5_000 + 5_000 * chance : 1_500 * chance;

interface JoiningByItselfParts {
  readonly openMeetings: () => readonly OpenMeeting[];
  /** Whether the page is on its waiting page. */
  readonly waits: () => boolean;
  /** Whether no other tab of this browser holds the seat. */
  readonly isFree: () => Promise<boolean>;
  readonly now: () => Instant;
  /** Takes the seat, with the camera off; throws what the hub refuses. */
  readonly sitDown: (meetingId: MeetingId) => Promise<void>;
}

/** Takes a waiting page's seat without a press, where the hub says that it may. */
export class JoiningByItself {
  /** Since when this page sits in its meeting without anybody having pressed; null otherwise, and once somebody has. */
  readonly state: StoreApi<{ readonly since: Instant | null }> = createStore(() => ({ since: null as Instant | null }));
  readonly #parts: JoiningByItselfParts;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: JoiningByItselfParts) {
    this.#parts = parts;
  }

  /** Takes the seat in a while; nothing where it waits for that already, or there is none to take. */
  soon(attempt: { readonly failed: boolean } = { failed: false }): void {
    if (this.#timer !== null || this.#meeting() === null) return;
    this.#timer = setTimeout(() => void this.#sitDown(), spreadMs(attempt, Math.random()));
  }

  /** Somebody is there: has pressed, or has read that this page joined by itself. Also when the seat is given up. */
  noted(): void {
    if (this.state.getState().since !== null) this.state.setState({ since: null });
  }

  /** Takes no seat any more that it waits to take. Idempotent. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #meeting(): OpenMeeting | null {
    return this.#parts.waits() ? meetingToSitIn(this.#parts.openMeetings()) : null;
  }

  async #sitDown(): Promise<void> {
    const free = await this.#parts.isFree();
    // The page may have been left meanwhile.
    if (this.#timer === null) return;
    this.#timer = null;
    const meeting = this.#meeting();
    if (!free || meeting === null) return;
    this.state.setState({ since: this.#parts.now() });
    try {
      await this.#parts.sitDown(meeting.meetingId);
    } catch (error) {
      console.warn('joining without a press', error);
      this.noted();
      this.soon({ failed: true });
    }
  }
}
