import type { Day, EndpointId, Instant } from '@diem-cau/shared';
import { furthestMs } from '../record/corrections.ts';
import type { DigestedEndpoint } from '../record/meeting-digest.ts';

/** How many people would have had to go from an endpoint where no line of the parameter table says it. */
export const usualTravellers = 2;

/** The people of one endpoint by what they would have done for a meeting in person. */
export interface Travelling {
  /** Those who would have had to go, and of these, how many are not named. */
  readonly travellers: number;
  readonly unnamed: number;
  /** The travellers who had not set out that day already. */
  readonly journeys: number;
  /** People online beyond that number. */
  readonly beyond: number;
}

interface SetOut {
  readonly named: Set<string>;
  /** Of those without a name, the largest number of the day at each endpoint. */
  readonly unnamed: Map<EndpointId, number>;
}

/** Meetings come by their recorded openings, and a correction moves two of them apart by so much at most; days are whole. */
const disorderMs = 2 * furthestMs + 24 * 3_600_000;

const startOf = (day: Day): Instant => Date.parse(`${day}T00:00:00Z`);

/**
 * The journeys of a period: one a day for each person, whatever meetings he or she attends on it. It is fed with the oldest meeting first, and
 * forgets a day to which no meeting can come any more.
 */
export class Journeys {
  readonly #days = new Map<Day, SetOut>();

  /**
   * Notes who of an endpoint would have travelled to a meeting on this day. `most` is how many would have had to go from there: those with
   * names first, in the order of the roll.
   */
  note(day: Day, { endpointId, leads, people, onlineNamed }: DigestedEndpoint, most: number): Travelling {
    const gone = this.#on(day);
    const named = onlineNamed.slice(0, most);
    const others = people === null || leads ? 0 : people.unnamed;
    const unnamed = Math.min(others, most - named.length);
    const setOut = named.filter((person) => !gone.named.has(person));
    for (const person of setOut) gone.named.add(person);
    const before = gone.unnamed.get(endpointId) ?? 0;
    gone.unnamed.set(endpointId, Math.max(before, unnamed));
    const travellers = named.length + unnamed;
    return {
      travellers,
      unnamed,
      journeys: setOut.length + Math.max(0, unnamed - before),
      beyond: onlineNamed.length + others - travellers,
    };
  }

  #on(day: Day): SetOut {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    for (const earlier of this.#days.keys())
      if (startOf(earlier) < startOf(day) - disorderMs) this.#days.delete(earlier);
    const setOut = { named: new Set<string>(), unnamed: new Map<EndpointId, number>() };
    this.#days.set(day, setOut);
    return setOut;
  }
}
