import {
  Refusal,
  typedIdentity,
  unitName,
  type Day,
  type EndpointId,
  type GiveReport,
  type MeetingId,
  type OwnReport,
  type ReportBoard,
  type ReportStanding,
  type TaskBody,
} from '@diem-cau/shared';
import { unitOn } from '../../domain/directory/units.ts';
import { actorName, type Actor } from '../../domain/kit/actor.ts';
import type { StampedFact } from '../../domain/kit/stamped-fact.ts';
import { ReportFact } from '../../domain/papers/report-fact.ts';
import {
  callReports,
  currentCall,
  dayBefore,
  giveReport,
  inOrderOfExceptions,
  reportedTasks,
  reportState,
  standingOf,
  type CurrentCall,
} from '../../domain/papers/written-reports.ts';
import { dayOf } from '../kit/days.ts';
import { SerialQueue } from '../kit/serial-queue.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';
import type { Tasks } from './tasks.ts';

export interface WrittenReportsPorts {
  readonly ledgers: Ledgers;
  readonly directory: Pick<Directory, 'endpoints' | 'units'>;
  readonly tasks: Pick<Tasks, 'openByUnit'>;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Whether a commune has had its turn in the meeting, or that is closed. */
  readonly turnIsOver: (meetingId: MeetingId, endpointId: EndpointId) => boolean;
}

/** Reports of communes that a meeting has taken. */
interface Taken {
  readonly day: Day;
  readonly standings: readonly ReportStanding[];
}

/** Who hears what was written. */
export interface ReportListener {
  /** Something was written, by whomever. */
  readonly written: () => void;
  /** Reports are called for, or belong to a meeting now: what endpoints may write is otherwise. */
  readonly called: () => void;
  /** A commune reported to a meeting that has taken its call. */
  readonly given: (meetingId: MeetingId, taken: Taken) => void;
}

interface Reporting {
  readonly endpointId: EndpointId;
  readonly name: string;
  readonly tasks: readonly TaskBody[];
}

/** Written reports before briefings (giao ban theo ngoại lệ): a conductor calls for them, communes mark their open tasks, a meeting takes them. */
export class WrittenReports {
  readonly #ports: WrittenReportsPorts;
  readonly #ledger: Ledger<ReportFact>;
  readonly #changes = new SerialQueue();
  #listener: ReportListener | null = null;

  constructor(ports: WrittenReportsPorts) {
    this.#ports = ports;
    this.#ledger = ports.ledgers.ledger('task-reports', ReportFact);
  }

  /** The one who hears of what is written from now on; it must not throw. */
  listen(listener: ReportListener): void {
    this.#listener = listener;
  }

