import { foldForSearch, type CalendarBody, type CalendarChange } from '@diem-cau/shared';
import { CalendarFact, setDays } from '../../domain/settings/calendar-fact.ts';
import type { Actor } from '../../domain/kit/actor.ts';
import { actorName } from '../../domain/kit/actor.ts';
import { fixedHolidaysOf, type Calendar as WorkingCalendar } from '../../domain/kit/working-days.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ledger, Ledgers } from '../ports/ledger.ts';
import { SerialQueue } from '../kit/serial-queue.ts';

/** The calendar of holidays and of Saturdays that make up for them, which the administrator keeps. */
export class Calendar {
  readonly #ledger: Ledger<CalendarFact>;
  readonly #clock: Clock;
  readonly #changes = new SerialQueue();

  constructor(ledgers: Ledgers, clock: Clock) {
    this.#ledger = ledgers.ledger('calendar', CalendarFact);
    this.#clock = clock;
  }

  /** The days of a year that are not what their weekday says. */
  async ofYear(year: number): Promise<CalendarBody> {
    const set = [...setDays(await this.#ledger.facts()).values()].filter(({ day }) => day.day.startsWith(`${year}-`));
    const overruled = new Set(set.map(({ day }) => day.day));
    const days = [
      ...set.map(({ day, actor, at }) => ({ ...day, fixed: false, by: actorName(actor), at })),
      ...fixedHolidaysOf(year)
        .filter(({ day }) => !overruled.has(day))
        .map((day) => ({ ...day, fixed: true, by: '', at: null })),
    ].sort((a, b) => (a.day < b.day ? -1 : 1));
    const hasTet = set.some(({ day }) => {
      const words = foldForSearch(day.name);
      return day.kind === 'holiday' && words.includes('tet') && !words.includes('duong lich');
    });
    return { year, hasTet, days };
  }

  /** Which days are working days otherwise than by their weekday. */
  async workingDays(): Promise<WorkingCalendar> {
    return new Map([...setDays(await this.#ledger.facts())].map(([day, set]) => [day, set.day.kind]));
  }

  /** Clears days and sets days; what stands so already is not written again, and a day that is both is set. */
  change({ set, clear }: CalendarChange, actor: Actor): Promise<void> {
    return this.#changes.run(async () => {
      const facts = await this.#ledger.facts();
      const known = setDays(facts);
      const given = new Set(set.map(({ day }) => day));
      const isNew = (day: CalendarChange['set'][number]): boolean => {
        const before = known.get(day.day)?.day;
        return before?.kind !== day.kind || before.name !== day.name;
      };
      const change: CalendarFact[] = [
        ...[...new Set(clear)]
          .filter((day) => known.has(day) && !given.has(day))
          .map((day) => ({ type: 'dayCleared' as const, day, actor })),
        ...set.filter(isNew).map((day) => ({ type: 'daySet' as const, day, actor })),
      ];
      await this.#ledger.append(facts.at(-1)?.seq ?? 0, change, this.#clock.now());
    });
  }
}
