import {
  PersonId,
  Refusal,
  unitName,
  type Day,
  type NewPerson,
  type PeopleImportResult,
  type PeopleList,
  type PersonBody,
  type PersonChange,
  type PersonOnDay,
  type UnitBody,
} from '@diem-cau/shared';
import type { z } from 'zod';
import type { Actor } from '../../domain/kit/actor.ts';
import {
  PersonFact,
  changePerson,
  enterPerson,
  peopleOf,
  peopleOnDay,
  type PeopleById,
  type UnitsById,
} from '../../domain/people/people.ts';
import { dayOf } from '../kit/days.ts';
import { readPeopleCsv } from './people-csv.ts';
import { doubtSentence } from './people-doubts.ts';
import { planPeopleImport } from './people-import.ts';
import { findByWords } from './people-list.ts';
import type { Clock, Mint } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ledgers } from '../ports/ledger.ts';
import type { Logger } from '../ports/logger.ts';
import { SerialQueue } from '../kit/serial-queue.ts';

export interface PeoplePorts {
  readonly ledgers: Ledgers;
  readonly directory: Pick<Directory, 'units'>;
  readonly clock: Clock;
  readonly mint: Pick<Mint, 'id'>;
  readonly logger: Logger;
  /** IANA name of the zone whose calendar says which day it is. */
  readonly timeZone: string;
}

const ledgerName = 'people';

/** The ledger as it was read last: it only grows, so that its last number tells whether it is still the same. */
interface Reading {
  readonly seq: number;
  readonly people: PeopleById;
}

/** What is known of a person, from which the next facts are decided. */
interface Standing {
  readonly people: PeopleById;
  readonly units: UnitsById;
}

const unitsById = (units: readonly UnitBody[]): UnitsById => new Map(units.map((unit) => [unit.unitId, unit]));

/** The directory of people: who held which position in which unit, from when to when. Names and positions, no other personal data. */
export class People {
  readonly #ports: PeoplePorts;
  readonly #changes = new SerialQueue();
  #reading: Reading = { seq: 0, people: new Map() };

  constructor(ports: PeoplePorts) {
    this.#ports = ports;
  }

  /** People in whose name, position or unit all words occur, with or without tone marks. */
  async list(query: { readonly words: string; readonly limit: number; readonly offset: number }): Promise<PeopleList> {
    const { people, units } = await this.#standing();
    const found = findByWords([...people.values()], query.words, ({ name, posts }) => ({
      name,
      besides: posts.flatMap(({ unitId, position }) => {
        const unit = units.get(unitId);
        return unit === undefined ? [position] : [position, unitName(unit)];
      }),
    }));
    return { people: found.slice(query.offset, query.offset + query.limit), total: found.length };
  }

  /** Enters a person. Refuses with `not-found` (a unit that is not known) and `malformed` (impossible dates). */
  add(person: NewPerson, actor: Actor): Promise<PersonBody> {
    const personId = PersonId.parse(this.#ports.mint.id());
    return this.#write(personId, ({ units }) => enterPerson(person, units, personId, actor));
  }

  /** Changes a person. Refuses with `not-found` (the person or a unit is not known) and `malformed` (impossible dates). */
  change(personId: PersonId, change: z.output<typeof PersonChange>, actor: Actor): Promise<PersonBody> {
    return this.#write(personId, ({ people, units }) => changePerson(people, units, { personId, ...change }, actor));
  }

  /** At most `limit` people who held a position on that day and whom all words fit, the best fitting first. */
  async onDay(day: Day, words: string, limit: number): Promise<PersonOnDay[]> {
    const found = findByWords(await this.allOnDay(day), words, ({ name, position, unit }) => ({
      name,
      besides: [position, unit],
    }));
    return found.slice(0, limit);
  }

  /** Everybody who held a position on that day, in the order in which they were entered. */
  async allOnDay(day: Day): Promise<readonly PersonOnDay[]> {
    const { people, units } = await this.#standing();
    return peopleOnDay(people, units, day);
  }

  /**
   * Takes a CSV file in, whole or not at all; with `preview` only says what it would do. Refuses with `bad-csv`, whose details name the
   * faulty lines, and unless a person has looked at them with `doubtful-people`, whose details name people who may be there already.
   */
  import(file: Uint8Array, mode: 'preview' | 'without-doubt' | 'for-good', actor: Actor): Promise<PeopleImportResult> {
    return this.#changes.run(async () => {
      const { clock, mint, logger, timeZone } = this.#ports;
      const { facts, result } = planPeopleImport(readPeopleCsv(file), {
        ...(await this.#standing()),
        today: dayOf(clock.now(), timeZone),
        newId: () => mint.id(),
        actor,
      });
      if (mode === 'without-doubt' && result.doubts.length > 0)
        throw new Refusal('doubtful-people', result.doubts.map(doubtSentence));
      if (mode !== 'preview') {
        await this.#append(facts);
        logger.info({ ...result, doubts: result.doubts.length }, 'people imported');
      }
      return result;
    });
  }

  #write(personId: PersonId, decide: (standing: Standing) => readonly PersonFact[]): Promise<PersonBody> {
    return this.#changes.run(async () => {
      await this.#append(decide(await this.#standing()));
      const person = this.#reading.people.get(personId);
      if (person === undefined) throw new Error(`person ${personId} is not in the ledger that names him or her`);
      return person;
    });
  }

  async #append(facts: readonly PersonFact[]): Promise<void> {
    if (facts.length === 0) return;
    const { ledgers, clock } = this.#ports;
    await ledgers.ledger(ledgerName, PersonFact).append(this.#reading.seq, facts, clock.now());
    await this.#read();
  }

  async #standing(): Promise<Standing> {
    return { people: await this.#read(), units: unitsById(await this.#ports.directory.units()) };
  }

  async #read(): Promise<PeopleById> {
    const ledger = this.#ports.ledgers.ledger(ledgerName, PersonFact);
    if ((await ledger.head()) !== this.#reading.seq) {
      const facts = await ledger.facts();
      const read = { seq: facts.at(-1)?.seq ?? 0, people: peopleOf(facts.map(({ fact }) => fact)) };
      // Another look may have come back meanwhile with more than this one saw.
      if (read.seq > this.#reading.seq) this.#reading = read;
    }
    return this.#reading.people;
  }
}
