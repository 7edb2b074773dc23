import { timeInMeeting } from '../../domain/meeting/course/meeting-time.ts';
import {
  isPresent,
  Refusal,
  type ConfirmedRoll,
  type EndpointId,
  type MeetingId,
  type PersonId,
  type RollCallBody,
  type RollCallEntry,
  type UnitId,
} from '@diem-cau/shared';
import { attendanceLog, type AttendanceLog } from '../../domain/record/attendance-log.ts';
import { correctedLog } from '../../domain/record/corrected-log.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import { presence, type EndpointPresence } from '../../domain/record/presence.ts';
import {
  callCount,
  confirmations,
  rollsByCall,
  rollsInForce,
  type Confirmation,
} from '../../domain/record/roll-call.ts';
import { confirmRoll } from '../../domain/record/roll-call-confirmation.ts';
import { proposeRoll, seenForRoll, type ProposalSource } from '../../domain/record/roll-proposal.ts';
import { unitOn } from '../../domain/directory/units.ts';
import { dayOf } from '../kit/days.ts';
import { localTime } from '../kit/local-time.ts';
import type { Book, MeetingBooks } from './meeting-books.ts';
import type { People } from '../people/people.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import { rollCallCsv } from './roll-call-csv.ts';
import { breathe } from '../kit/breathe.ts';

export interface RollCallPorts {
  readonly books: Pick<MeetingBooks, 'read' | 'write'>;
  readonly archive: Pick<MeetingArchive, 'events' | 'find'>;
  readonly people: Pick<People, 'allOnDay'>;
  readonly directory: Pick<Directory, 'units' | 'endpoints'>;
  readonly clock: Clock;
  /** IANA name of the zone whose calendar says which day it is, and in which the files are written. */
  readonly timeZone: string;
}

/** How many earlier meetings are looked through for a roll to propose; weekly meetings of two months. */
const mostEarlierMeetings = 10;

const withoutEndpoint = ({ endpointId: _, ...confirmed }: Confirmation): ConfirmedRoll => confirmed;

/** The clerk's roll call of a meeting, while it runs and after it: what the machine saw, what is proposed, what people confirmed. */
export class RollCalls {
  readonly #ports: RollCallPorts;

  constructor(ports: RollCallPorts) {
    this.#ports = ports;
  }

  /** The roll call of every endpoint on the meeting's list. Refuses with `not-found`. */
  async read(meetingId: MeetingId): Promise<RollCallBody> {
    const log = await this.#log(meetingId);
    return this.#body(log, await this.#ports.books.read(meetingId));
  }

  /** Confirms one endpoint's roll in one call. Refuses as `confirmRoll` does, and with `not-found` for an unknown meeting. */
  async confirm(meetingId: MeetingId, entry: RollCallEntry, actor: Actor): Promise<RollCallBody> {
    const log = await this.#log(meetingId);
    const book = await this.#ports.books.write(meetingId, (before) =>
      confirmRoll(before, entry, this.#seen(log), actor),
    );
    return this.#body(log, book);
  }

