import type {
  DistrictParameter,
  EndpointId,
  MeetingType,
  PrintingDeclaration,
  Savings,
  Scenarios,
} from '@diem-cau/shared';
import type { Travelling } from './journeys.ts';
import type { Norms } from '../settings/parameter-table.ts';
import { always, inEach, minus, nothing, plus, times } from './scenarios.ts';

/** What the time saved by one meeting is worked out from. */
export interface SavingMeeting {
  readonly type: MeetingType;
  /** Opening to closing without breaks, in milliseconds. */
  readonly durationMs: number;
  /** Whether the report is about all of it: what a meeting saved as a whole, and its papers, are not shared out among units. */
  readonly ofWhole: boolean;
  /** The endpoints on its list. */
  readonly endpoints: readonly SavingEndpoint[];
  /** Null where nobody declared any. */
  readonly papers: PrintingDeclaration | null;
}

/** An endpoint by its confirmed roll call: people count by that, not by the connection, for some take part by telephone. */
export interface SavingEndpoint {
  readonly endpointId: EndpointId;
  /** Whether it was connected, so that its technician had checked it. */
  readonly attended: boolean;
  /** Who would have travelled, and all who were called, present or not; null where nobody confirmed a roll. */
  readonly people: (Travelling & { readonly called: number }) | null;
}

interface Way {
  /** One way, km. */
  readonly km: Scenarios;
  readonly speedKmh: Scenarios;
  readonly estimated: boolean;
}

/** Norms that count as 0 where nobody entered them. */
export const zeroWhereUnknown: ReadonlySet<DistrictParameter> = new Set([
  'arrivalMinutes',
  'gatherMinutes',
  'checkTechnicians',
  'checkMinutes',
  'leastKm',
  'litresPerKm',
  'petrolPriceVnd',
  'perDiemVnd',
  'pagePriceVnd',
]);

/** The way from an endpoint to the host: by road where that is known, else a straight line stretched; null where neither is known. */
const wayOf = (endpointId: EndpointId, norms: Norms): Way | null => {
  const speedKmh = norms.endpoint(endpointId, 'speedKmh') ?? norms.district('speedKmh');
  if (speedKmh === null) return null;
  const roadKm = norms.endpoint(endpointId, 'roadKm');
  if (roadKm !== null) return { km: roadKm, speedKmh, estimated: false };
  const straightKm = norms.endpoint(endpointId, 'straightKm');
  const roadFactor = norms.district('roadFactor');
  if (straightKm === null || roadFactor === null) return null;
  return { km: times(straightKm, roadFactor), speedKmh, estimated: true };
};

const compared = (referenceMinutes: Scenarios, actualMinutes: Scenarios): Savings['block'] => {
  const savedMinutes = minus(referenceMinutes, actualMinutes);
  const comparable = Object.values(referenceMinutes).every((minutes) => minutes > 0);
  return {
    referenceMinutes,
    actualMinutes,
    savedMinutes,
    rate: comparable ? inEach((scenario) => savedMinutes[scenario] / referenceMinutes[scenario]) : null,
  };
};

const ofTime = (
  figure: Savings['block'],
  parts: Partial<Omit<Savings['personTime'], keyof Savings['block']>> = {},
): Savings['personTime'] => ({
  ...figure,
  travelMinutes: nothing,
  arrivalMinutes: nothing,
  gatherMinutes: nothing,
  checkMinutes: nothing,
  ...parts,
});

/** Nothing saved, the beginning of every sum. */
export const noSavings: Savings = {
  meetingLength: compared(nothing, nothing),
  personTime: ofTime(compared(nothing, nothing)),
  block: compared(nothing, nothing),
  kilometres: nothing,
  litres: nothing,
  petrolVnd: nothing,
  perDiemVnd: nothing,
  pages: 0,
  pagesVnd: nothing,
  moneyVnd: nothing,
  travellers: 0,
  journeys: 0,
  unnamedTravellers: 0,
  beyondInvitation: 0,
  unknownDistanceTravellers: 0,
  estimatedDistanceTravellers: 0,
  endpointsNotCalled: 0,
  meetingsWithPapers: 0,
};

/** The sum of two savings; rates are worked out anew from the summed minutes. */
export const addSavings = (a: Savings, b: Savings): Savings => {
  const both = (x: Savings['block'], y: Savings['block']): Savings['block'] =>
    compared(plus(x.referenceMinutes, y.referenceMinutes), plus(x.actualMinutes, y.actualMinutes));
  return {
    meetingLength: both(a.meetingLength, b.meetingLength),
    personTime: {
      ...both(a.personTime, b.personTime),
      travelMinutes: plus(a.personTime.travelMinutes, b.personTime.travelMinutes),
      arrivalMinutes: plus(a.personTime.arrivalMinutes, b.personTime.arrivalMinutes),
      gatherMinutes: plus(a.personTime.gatherMinutes, b.personTime.gatherMinutes),
      checkMinutes: plus(a.personTime.checkMinutes, b.personTime.checkMinutes),
    },
    block: both(a.block, b.block),
    kilometres: plus(a.kilometres, b.kilometres),
    litres: plus(a.litres, b.litres),
    petrolVnd: plus(a.petrolVnd, b.petrolVnd),
    perDiemVnd: plus(a.perDiemVnd, b.perDiemVnd),
    pages: a.pages + b.pages,
    pagesVnd: plus(a.pagesVnd, b.pagesVnd),
    moneyVnd: plus(a.moneyVnd, b.moneyVnd),
    travellers: a.travellers + b.travellers,
    journeys: (a.journeys ?? 0) + (b.journeys ?? 0),
    unnamedTravellers: (a.unnamedTravellers ?? 0) + (b.unnamedTravellers ?? 0),
    beyondInvitation: (a.beyondInvitation ?? 0) + (b.beyondInvitation ?? 0),
    unknownDistanceTravellers: a.unknownDistanceTravellers + b.unknownDistanceTravellers,
    estimatedDistanceTravellers: a.estimatedDistanceTravellers + b.estimatedDistanceTravellers,
    endpointsNotCalled: a.endpointsNotCalled + b.endpointsNotCalled,
    meetingsWithPapers: a.meetingsWithPapers + b.meetingsWithPapers,
  };
};

