import { Refusal, type Instant, type MeetingId } from '@diem-cau/shared';
import { clockSet, hubReturned } from '../../domain/meeting/course/course.ts';
import { noteDebriefingEnded } from '../../domain/meeting/debriefing/debriefing.ts';
import type { StampedEvent } from '../../domain/meeting/events.ts';
import { applyEvent } from '../../domain/meeting/fold.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { takenUpAt } from '../../domain/meeting/course/meeting-time.ts';
import { SteadyTime } from '../kit/steady-time.ts';
import { unreadableRecord } from '../kit/unreadable-record.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock, Stopwatch, Uptime } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { passedSince, type SignOfLife } from '../ports/sign-of-life.ts';
import type { OpenMeetings } from './open-meetings.ts';
import { stamp } from './publish.ts';

interface RecoveringPorts {
  readonly archive: MeetingArchive;
  readonly clock: Clock & Stopwatch & Uptime;
  readonly logger: Logger;
}

/** Folds a meeting's record as `foldMeeting` does; Refusal `record-unreadable` names the event with which it can't be. */
const foldRecord = (events: readonly StampedEvent[]): Meeting | null =>
  events.reduce<Meeting | null>((meeting, event) => {
    try {
      return applyEvent(meeting, event);
    } catch (error) {
      throw unreadableRecord(`Sự kiện số ${event.seq}.`, error);
    }
  }, null);

/** What time it was in a meeting at the last sign of life, and what time it is now by a clock that nobody can set; null where that is not known. */
const toldBy = (
  sign: SignOfLife | null,
  meetingId: MeetingId,
  clock: Uptime,
): { readonly then: Instant | null; readonly now: Instant | null } => {
  const then = sign?.meetings.get(meetingId) ?? null;
  const passedMs = sign === null ? null : passedSince(sign, clock);
  return { then, now: then === null || passedMs === null ? null : Math.floor(then + passedMs) };
};

/** Throws what makes the meeting's record unreadable, and Refusal `record-unavailable`. */
const takeUp = async (
  { archive, clock, logger }: RecoveringPorts,
  meetings: OpenMeetings,
  meetingId: MeetingId,
  alive: SignOfLife | null,
): Promise<void> => {
  const events = await archive.events(meetingId);
  const meeting = foldRecord(events);
  if (meeting === null) throw new Error('the record does not begin with an opening');
  if (meeting.course.phase.phase === 'closed') return;
  const { openedAt, clockAheadMs: aheadMs } = meeting.course;
  const told = toldBy(alive, meetingId, clock);
  const lastAt = events.reduce((last, { at }) => Math.max(last, at), told.then ?? openedAt);
  const taken = takenUpAt({ openedAt, lastAt, aheadMs }, { now: clock.now(), reckoned: told.now });
  const now = taken.at;
  const time = new SteadyTime(clock, now);
  // A sign from before it told of this meeting knows the wall clock alone.
  const alone = told.then === null && alive !== null ? alive.at - aheadMs : lastAt;
  const downSince = Math.min(now, Math.max(lastAt, alone));
  const set = taken.clockSet === null ? [] : clockSet(meeting, taken.clockSet.from, taken.clockSet.to);
  const back = [...hubReturned(meeting, downSince), ...set];
  const stamped = stamp(meeting.seq, back, now);
  const next = stamped.reduce<Meeting>((now, event) => applyEvent(now, event) ?? now, meeting);
  await archive.append(meetingId, stamped);
  meetings.host(next, time.now());
  logger.info({ meetingId, downForMs: now - downSince }, 'an open meeting was taken up again');
};

/** A debriefing lasts an hour at most: one that went on at the last sign of life is of a meeting that was closed within the day before, in milliseconds. */
const dayMs = 24 * 3_600_000;

/**
 * A debriefing is not taken up again: it was over when the hub was alive last, which goes on its meeting's record. One whose record can't be
 * read keeps none of the others. Throws Refusal `record-unavailable`.
 */
const endDebriefings = async ({ archive, logger }: RecoveringPorts, sign: SignOfLife): Promise<void> => {
  // As records date it: by the times of the meetings, from which the wall clock may have been set away.
  const earliest = Math.min(sign.at, ...sign.meetings.values());
  for (const meetingId of await archive.closedSince(earliest - dayMs))
    try {
      const events = await archive.events(meetingId);
      const meeting = foldRecord(events);
      const last = events.at(-1);
      if (meeting === null || last === undefined) continue;
      const ended = noteDebriefingEnded(meeting, 'hub', { by: 'hub' });
      if (ended.length === 0) continue;
      const { course, debriefing } = meeting;
      const told = debriefing.began === null ? undefined : sign.meetings.get(debriefing.began.debriefingId);
      const at = Math.max(told ?? sign.at - course.clockAheadMs, last.at);
      await archive.append(meetingId, stamp(meeting.seq, ended, at));
      logger.info({ meetingId }, 'a debriefing was over with the hub');
    } catch (error) {
      if (error instanceof Refusal && error.code === 'record-unavailable') throw error;
      logger.error({ meetingId, err: error }, 'whether a debriefing was over with the hub can not be told');
    }
};

/**
 * Comes back with the meetings that were open when the hub went down; the gap goes on their records. One whose record can't be read is
 * set aside and keeps none of the others. Throws Refusal `record-unavailable`.
 */
export const recoverMeetings = async (ports: RecoveringPorts, meetings: OpenMeetings): Promise<void> => {
  const { archive, logger } = ports;
  const alive = await archive.lastAlive();
  for (const meetingId of await archive.unfinished())
    try {
      await takeUp(ports, meetings, meetingId, alive);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'record-unavailable') throw error;
      meetings.setAside(meetingId);
      const details = error instanceof Refusal ? error.details : [];
      logger.error({ meetingId, details, err: error }, 'an open meeting was set aside: it can not be read');
    }
  if (alive !== null) await endDebriefings(ports, alive);
  meetings.tookUp();
};
