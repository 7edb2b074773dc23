import * as at from '../../../support/year/places.ts';
import type { ReckonedMeeting } from './reckoned-meeting.ts';

/** Low, base and high. */
export type Three = readonly [number, number, number];
type Scenario = 0 | 1 | 2;
const none: Three = [0, 0, 0];
const three = (work: (scenario: Scenario) => number): Three => [work(0), work(1), work(2)];

/** Straight lines in km as the map gives them; nobody measured Hưng Đạo's. */
const straightKm: Readonly<Record<string, number>> = {
  [at.binhGia]: 0,
  [at.mongAn]: 6.3,
  [at.tanVan]: 6.6,
  [at.hongThai]: 9.4,
  [at.binhLa]: 15,
  [at.minhKhai]: 10.1,
  [at.hongPhong]: 16.9,
  [at.quangTrung]: 12.1,
  [at.thienThuat]: 13.5,
  [at.hoaBinh]: 13.5,
  [at.thienLong]: 22.5,
  [at.tanHoa]: 22.9,
  [at.thienHoa]: 17.9,
  [at.yenLo]: 20.6,
  [at.quyHoa]: 22.5,
  [at.vinhYen]: 30.3,
  [at.hoaTham]: 25.9,
};

/** One way in km on a day, and whether it is only an estimate; null where nobody knows. */
const wayTo = (place: string, day: string): { readonly km: Three; readonly estimated: boolean } | null => {
  if (place === at.hoaBinh && day >= '2025-03-01') return { km: [20, 21, 24], estimated: false };
  // Exactly as far as petrol is paid from, in the middle scenario.
  if (place === at.hoangVanThu) return { km: [8, 10, 10.5], estimated: false };
  if (place === at.vinhYen && day >= '2025-11-01') return null;
  const straight = straightKm[place];
  if (straight === undefined) return null;
  return { km: [straight * 1.3, straight * 1.5, straight * 1.8], estimated: true };
};

const speedKmh = (place: string): Three => (place === at.yenLo ? [25, 20, 15] : [35, 30, 25]);

/** What one meeting saved. Minutes: [instead of, now]. */
export interface ReckonedSavings {
  readonly length: { readonly reference: Three; readonly actual: Three };
  readonly person: {
    readonly reference: Three;
    readonly actual: Three;
    readonly travel: Three;
    readonly arrival: Three;
    readonly gather: Three;
    readonly check: Three;
  };
  readonly block: { readonly reference: Three; readonly actual: Three };
  readonly kilometres: Three;
  readonly litres: Three;
  readonly petrolVnd: Three;
  readonly perDiemVnd: Three;
  readonly pages: number;
  readonly pagesVnd: Three;
  readonly travellers: number;
  readonly journeys: number;
  readonly unnamedTravellers: number;
  readonly beyondInvitation: number;
  readonly unknownDistanceTravellers: number;
  readonly estimatedDistanceTravellers: number;
  readonly endpointsNotCalled: number;
  readonly meetingsWithPapers: number;
}

/** Who would have had to go: two of each place. */
const wouldGo = 2;

/** Who has set out already on a day, by place: those with names, of whom a meeting's list always begins with the same, and those without. */
export class ReckonedRoads {
  readonly #gone = new Map<string, { named: number; unnamed: number }>();

  /** How many of these have not set out yet. */
  setOut(day: string, place: string, named: number, unnamed: number): number {
    const before = this.#gone.get(`${day} ${place}`) ?? { named: 0, unnamed: 0 };
    const after = { named: Math.max(before.named, named), unnamed: Math.max(before.unnamed, unnamed) };
    this.#gone.set(`${day} ${place}`, after);
    return after.named - before.named + after.unnamed - before.unnamed;
  }
}

/** Who would have gone to a meeting from each place, and how many of them were not on the road that day already. */
export const reckonTravellers = (
  { places }: ReckonedMeeting,
  day: string,
  roads: ReckonedRoads,
): readonly ReckonedTravellers[] =>
  places.flatMap(({ place, roll }) => {
    if (place === at.host || roll === null) return [];
    const named = Math.min(wouldGo, roll.named);
    const unnamed = Math.min(wouldGo - named, roll.others);
    const beyond = roll.named + roll.others - named - unnamed;
    return [{ place, heads: named + unnamed, unnamed, beyond, journeys: roads.setOut(day, place, named, unnamed) }];
  });

export interface ReckonedTravellers {
  readonly place: string;
  readonly heads: number;
  readonly unnamed: number;
  readonly beyond: number;
  readonly journeys: number;
}

