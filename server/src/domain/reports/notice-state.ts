import type { Day, ReportedMeeting } from '@diem-cau/shared';
import type { MeetingDigest } from '../record/meeting-digest.ts';
import { addWorkingDays, type Calendar } from '../kit/working-days.ts';

/** Where the notice of conclusions stands on a day: it is due so many working days after the closing (QĐ 45/2018/QĐ-TTg). */
export const noticeState = (
  { needed, issuedOn, workingDays }: MeetingDigest['notice'],
  closedOn: Day,
  today: Day,
  calendar: Calendar,
): ReportedMeeting['notice'] => {
  if (!needed && issuedOn === null) return 'not-needed';
  const due = addWorkingDays(closedOn, workingDays, calendar);
  if (issuedOn !== null) return issuedOn <= due ? 'in-time' : 'late';
  return today <= due ? 'running' : 'overdue';
};
