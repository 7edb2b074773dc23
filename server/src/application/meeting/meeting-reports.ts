import { Refusal, type EndpointId, type MeetingId } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import { takeReports } from '../../domain/meeting/reports/taking.ts';
import { arrangeSpeakers } from '../../domain/meeting/speakers/arranging.ts';
import { entryOf } from '../../domain/meeting/speakers/state.ts';
import type { Turn } from '../kit/bounded-queue.ts';
import type { Logger } from '../ports/logger.ts';
import type { TakenReports, TakingReports } from './hub-ports.ts';
import type { LiveMeeting } from './live-meeting.ts';
import type { OpenMeetings } from './open-meetings.ts';

/** Who acts, and by whose turn. */
interface By {
  readonly actor: Actor;
  readonly turn: Turn;
}

interface MeetingReportsPorts {
  readonly reports: TakingReports;
  readonly meetings: Pick<OpenMeetings, 'find' | 'onRecord'>;
  readonly logger: Logger;
}

/** Written reports of communes in the meetings that take them. */
export class MeetingReports {
  readonly #ports: MeetingReportsPorts;

  constructor(ports: MeetingReportsPorts) {
    this.#ports = ports;
  }

  /** Refuses with `no-reports` where none are called for today. */
  async assertCalled(): Promise<void> {
    if (!(await this.#ports.reports.areCalled())) throw new Refusal('no-reports');
  }

  /** Takes those that are called for today, and arranges the list of speakers by them. Refuses with `no-reports`. */
  async arrange(live: LiveMeeting, by: By): Promise<void> {
    if (!(await this.#take(live, by))) throw new Refusal('no-reports');
    await live.act((now) => arrangeSpeakers(now, by.actor), { turn: by.turn });
  }

  /** A briefing that is open and has taken none takes those that are called for today; the list stays as it is. Never fails. */
  async offer(live: LiveMeeting): Promise<void> {
    const { course, reports } = live.meeting;
    if (course.type !== 'giao-ban' || reports.day !== null) return;
    try {
      await this.#take(live, { actor: { by: 'hub' }, turn: {} });
    } catch (error) {
      this.#ports.logger.warn({ meetingId: live.meetingId, err: error }, 'written reports could not be taken');
    }
  }

  /** Reports were called for: briefings that are open may take them. */
  async called(): Promise<void> {
    for (const live of this.#ports.meetings.onRecord) await this.offer(live);
  }

  /** A commune has reported to the meeting that has taken its call. */
  given(meetingId: MeetingId, { day, standings }: TakenReports): void {
    this.#ports.meetings.find(meetingId)?.hearReports(day, standings);
  }

  /** Whether a commune has had its turn to speak in a meeting, or that is closed: what it reports comes too late. */
  turnIsOver(meetingId: MeetingId, endpointId: EndpointId): boolean {
    const live = this.#ports.meetings.find(meetingId);
    if (live === undefined) return true;
    const stands = entryOf(live.meeting.speakers, endpointId)?.stands;
    return stands === 'speaking' || stands === 'spoken';
  }

  async #take(live: LiveMeeting, { actor, turn }: By): Promise<boolean> {
    const taken = await this.#ports.reports.take(live.meetingId);
    if (taken === null) return false;
    await live.act((now) => takeReports(now, taken.day, taken.standings, actor), { turn });
    return true;
  }
}