  /** What a commune may report and has reported; the leading endpoint reports to nobody. Refuses with `not-found`. */
  async own(endpointId: EndpointId): Promise<OwnReport> {
    const current = currentCall(await this.#ledger.facts());
    const reporting = (await this.#reporting()).find((each) => each.endpointId === endpointId);
    const state = reporting === undefined ? 'none' : this.#stateOf(current, endpointId);
    if (reporting === undefined || current === null)
      return { called: null, state: 'none', from: null, givenAt: null, tasks: [] };
    const { call, day, given } = current;
    const report = given.get(endpointId);
    return {
      called: { call, day },
      state,
      from: dayBefore(day),
      givenAt: report?.at ?? null,
      tasks: [...reportedTasks(reporting.tasks, report?.tasks ?? [])],
    };
  }

  /** A commune reports. Refuses with `report-not-open`, `report-closed`, `report-outdated`. */
  give(endpointId: EndpointId, said: GiveReport, actor: Actor): Promise<OwnReport> {
    return this.#changes.run(async () => {
      const facts = await this.#ledger.facts();
      const current = currentCall(facts);
      const reporting = (await this.#reporting()).find((each) => each.endpointId === endpointId);
      if (reporting === undefined || current === null) throw new Refusal('report-not-open');
      const state = this.#stateOf(current, endpointId);
      if (state !== 'open') throw new Refusal(state === 'closed' ? 'report-closed' : 'report-not-open');
      await this.#append(facts, giveReport(current, reporting, said, actor));
      const own = await this.own(endpointId);
      const { givenAt, tasks } = own;
      if (current.heldIn !== null)
        this.#listener?.given(current.heldIn, {
          day: current.day,
          standings: [{ ...standingOf(endpointId, tasks, undefined), givenAt }],
        });
      return own;
    });
  }

  /** Calls for reports before the briefing of a day, or moves the call to another day. Refuses with `bad-report-day`. */
  call(day: Day, actor: Actor): Promise<ReportBoard> {
    return this.#changes.run(async () => {
      const facts = await this.#ledger.facts();
      await this.#append(facts, callReports(facts, day, this.#today(), actor));
      return this.board();
    });
  }

  /** How all communes stand, the exceptions first. */
  async board(): Promise<ReportBoard> {
    const current = currentCall(await this.#ledger.facts());
    const rows = (await this.#reporting()).map(({ endpointId, name, tasks }) => {
      const report = current?.given.get(endpointId);
      return {
        endpointId,
        name,
        givenAt: report?.at ?? null,
        by: report === undefined ? '' : actorName(report.actor),
        tasks: [...reportedTasks(tasks, report?.tasks ?? [])],
      };
    });
    return {
      called: current === null ? null : { call: current.call, day: current.day },
      taken: current !== null && current.heldIn !== null,
      rows: [...inOrderOfExceptions(rows)],
    };
  }

  /** Whether reports are called for today, for a meeting that would take them. */
  async areCalled(): Promise<boolean> {
    return currentCall(await this.#ledger.facts())?.day === this.#today();
  }

  /** A meeting takes the reports that are called for today, as they stand; what is reported from then on belongs to it. Null where none are. */
  take(meetingId: MeetingId): Promise<Taken | null> {
    return this.#changes.run(async () => {
      const facts = await this.#ledger.facts();
      const current = currentCall(facts);
      // A meeting that goes on past midnight keeps what it has taken.
      if (current === null || (current.heldIn !== meetingId && current.day !== this.#today())) return null;
      if (current.heldIn !== meetingId)
        await this.#append(facts, [{ type: 'reportsHeld', call: current.call, meetingId }]);
      const standings = (await this.#reporting()).map(({ endpointId, tasks }) => {
        const report = current.given.get(endpointId);
        return standingOf(endpointId, reportedTasks(tasks, report?.tasks ?? []), report);
      });
      return { day: current.day, standings };
    });
  }

  #stateOf(current: CurrentCall | null, endpointId: EndpointId): OwnReport['state'] {
    const heldIn = current?.heldIn ?? null;
    return reportState(current, this.#today(), heldIn !== null && this.#ports.turnIsOver(heldIn, endpointId));
  }

  async #append(facts: readonly StampedFact<ReportFact>[], news: readonly ReportFact[]): Promise<void> {
    if (news.length === 0) return;
    try {
      await this.#ledger.append(facts.at(-1)?.seq ?? 0, news, this.#ports.clock.now());
    } finally {
      // Also when it failed: what was not answered may be on the disk.
      this.#listener?.written();
      if (news.some(({ type }) => type !== 'reportGiven')) this.#listener?.called();
    }
  }

  #today(): Day {
    return dayOf(this.#ports.clock.now(), this.#ports.timeZone);
  }

  /** The communes in the directory's order, each with the open tasks that name its unit, or itself, as the one that leads. */
  async #reporting(): Promise<readonly Reporting[]> {
    const { directory, tasks } = this.#ports;
    const units = new Map((await directory.units()).map((unit) => [unit.unitId, unit]));
    const byUnit = await tasks.openByUnit();
    return (await directory.endpoints())
      .filter(({ active, leads }) => active && !leads)
      .map(({ endpointId, name, unitId }) => {
        const unit = unitOn(units, unitId, this.#today());
        const names = new Set([name, ...(unit === null ? [] : [unitName(unit)])].map(typedIdentity));
        const own = [...names].flatMap((each) => byUnit.get(each) ?? []);
        return { endpointId, name, tasks: [...new Map(own.map((task) => [task.conclusionId, task])).values()] };
      });
  }
}
