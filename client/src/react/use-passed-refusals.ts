import { useEffect } from 'react';
import { seatOf } from '../core/meeting-store.ts';
import { useEndpoint } from './endpoint-context.tsx';
import { useMeeting } from './use-meeting.ts';

/** Forgets why a press was refused once the reason is gone: the microphone is allowed again, nobody else shares a screen any more. */
export const usePassedRefusals = (forget: () => void): void => {
  const { own } = useEndpoint();
  const withheld = useMeeting((meeting) => seatOf(meeting, own)?.microphone === 'withheld') ?? false;
  const screenTaken = useMeeting(({ stage }) => stage.screen !== null && stage.screen !== own) ?? false;
  useEffect(() => {
    if (!withheld) forget();
  }, [withheld, forget]);
  useEffect(() => {
    if (!screenTaken) forget();
  }, [screenTaken, forget]);
};
