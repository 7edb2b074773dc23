import type { AccountId, Day, MeetingListQuery, MeetingSummary } from '@diem-cau/shared';
import { isToDo } from '../../domain/record/work-done.ts';

/** What the list of meetings may be narrowed to. */
export interface MeetingFilter extends Pick<MeetingListQuery, 'type' | 'state' | 'from' | 'to'> {
  /** Those of which this account is the secretary. */
  readonly secretary?: AccountId | undefined;
}

const isCounted = ({ type, leftOut }: MeetingSummary): boolean => type !== 'hop-thu' && leftOut === null;

const stands: Readonly<Record<NonNullable<MeetingFilter['state']>, (meeting: MeetingSummary) => boolean>> = {
  running: ({ closedAt }) => closedAt === null,
  closed: ({ closedAt }) => closedAt !== null,
  'to-do': (meeting) => meeting.closedAt !== null && isCounted(meeting) && isToDo(meeting.toDo),
  'not-counted': (meeting) => !isCounted(meeting),
};

/** Whether nothing is asked for, so that a page of the list needs no line but its own. */
export const isWhole = ({ type, state, from, to, secretary }: MeetingFilter): boolean =>
  [type, state, from, to, secretary].every((each) => each === undefined);

/** Whether a meeting is among those that are asked for; `openedOn` is its day. */
export const passes = (
  { type, state, from, to, secretary }: MeetingFilter,
  meeting: MeetingSummary,
  openedOn: Day,
): boolean =>
  (type === undefined || meeting.type === type) &&
  (secretary === undefined || meeting.secretary?.accountId === secretary) &&
  (from === undefined || from <= openedOn) &&
  (to === undefined || openedOn <= to) &&
  (state === undefined || stands[state](meeting));