  /** The rolls in force as a CSV file, a person a line. Refuses with `not-found`. */
  async csv(meetingId: MeetingId): Promise<string> {
    const log = await this.#log(meetingId);
    const rolls = rollsByCall(await this.#ports.books.read(meetingId));
    const endpoints = log.endpoints.map(({ endpoint: { endpointId, name, leads } }) => ({
      name,
      leads,
      rolls: rolls.get(endpointId) ?? [],
    }));
    return rollCallCsv(endpoints, localTime(this.#ports.timeZone));
  }

  async #log(meetingId: MeetingId): Promise<AttendanceLog> {
    const events = await this.#ports.archive.events(meetingId);
    if (events.length === 0) throw new Refusal('not-found');
    const log = attendanceLog(events);
    if (log === null) throw new Error(`the record of meeting ${meetingId} does not begin with its opening`);
    return log;
  }

  #seen(log: AttendanceLog): readonly EndpointPresence[] {
    return presence(log, timeInMeeting(log, this.#ports.clock.now()));
  }

  /** Shows what the machine saw beside what is proposed, which follows the corrected record: nobody is late for a wrong opening. */
  async #body(log: AttendanceLog, book: Book): Promise<RollCallBody> {
    const seen = this.#seen(log);
    await breathe();
    const counted = correctedLog(log, book);
    const countedBy = new Map(this.#seen(counted).map((endpoint) => [endpoint.endpointId, endpoint]));
    const day = dayOf(counted.openedAt, this.#ports.timeZone);
    const onDay = await this.#ports.people.allOnDay(day);
    const sources = await this.#sources(log, book, day);
    const history = Map.groupBy(confirmations(book), ({ endpointId }) => endpointId);
    const rolls = rollsByCall(book);
    const present = new Set<PersonId>();
    for (const { roll } of rollsInForce(book).values())
      for (const attendee of roll.attendees)
        if (attendee.personId !== null && isPresent(attendee)) present.add(attendee.personId);
    return {
      calls: callCount(book),
      endpoints: seen.map((endpoint) => ({
        endpointId: endpoint.endpointId,
        name: endpoint.name,
        leads: endpoint.leads,
        seen: seenForRoll(endpoint),
        ...(endpoint.byPhone?.[0] === undefined ? {} : { byPhoneAt: endpoint.byPhone[0].from }),
        proposal: proposeRoll(
          countedBy.get(endpoint.endpointId) ?? endpoint,
          sources.get(endpoint.endpointId) ?? { from: 'unit', unitId: null },
          { onDay, elsewhere: present },
        ),
        confirmed: (rolls.get(endpoint.endpointId) ?? []).map(withoutEndpoint),
        history: (history.get(endpoint.endpointId) ?? []).map(withoutEndpoint),
      })),
    };
  }

  /** Of each endpoint, where the people come from who are proposed for its next roll. */
  async #sources(log: AttendanceLog, book: Book, day: string): Promise<ReadonlyMap<EndpointId, ProposalSource>> {
    const own = rollsInForce(book);
    const others = log.endpoints.map(({ endpoint }) => endpoint.endpointId).filter((id) => !own.has(id));
    const earlier = await this.#earlierRolls(log, others);
    const units = await this.#unitsOfEndpoints(day);
    return new Map(
      log.endpoints.map(({ endpoint: { endpointId } }): [EndpointId, ProposalSource] => {
        const here = own.get(endpointId);
        if (here !== undefined) return [endpointId, { from: 'this-meeting', roll: here.roll }];
        const before = earlier.get(endpointId);
        if (before !== undefined) return [endpointId, { from: 'earlier-meeting', roll: before.roll }];
        return [endpointId, { from: 'unit', unitId: units.get(endpointId) ?? null }];
      }),
    );
  }

  /** The last roll of each of these endpoints in the meetings before this one, as far as a few of them tell. */
  async #earlierRolls(
    { openedAt }: AttendanceLog,
    endpointIds: readonly EndpointId[],
  ): Promise<ReadonlyMap<EndpointId, Confirmation>> {
    const found = new Map<EndpointId, Confirmation>();
    if (endpointIds.length === 0) return found;
    const { archive, books } = this.#ports;
    const { meetingIds } = await archive.find({ words: [], to: openedAt, limit: mostEarlierMeetings, offset: 0 });
    for (const meetingId of meetingIds) {
      if (endpointIds.every((id) => found.has(id))) break;
      const rolls = rollsInForce(await books.read(meetingId));
      for (const endpointId of endpointIds) {
        const confirmed = rolls.get(endpointId);
        if (confirmed !== undefined && confirmed.roll.attendees.length > 0 && !found.has(endpointId))
          found.set(endpointId, confirmed);
      }
    }
    return found;
  }

  async #unitsOfEndpoints(day: string): Promise<ReadonlyMap<EndpointId, UnitId>> {
    const units = new Map((await this.#ports.directory.units()).map((unit) => [unit.unitId, unit]));
    const endpoints = await this.#ports.directory.endpoints();
    return new Map(
      endpoints.flatMap(({ endpointId, unitId }) => {
        const unit = unitOn(units, unitId, day);
        return unit === null ? [] : [[endpointId, unit.unitId] as const];
      }),
    );
  }
}