/** What the people of one endpoint saved; `lengths` are the meeting's own and its reference length in minutes. */
const ofEndpoint = (
  { endpointId, attended, people }: SavingEndpoint,
  norms: Norms,
  lengths: { readonly own: number; readonly reference: Scenarios },
): Savings => {
  if (people === null) return { ...noSavings, endpointsNotCalled: Number(attended) };
  const { journeys } = people;
  const apart = { ...noSavings, beyondInvitation: people.beyond };
  if (people.travellers === 0) return apart;
  const way = wayOf(endpointId, norms);
  if (way === null) return { ...apart, unknownDistanceTravellers: people.travellers };
  const norm = (name: Parameters<Norms['district']>[0]): Scenarios => norms.district(name) ?? nothing;
  const travellers = always(people.travellers);
  const travelMinutes = inEach((each) => journeys * ((2 * way.km[each]) / way.speedKmh[each]) * 60);
  const arrivalMinutes = times(always(journeys), norm('arrivalMinutes'));
  const gatherMinutes = times(travellers, norm('gatherMinutes'));
  const inPerson = plus(plus(travelMinutes, arrivalMinutes), times(travellers, lengths.reference));
  const online = plus(gatherMinutes, times(travellers, always(lengths.own)));
  const perVehicle = norms.district('peoplePerVehicle') ?? always(1);
  const kilometres = inEach((each) => Math.ceil(journeys / perVehicle[each]) * 2 * way.km[each]);
  const leastKm = norm('leastKm');
  const litresPerKm = norm('litresPerKm');
  const litres = inEach((each) => (way.km[each] >= leastKm[each] ? kilometres[each] * litresPerKm[each] : 0));
  const paidShare = norms.endpoint(endpointId, 'paidTripShare') ?? always(1);
  const petrolVnd = times(times(litres, norm('petrolPriceVnd')), paidShare);
  const awayFromHome = inEach((each) => (way.km[each] > 0 ? journeys : 0));
  const perDiemVnd = times(times(awayFromHome, norm('perDiemVnd')), paidShare);
  return {
    ...apart,
    personTime: ofTime(compared(inPerson, online), { travelMinutes, arrivalMinutes, gatherMinutes }),
    kilometres,
    litres,
    petrolVnd,
    perDiemVnd,
    moneyVnd: plus(petrolVnd, perDiemVnd),
    travellers: people.travellers,
    journeys,
    unnamedTravellers: people.unnamed,
    estimatedDistanceTravellers: way.estimated ? people.travellers : 0,
  };
};

const ofPapers = ({ papers, endpoints, ofWhole }: SavingMeeting, norms: Norms): Savings => {
  if (papers === null || !ofWhole) return noSavings;
  const called = endpoints.reduce((total, { people }) => total + (people?.called ?? 0), 0);
  const pages = papers.pages * Math.max(0, called - papers.printedCopies);
  const pagesVnd = times(always(pages), norms.district('pagePriceVnd') ?? nothing);
  return { ...noSavings, pages, pagesVnd, moneyVnd: pagesVnd, meetingsWithPapers: 1 };
};

/**
 * What one meeting saved against the same meeting in person. In person each traveller spends the reference length, and on the first
 * meeting of a day the way both ways and the early arrival; online the gathering and the meeting's own length; the technicians' checks at every endpoint that attended are
 * taken off. Who sits in the host's room would sit there in either case and counts on neither side; whose way is not known, and whose
 * roll nobody confirmed, counts nowhere but is counted as such.
 */
export const savingsOf = (meeting: SavingMeeting, norms: Norms): Savings => {
  const own = meeting.durationMs / 60_000;
  const reference = norms.reference(meeting.type) ?? always(own);
  const check = times(norms.district('checkTechnicians') ?? nothing, norms.district('checkMinutes') ?? nothing);
  const checkMinutes = times(check, always(meeting.endpoints.filter(({ attended }) => attended).length));
  const blockMinutes = norms.district('blockMinutes');
  const whole: Savings = {
    ...noSavings,
    meetingLength: meeting.ofWhole ? compared(reference, always(own)) : noSavings.meetingLength,
    block: blockMinutes === null || !meeting.ofWhole ? noSavings.block : compared(blockMinutes, always(own)),
    personTime: ofTime(compared(nothing, checkMinutes), { checkMinutes }),
  };
  return [
    ...meeting.endpoints.map((endpoint) => ofEndpoint(endpoint, norms, { own, reference })),
    ofPapers(meeting, norms),
  ].reduce(addSavings, whole);
};
