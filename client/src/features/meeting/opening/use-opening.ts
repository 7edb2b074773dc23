import type { OpeningRequest } from '@diem-cau/shared';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useStore } from 'zustand';
import { useHub } from '../../../react/hub-context.tsx';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { useAttempt, type Attempt } from '../../../ui/desk/use-attempt.ts';
import type { DeskTimes } from '../../../ui/desk/desk-times.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';

/** What opens a meeting, and where and when it is opened. */
export interface Opening extends Attempt<readonly [OpeningRequest]> {
  readonly connected: boolean;
  /** `22/11/2026`, for the title that is proposed. */
  readonly today: string;
  readonly times: DeskTimes;
  /** The hub's time. */
  readonly now: () => number;
}

/** Opens the meeting and goes where it is led from: an endpoint to its own page, a person to the meeting's record. */
export const useOpening = (): Opening => {
  const { hub, signalling } = useHub();
  const { me } = useDeskPerson();
  const navigate = useNavigate();
  const { state } = useStore(signalling.connection);
  const times = useTimes();
  const [openedAt] = useState(() => hub.now());
  const attempt = useAttempt(async (request: OpeningRequest) => {
    const { meetingId } = await signalling.ask('meeting.open', request);
    await navigate(me.kind === 'endpoint' ? '/' : `/meetings/${meetingId}`);
  });
  return { ...attempt, connected: state === 'connected', today: times.day(openedAt), times, now: () => hub.now() };
};
