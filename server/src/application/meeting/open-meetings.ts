import { Refusal, type EndpointId, type Instant, type MeetingId, type Principal } from '@diem-cau/shared';
import { isDebriefing } from '../../domain/meeting/debriefing/debriefing.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { openMeetingFor } from '../../domain/meeting/view.ts';
import { guarded } from '../kit/guarded.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock, Stopwatch, Uptime } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import { LiveMeeting, type LiveMeetingPorts } from './live-meeting.ts';
import { AliveWatch } from './watches/alive-watch.ts';
import { ClockWatch } from './watches/clock-watch.ts';
import { StandstillWatch } from './watches/standstill-watch.ts';

export interface OpenMeetingsPorts extends Omit<LiveMeetingPorts, 'lostBy'> {
  readonly archive: MeetingArchive;
  readonly clock: Clock & Stopwatch & Uptime;
  readonly logger: Logger;
}

const timesOf = (meetings: Iterable<LiveMeeting>): ReadonlyMap<MeetingId, Instant> =>
  new Map([...meetings].map(({ meetingId, now }) => [meetingId, now]));

/** Where nothing is kept. */
const offRecord: LiveMeetingPorts['archive'] = { append: () => Promise.resolve() };

/** The hub's open meetings, and the watches that go on while there are any: each is hosted here, and let go of here. */
export class OpenMeetings {
  readonly #ports: OpenMeetingsPorts;
  readonly #meetings = new Map<MeetingId, LiveMeeting>();
  /** Open meetings that could not be taken up again: their records can't be read. */
  readonly #setAside = new Set<MeetingId>();
  #takenUp = false;
  readonly #alive: AliveWatch;
  readonly #clockWatch: ClockWatch;
  /** Notices when the hub itself stood still. */
  readonly standstill: StandstillWatch;

  constructor(ports: OpenMeetingsPorts) {
    const { clock, logger, media } = ports;
    this.#ports = ports;
    this.#alive = new AliveWatch(ports, () => timesOf(this.#meetings.values()));
    this.standstill = new StandstillWatch(clock, logger, (forMs) => {
      for (const meeting of this.#meetings.values()) meeting.stood(forMs);
    });
    this.#clockWatch = new ClockWatch(clock, logger, (from, to) => {
      for (const meeting of this.#meetings.values()) meeting.clockSet(from, to);
    });
    media.listen({
      voices: guarded(logger, 'voices', (meetingId, voices) => this.find(meetingId)?.hear(voices)),
      lost: guarded(logger, 'media lost', (meetingId) => this.find(meetingId)?.mediaLost()),
    });
  }

  get all(): readonly LiveMeeting[] {
    return [...this.#meetings.values()];
  }

  /** Those that have a record: all but debriefings. */
  get onRecord(): readonly LiveMeeting[] {
    return this.all.filter(({ meeting }) => !isDebriefing(meeting));
  }

  /** How many open meetings could not be taken up again. */
  get countSetAside(): number {
    return this.#setAside.size;
  }

  /** Whether all that go on are here: not before those that were open when the hub went down are taken up, nor once they are let go of. */
  get areTakenUp(): boolean {
    return this.#takenUp;
  }

  /** All that were open when the hub went down are here by now, or set aside. */
  tookUp(): void {
    this.#takenUp = true;
  }

  /** Now, as a page goes by it: the time of a meeting that is open to it, for it reckons by its facts; else what the wall clock shows. */
  timeFor(principal: Principal): { readonly now: Instant; readonly clockAheadMs: number } {
    const open = this.all.find(({ meeting }) => openMeetingFor(meeting, principal) !== null);
    if (open === undefined) return { now: this.#ports.clock.now(), clockAheadMs: 0 };
    return { now: open.now, clockAheadMs: open.meeting.course.clockAheadMs };
  }

  /** Whether an endpoint sits in any of them. */
  isSeated(endpointId: EndpointId): boolean {
    return this.all.some(({ meeting }) => meeting.seats.get(endpointId)?.presence.state === 'present');
  }

  /** A page of each of these endpoints stands open: those that are in no meeting wait. */
  waitedFor(there: ReadonlySet<EndpointId>): void {
    const waiting = new Set([...there].filter((endpointId) => !this.isSeated(endpointId)));
    for (const meeting of this.#meetings.values()) meeting.waitedFor(waiting);
  }

  /** A meeting that goes on; undefined for any other. */
  find(meetingId: MeetingId): LiveMeeting | undefined {
    return this.#meetings.get(meetingId);
  }

  /** A meeting that is going on. Refuses with `meeting-not-open`, or `record-unreadable` for one that was set aside. */
  live(meetingId: MeetingId): LiveMeeting {
    const meeting = this.find(meetingId);
    if (meeting === undefined)
      throw new Refusal(this.#setAside.has(meetingId) ? 'record-unreadable' : 'meeting-not-open');
    return meeting;
  }

  /** Hosts a meeting that is on the record. @param since now, as its facts are dated */
  host(meeting: Meeting, since: Instant): LiveMeeting {
    const live = this.#live(meeting, since);
    this.#take(meeting.meetingId, live);
    return live;
  }

  #take(meetingId: MeetingId, live: LiveMeeting): void {
    // What was set before it began is no matter of its own.
    this.#clockWatch.look();
    this.#meetings.set(meetingId, live);
    this.#alive.start();
    this.standstill.start();
    this.#clockWatch.start();
  }

  /** Hosts a conference that is on no record: nothing of it is written down. */
  hostOffRecord(conference: Meeting, since: Instant): void {
    const ports = { ...this.#ports, archive: offRecord, recordChanged: () => undefined };
    this.#take(conference.meetingId, this.#live(conference, since, ports));
  }

  /** One that can't be taken up again keeps none of the others. */
  setAside(meetingId: MeetingId): void {
    this.#setAside.add(meetingId);
  }

  /** A meeting was closed on the record, by whomever: it goes on no more, and what goes wrong from here on refuses nothing. Idempotent. */
  letGo(meeting: LiveMeeting): void {
    if (this.find(meeting.meetingId) !== meeting) return;
    const { changed, logger } = this.#ports;
    this.#meetings.delete(meeting.meetingId);
    if (this.#meetings.size === 0) this.#stopWatching();
    guarded(logger, 'closing', () => meeting.close())();
    changed(meeting);
    logger.info({ meetingId: meeting.meetingId }, 'a meeting was closed');
  }

  /** Lets go of all without closing them on the record, and notes the last sign of life behind that. Idempotent. */
  async close(): Promise<void> {
    const held = this.all;
    const times = timesOf(held);
    // First of all, so that nothing is written after the last sign of life.
    this.#meetings.clear();
    this.#takenUp = false;
    for (const meeting of held) guarded(this.#ports.logger, 'closing', () => meeting.close())();
    this.#stopWatching();
    if (held.length > 0) await this.#alive.note(times);
  }

  #live(meeting: Meeting, since: Instant, ports: Omit<LiveMeetingPorts, 'lostBy'> = this.#ports): LiveMeeting {
    const lostBy: LiveMeetingPorts['lostBy'] = (heardMs) => this.standstill.causeOf('link-lost', heardMs);
    const changed = (live: LiveMeeting): void => {
      this.#ports.changed(live);
      // Once all have followed: one that nobody closed has ended by itself.
      if (live.meeting.course.phase.phase === 'closed') setImmediate(() => this.letGo(live));
    };
    return new LiveMeeting({ ...ports, lostBy, changed }, meeting, since);
  }

  #stopWatching(): void {
    this.#alive.stop();
    this.standstill.stop();
    this.#clockWatch.stop();
  }
}
