import { may, standingIn, type Right } from '@diem-cau/shared';
import { useHub } from './hub-context.tsx';
import { useMeeting } from './use-meeting.ts';

/** Whether who this page belongs to has a right in the meeting that it sits in; what is allowed, the hub decides. */
export const useMayHere = (right: Right): boolean => {
  const { me } = useHub().hello;
  return useMeeting((meeting) => may(me, right, standingIn(meeting, me))) ?? false;
};
