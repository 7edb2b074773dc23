import type { MeetingView } from '@diem-cau/shared';

/** Whether a recording that runs does not keep all that it should: what that is a part tells that is loaded then. */
export const fallsShort = (recording: MeetingView['recording']): boolean =>
  recording?.state === 'running' && (recording.lacking !== undefined || recording.soundOnlySince !== undefined);
