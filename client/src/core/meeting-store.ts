import type { EndpointId, MeetingView, NoticeOf, SeatView } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { mergeChanges } from './merge-changes.ts';

/** The meeting as this page knows it. */
export interface MeetingState {
  readonly meeting: MeetingView | null;
  /** The last speaker that was not this endpoint: the room never sees itself on its own stage. */
  readonly lastOtherSpeaker: EndpointId | null;
}

/** Holds the view of the meeting and takes announcements into it. */
export class MeetingStore {
  readonly state: StoreApi<MeetingState> = createStore<MeetingState>(() => ({ meeting: null, lastOtherSpeaker: null }));
  readonly #own: EndpointId | null;

  /** @param own the endpoint of this page; null for a page that only watches */
  constructor(own: EndpointId | null) {
    this.#own = own;
  }

  /** Takes a snapshot in the place of everything that was known. */
  take(snapshot: MeetingView): void {
    const sameMeeting = this.state.getState().meeting?.meetingId === snapshot.meetingId;
    this.#set(snapshot, sameMeeting ? this.state.getState().lastOtherSpeaker : null);
  }

  /** Takes an announcement in; `gap` means that the snapshot has to be asked for. */
  hear(notice: NoticeOf<'meeting.changed'>): 'heard' | 'gap' {
    const { meeting, lastOtherSpeaker } = this.state.getState();
    if (meeting === null) return 'heard';
    const merged = mergeChanges(meeting, notice);
    if (merged.outcome === 'merged') this.#set(merged.view, lastOtherSpeaker);
    return merged.outcome === 'gap' ? 'gap' : 'heard';
  }

  /** Whether a meeting is known that goes on. */
  get isOpen(): boolean {
    const { meeting } = this.state.getState();
    return meeting !== null && meeting.phase.phase !== 'closed';
  }

  clear(): void {
    this.state.setState({ meeting: null, lastOtherSpeaker: null });
  }

  #set(meeting: MeetingView, earlier: EndpointId | null): void {
    const { speaker } = meeting.stage;
    this.state.setState({ meeting, lastOtherSpeaker: speaker !== null && speaker !== this.#own ? speaker : earlier });
  }
}

/** The seat of an endpoint; null when it is not on the meeting's list. */
export const seatOf = (meeting: MeetingView | null, endpointId: EndpointId | null): SeatView | null =>
  meeting?.seats.find((seat) => seat.endpointId === endpointId) ?? null;
