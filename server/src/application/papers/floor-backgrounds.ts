import {
  typedIdentity,
  type Day,
  type EndpointId,
  type FloorBackground,
  type Instant,
  type MeetingId,
} from '@diem-cau/shared';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { ExpectedEndpoint } from '../../domain/meeting/expected-endpoint.ts';
import { dayOf } from '../kit/days.ts';
import { breathe } from '../kit/breathe.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { MeetingDigests } from '../record/meeting-digests.ts';
import type { Tasks } from './tasks.ts';

export interface FloorBackgroundsPorts {
  readonly archive: Pick<MeetingArchive, 'find'>;
  readonly digests: Pick<MeetingDigests, 'of'>;
  readonly tasks: Pick<Tasks, 'openByUnit'>;
  readonly clock: Clock;
  readonly timeZone: string;
}

interface Heard {
  readonly ms: number;
  readonly meetings: number;
}

/** More meetings of a year than any hub holds: 20 a working day. */
const mostOfAYear = 5_000;

const namesOf = ({ name, unit }: ExpectedEndpoint): readonly string[] =>
  [name, unit?.name].flatMap((each) => (each === undefined ? [] : [typedIdentity(each)]));

/** What is known of the endpoints of a running meeting that helps its chair to decide whom to give the floor. */
export class FloorBackgrounds {
  readonly #ports: FloorBackgroundsPorts;
  /** The year of one meeting, read once: nothing of it changes while that meeting goes on. */
  #year: { readonly meetingId: MeetingId; readonly heard: Promise<ReadonlyMap<EndpointId, Heard>> } | null = null;

  constructor(ports: FloorBackgroundsPorts) {
    this.#ports = ports;
  }

  /** In the directory's order; a commune's tasks are those that name its unit, or itself, as the one that leads. */
  async of({ meetingId, seats, course }: Meeting): Promise<FloorBackground[]> {
    const [today, year, tasks] = [
      await this.#heardIn([meetingId]),
      await this.#heardThisYear(meetingId, course.openedAt),
      await this.#ports.tasks.openByUnit(),
    ];
    return [...seats.values()].map(({ endpoint }) => {
      const { endpointId } = endpoint;
      const own = namesOf(endpoint).flatMap((name) => tasks.get(name) ?? []);
      return {
        endpointId,
        heardTodayMs: today.get(endpointId)?.ms ?? 0,
        heardThisYearMs: year.get(endpointId)?.ms ?? 0,
        meetingsHeard: year.get(endpointId)?.meetings ?? 0,
        openTasks: new Set(own.map(({ conclusionId }) => conclusionId)).size,
        overdueTasks: new Set(own.filter(({ overdue }) => overdue).map(({ conclusionId }) => conclusionId)).size,
      };
    });
  }

  #heardThisYear(meetingId: MeetingId, openedAt: Instant): Promise<ReadonlyMap<EndpointId, Heard>> {
    if (this.#year?.meetingId === meetingId) return this.#year.heard;
    const heard = this.#before(meetingId, openedAt);
    this.#year = { meetingId, heard };
    // One that could not be read is asked for again.
    heard.catch(() => {
      if (this.#year?.heard === heard) this.#year = null;
    });
    return heard;
  }

  async #before(meetingId: MeetingId, openedAt: Instant): Promise<ReadonlyMap<EndpointId, Heard>> {
    const year = this.#dayOf(openedAt).slice(0, 4);
    // A day more on either side, whatever the zone: the year of each is asked again.
    const from = Date.UTC(Number(year), 0, 0);
    const found = await this.#ports.archive.find({ words: [], from, to: openedAt, limit: mostOfAYear, offset: 0 });
    return this.#heardIn(
      found.meetingIds.filter((each) => each !== meetingId),
      (day) => day.startsWith(year),
    );
  }

  async #heardIn(
    meetingIds: readonly MeetingId[],
    counts: (day: Day) => boolean = () => true,
  ): Promise<ReadonlyMap<EndpointId, Heard>> {
    const heard = new Map<EndpointId, Heard>();
    for await (const { openedAt, endpoints } of this.#ports.digests.of(meetingIds, () => undefined)) {
      await breathe();
      if (!counts(this.#dayOf(openedAt))) continue;
      for (const { endpointId, speakingMs } of endpoints) {
        const known = heard.get(endpointId) ?? { ms: 0, meetings: 0 };
        heard.set(endpointId, { ms: known.ms + speakingMs, meetings: known.meetings + (speakingMs > 0 ? 1 : 0) });
      }
    }
    return heard;
  }

  #dayOf(at: Instant): Day {
    return dayOf(at, this.#ports.timeZone);
  }
}
