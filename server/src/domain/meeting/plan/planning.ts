import { Refusal, type ExtensionMinutes, type Instant } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { Course } from '../course/state.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';

export const minuteMs = 60_000;

/** Two presses within so many milliseconds are one: a key that bounced, or two people who pressed for the same. */
const onePressMs = 1_000;

/** From when the planned length counts: the opening, or the invited time where that came later. */
export const beginning = ({ openedAt, scheduledAt }: Pick<Course, 'openedAt' | 'scheduledAt'>): Instant =>
  Math.max(openedAt, scheduledAt ?? 0);

/** Says in how many minutes from now the meeting is to be over, null leaves that open; nothing where that is so. */
export const planEnd = (
  meeting: Meeting,
  now: Instant,
  minutesFromNow: number | null,
  actor: Actor,
): MeetingEvent[] => {
  assertOpen(meeting);
  if (minutesFromNow === null) return meeting.plan === null ? [] : [{ type: 'endPlanned', minutes: null, actor }];
  const already = Math.max(0, Math.round((now - beginning(meeting.course)) / minuteMs));
  return [{ type: 'endPlanned', minutes: already + minutesFromNow, actor }];
};

/** When an extended meeting is to be over. */
export const extendedEnd = (endsAt: Instant, at: Instant, minutes: ExtensionMinutes): Instant =>
  Math.max(endsAt, at) + minutes * minuteMs;

/** Extends the meeting; nothing where the same was pressed just now. Refuses with `no-planned-end`. */
export const extendMeeting = (
  meeting: Meeting,
  now: Instant,
  minutes: ExtensionMinutes,
  actor: Actor,
): MeetingEvent[] => {
  assertOpen(meeting);
  const { plan } = meeting;
  if (plan === null) throw new Refusal('no-planned-end');
  const last = plan.extensions.at(-1);
  if (last?.minutes === minutes && now - last.at < onePressMs) return [];
  return [{ type: 'meetingExtended', minutes, actor }];
};

/** Takes the last extension back; nothing where there is none. */
export const takeBackExtension = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const last = meeting.plan?.extensions.at(-1);
  return last === undefined ? [] : [{ type: 'extensionTakenBack', minutes: last.minutes, actor }];
};
