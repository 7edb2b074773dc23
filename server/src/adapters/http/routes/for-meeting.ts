import { MeetingId } from '@diem-cau/shared';

/** The meeting for whose sake something is asked that belongs to none: whoever has a right by a part in that meeting names it. */
export const ForMeeting = MeetingId.optional();
