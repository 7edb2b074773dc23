import { opensAt } from '../../../support/recorded-year.ts';
import { host } from '../../../support/year/places.ts';
import * as at from '../../../support/year/places.ts';
import type { ReckonedMeeting } from './reckoned-meeting.ts';

/** The day on which the year is looked back on. */
export const lookedBackOn = '2026-01-06';

/** The communes of 1 July 2025 and those that went into them. */
const merged: Readonly<Record<string, readonly string[]>> = {
  'Xã Bình Gia': [at.binhGia, at.hoangVanThu, at.mongAn],
  'Xã Tân Văn': [at.tanVan, at.hongThai, at.binhLa],
  'Xã Hồng Phong': [at.minhKhai, at.hongPhong],
  'Xã Thiện Thuật': [at.quangTrung, at.thienThuat],
  'Xã Thiện Long': [at.hoaBinh, at.thienLong, at.tanHoa],
  'Xã Thiện Hòa': [at.thienHoa, at.yenLo],
  'Xã Quý Hòa': [at.quyHoa, at.vinhYen],
  'Xã Hoa Thám': [at.hoaTham, at.hungDao],
};

/** The commune of today that a place of before the merge lies in. */
export const communeToday = (place: string): string =>
  place === host ? host : (Object.entries(merged).find(([, old]) => old.includes(place))?.[0] ?? '');

/** The unit of a place on a day: every place is called as its unit was before the merge. */
export const unitOnDay = (place: string, day: string): string => (day < '2025-07-01' ? place : communeToday(place));

const dayAt = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10);

/** The day in Vietnam on which a meeting began, and that on which it ended. */
export const beganOn = ({ script, began }: ReckonedMeeting): string => dayAt(opensAt(script, 2025) + began * 60_000);
const endedOn = ({ script, ended }: ReckonedMeeting): string => dayAt(opensAt(script, 2025) + ended * 60_000);

/** Who holds a meeting, as it was called on the day or as it is called today. */
export const heldBy = ({ script }: ReckonedMeeting, units: 'day' | 'today'): string => {
  const name = script.heldBy?.name ?? host;
  return units === 'today' && beforeMerge(script.heldBy?.name ?? '') ? communeToday(name) : name;
};
/** Hòa Bình and Hồng Thái held a meeting before they were merged; Thiện Long held one afterwards. */
const beforeMerge = (name: string): boolean => name === at.hoaBinh || name === at.hongThai;

/** Days on which offices were closed though they were weekdays, and the Saturday that was worked. */
const closedDays = new Set([
  '2025-01-01',
  '2025-01-27',
  '2025-01-28',
  '2025-01-29',
  '2025-01-30',
  '2025-01-31',
  '2025-04-30',
  '2025-05-01',
  '2025-05-02',
  '2025-09-01',
  '2025-09-02',
  '2026-01-01',
]);
const isWorked = (day: string): boolean =>
  day === '2025-04-26' || (!closedDays.has(day) && ![0, 6].includes(new Date(day).getUTCDay()));

/** Where the notice of conclusions stands: five working days after the day of the closing it is late. */
export const noticeOf = (meeting: ReckonedMeeting): string => {
  const { conclusions = 0, noticeIssued } = meeting.script;
  if (conclusions === 0) return 'not-needed';
  const ended = Date.parse(endedOn(meeting));
  let due = '';
  for (let day = 1, worked = 0; worked < 5; day += 1) {
    due = new Date(ended + day * 86_400_000).toISOString().slice(0, 10);
    if (isWorked(due)) worked += 1;
  }
  if (noticeIssued === undefined) return lookedBackOn <= due ? 'running' : 'overdue';
  return `2025-${noticeIssued}` <= due ? 'in-time' : 'late';
};

/** Whether it began in time is not known: nobody set an hour before the meeting was opened. */
export const inTime = (_meeting: ReckonedMeeting): string => '';
