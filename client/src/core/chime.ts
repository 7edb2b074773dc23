import type { MeetingView } from '@diem-cau/shared';

/** Why the room sounds a chime: somebody asks to speak or to come in, or a commune has come in. */
export type ChimeReason = 'hand' | 'entry';

/** One chime may follow another after so long, in milliseconds: somebody is speaking, and nineteen communes come in within a minute. */
export const chimePauseMs = 5_000;

const hands = ({ floor, seats }: MeetingView): ReadonlySet<string> =>
  new Set([
    ...floor.queue.map(({ endpointId, since }) => `${endpointId} ${since}`),
    ...seats.flatMap(({ endpointId, entry }) =>
      entry?.stands === 'asking' ? [`${endpointId} in ${entry.since}`] : [],
    ),
  ]);

/**
 * What is to be heard of what is new since a view of the same meeting; null for nothing. Whoever had dropped out and is back comes in no more than it left;
 * what stands already when the page begins to look is old news.
 */
export const chimeFor = (before: MeetingView | null, now: MeetingView | null): ChimeReason | null => {
  if (before === null || now === null || before.meetingId !== now.meetingId) return null;
  const asked = hands(before);
  if ([...hands(now)].some((hand) => !asked.has(hand))) return 'hand';
  // Into a debriefing come those who have just sat in its meeting.
  if (now.debriefing?.is === 'this') return null;
  const outside = new Set(
    before.seats
      .filter(({ seat }) => seat.state !== 'present' && seat.state !== 'dropped')
      .map((each) => each.endpointId),
  );
  const comes = now.seats.some(
    ({ endpointId, leads, seat }) => !leads && seat.state === 'present' && outside.has(endpointId),
  );
  return comes ? 'entry' : null;
};

/** Sounds at most one chime in `chimePauseMs`: who asks meanwhile is heard once it is over, who comes in is seen. */
export class Chimes {
  readonly #play: (reason: ChimeReason) => void;
  #pause: ReturnType<typeof setTimeout> | null = null;
  #handWaits = false;

  constructor(play: (reason: ChimeReason) => void) {
    this.#play = play;
  }

  sound(reason: ChimeReason): void {
    if (this.#pause !== null) {
      this.#handWaits ||= reason === 'hand';
      return;
    }
    this.#play(reason);
    this.#pause = setTimeout(() => this.#over(), chimePauseMs);
  }

  /** Falls silent. Idempotent. */
  close(): void {
    if (this.#pause !== null) clearTimeout(this.#pause);
    this.#pause = null;
    this.#handWaits = false;
  }

  #over(): void {
    const waited = this.#handWaits;
    this.close();
    if (waited) this.sound('hand');
  }
}

const key = 'diem-cau.room-chime';

/** Whether this room wants chimes, as somebody there has chosen. Remembered in the browser. */
export const chimeChoice = {
  get on(): boolean {
    try {
      return localStorage.getItem(key) !== 'off';
    } catch {
      return true;
    }
  },

  choose(on: boolean): void {
    try {
      localStorage.setItem(key, on ? 'on' : 'off');
    } catch {
      // Without storage chimes are heard as before.
    }
  },
};
