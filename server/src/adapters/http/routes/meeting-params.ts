import { MeetingId } from '@diem-cau/shared';
import { z } from 'zod';

/** The address of a route that is about one meeting. */
export const OfMeeting = z.strictObject({ meetingId: MeetingId });

/** The meeting for whose sake something is asked that belongs to none: whoever has a right by a part in that meeting names it. */
export const ForMeeting = MeetingId.optional();
