import type { EndpointId, MeetingView } from '@diem-cau/shared';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { seatOf } from '../meeting-store.ts';
import { nothingAsked, type Asked } from './what-returns.ts';

/** What was on before the page was cut off and is not opened without a press; it stands until it is answered. */
export class ReturnQuestion {
  readonly state: StoreApi<Asked> = createStore<Asked>(() => nothingAsked);

  /** Asks about these as well. */
  ask({ microphone, screen }: Partial<Asked>): void {
    const now = this.state.getState();
    this.state.setState({
      microphone: now.microphone || microphone === true,
      screen: now.screen || screen === true,
    });
  }

  /** The person has pressed the button of this source itself: there is nothing to ask about it any more. */
  settle(source: keyof Asked): void {
    if (this.state.getState()[source]) this.state.setState({ [source]: false });
  }

  /** Answered, put away, or nobody's any more. */
  clear(): void {
    this.state.setState(nothingAsked);
  }
}

/** What of the question can be opened by a press now, and what the endpoint has no right to any more. */
export interface AskedNow {
  readonly again: Asked;
  readonly withdrawn: Asked;
}

/** The question as it stands with the right of now; null when nothing is asked or there is no meeting to ask in. */
export const askedNow = (asked: Asked, meeting: MeetingView | null, own: EndpointId): AskedNow | null => {
  if (meeting === null || (!asked.microphone && !asked.screen)) return null;
  const mayTalk = seatOf(meeting, own)?.microphone !== 'withheld';
  const mayShare = meeting.stage.screen === null || meeting.stage.screen === own;
  return {
    again: { microphone: asked.microphone && mayTalk, screen: asked.screen && mayShare },
    withdrawn: { microphone: asked.microphone && !mayTalk, screen: asked.screen && !mayShare },
  };
};