/**
 * Reckons what one meeting saved, scenario by scenario, on the places that are asked for. People count by the roll call, checks where a
 * place was connected; printed pages only where all of them are,
 * for nobody knows whose copies were printed.
 */
export const reckonSavings = (
  { script, duration, places }: ReckonedMeeting,
  day: string,
  isAsked: ((place: string) => boolean) | null,
  travelling: readonly ReckonedTravellers[],
): ReckonedSavings => {
  const asked = places.filter(({ place }) => isAsked === null || isAsked(place));
  const came = asked.filter(({ attended }) => attended);
  const reference: Three =
    script.type === 'tap-huan' && day >= '2025-07-01' ? [150, 180, 200] : [duration, duration, duration];
  const petrol = day >= '2025-07-01' ? 20_000 : 21_000;
  const perDiem: Three = day >= '2025-05-04' ? [0, 150_000, 300_000] : [0, 100_000, 200_000];
  const onRoad = travelling
    .filter(({ place, heads }) => heads > 0 && asked.some((each) => each.place === place))
    .map((each) => ({ ...each, way: wayTo(each.place, day) }));
  const known = onRoad.flatMap(({ way, ...each }) => (way === null ? [] : [{ ...each, ...way }]));
  /** Adds something up over the places whose way is known. */
  const sum = (work: (each: (typeof known)[number], scenario: Scenario) => number): Three =>
    three((scenario) => known.reduce((total, each) => total + work(each, scenario), 0));

  const arrival: Three = [15, 30, 45];
  const gather: Three = [15, 10, 5];
  const checkMinutes: Three = [60, 10, 5];
  const perVehicle: Three = [4, 2, 1];
  const leastKm: Three = [15, 10, 10];
  const pagePrice: Three = [300, 400, 500];
  const travel = sum(({ place, journeys, km }, s) => (journeys * 2 * km[s] * 60) / speedKmh(place)[s]);
  const heads = known.reduce((total, each) => total + each.heads, 0);
  const journeys = known.reduce((total, each) => total + each.journeys, 0);
  const check = three((s) => came.length * checkMinutes[s]);
  const vehicleKm = (each: (typeof known)[number], s: Scenario): number =>
    Math.ceil(each.journeys / perVehicle[s]) * 2 * each.km[s];
  const fuel = (each: (typeof known)[number], s: Scenario): number =>
    each.km[s] < leastKm[s] ? 0 : vehicleKm(each, s) * 0.2;
  const isPaid = (place: string): number => (place === at.tanHoa ? 0 : 1);
  const invited = asked.reduce(
    (total, { roll }) =>
      roll === null ? total : total + roll.named + roll.others + roll.excused + roll.unexcused + roll.notCalled,
    0,
  );
  const papers = isAsked === null ? script.papers : undefined;
  const pages = papers === undefined ? 0 : papers.pages * Math.max(0, invited - papers.printed);
  return {
    // What a meeting as a whole saved is not shared out among communes.
    length:
      isAsked === null ? { reference, actual: [duration, duration, duration] } : { reference: none, actual: none },
    person: {
      reference: three((s) => travel[s] + journeys * arrival[s] + heads * reference[s]),
      actual: three((s) => heads * (gather[s] + duration) + check[s]),
      travel,
      arrival: three((s) => journeys * arrival[s]),
      gather: three((s) => heads * gather[s]),
      check,
    },
    block:
      isAsked === null
        ? { reference: [240, 240, 240], actual: [duration, duration, duration] }
        : { reference: none, actual: none },
    kilometres: sum(vehicleKm),
    litres: sum(fuel),
    petrolVnd: sum((each, s) => fuel(each, s) * petrol * isPaid(each.place)),
    perDiemVnd: sum((each, s) => (each.km[s] > 0 ? each.journeys * perDiem[s] * isPaid(each.place) : 0)),
    pages,
    pagesVnd: three((s) => pages * pagePrice[s]),
    travellers: heads,
    journeys,
    unnamedTravellers: known.reduce((total, each) => total + each.unnamed, 0),
    beyondInvitation: travelling
      .filter(({ place }) => asked.some((each) => each.place === place))
      .reduce((total, { beyond }) => total + beyond, 0),
    unknownDistanceTravellers: onRoad.reduce(
      (total, { way, heads: unknown }) => total + (way === null ? unknown : 0),
      0,
    ),
    estimatedDistanceTravellers: known.reduce((total, each) => total + (each.estimated ? each.heads : 0), 0),
    endpointsNotCalled: came.filter(({ roll }) => roll === null).length,
    meetingsWithPapers: papers === undefined ? 0 : 1,
  };
};
