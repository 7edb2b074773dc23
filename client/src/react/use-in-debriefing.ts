import { useMeeting } from './use-meeting.ts';

/** Whether the page is in a debriefing, which knows talk alone. */
export const useInDebriefing = (): boolean => useMeeting(({ debriefing }) => debriefing?.is === 'this') ?? false;
