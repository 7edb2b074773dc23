import { Refusal, type MeetingId, type MeetingView } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { MeetingStore } from './meeting-store.ts';
import type { Signalling } from './signalling.ts';

/** How a page without a seat follows a running meeting. */
export type Watched =
  | { readonly state: 'connecting' }
  /** `lost`: the view is the last one known; it comes back by itself. */
  | { readonly state: 'watching' | 'lost'; readonly view: MeetingView }
  | { readonly state: 'refused'; readonly error: Refusal };

/** As what a page follows a meeting: a person's, or a PC beside its endpoint's seat, each without media. */
export type FollowsAs = 'meeting.watch' | 'meeting.attend';

/** Follows a meeting without a seat: asks anew at each connection, and for the snapshot where an announcement is missing. */
export class MeetingWatch {
  readonly watched: StoreApi<Watched> = createStore<Watched>(() => ({ state: 'connecting' }));
  readonly #signalling: Signalling;
  readonly #meetingId: MeetingId;
  readonly #as: FollowsAs;
  readonly #store = new MeetingStore(null);
  #ends: (() => void)[] = [];

  constructor(signalling: Signalling, meetingId: MeetingId, as: FollowsAs = 'meeting.watch') {
    this.#signalling = signalling;
    this.#meetingId = meetingId;
    this.#as = as;
  }

  /** Begins to follow. Idempotent. */
  start(): void {
    if (this.#ends.length > 0) return;
    const { connection } = this.#signalling;
    this.#ends = [
      connection.subscribe(({ state }) => (state === 'connected' ? void this.#ask() : this.#lost())),
      this.#signalling.onNotice('meeting.changed', (notice) => {
        if (this.#store.hear(notice) === 'gap') void this.#ask();
        else this.#show();
      }),
    ];
    if (connection.getState().state === 'connected') void this.#ask();
  }

  /** Ends following; the hub forgets it with the connection. Idempotent. */
  close(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
  }

  async #ask(): Promise<void> {
    try {
      const { snapshot } = await this.#signalling.ask(this.#as, { meetingId: this.#meetingId });
      if (this.#ends.length === 0) return;
      this.#store.take(snapshot);
      this.#show();
    } catch (error) {
      // Without an answer there is a new connection soon, and with it the next question.
      if (error instanceof Refusal) this.watched.setState({ state: 'refused', error }, true);
    }
  }

  #show(): void {
    const { meeting } = this.#store.state.getState();
    if (meeting !== null) this.watched.setState({ state: 'watching', view: meeting }, true);
  }

  #lost(): void {
    const { meeting } = this.#store.state.getState();
    if (meeting !== null) this.watched.setState({ state: 'lost', view: meeting }, true);
  }
}
