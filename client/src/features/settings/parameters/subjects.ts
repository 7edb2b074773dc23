import {
  subjectKey,
  type Day,
  type DistrictParameter,
  type EndpointId,
  type EndpointParameter,
  type ParameterEntry,
  type ParameterSubject,
} from '@diem-cau/shared';

/** The parameters of the whole district in the order of a journey: the way, the time, the technicians, the vehicle, the money. */
export const districtParameters: readonly DistrictParameter[] = [
  'speedKmh',
  'roadFactor',
  'arrivalMinutes',
  'gatherMinutes',
  'checkTechnicians',
  'checkMinutes',
  'leastTogetherMinutes',
  'usualLongestMinutes',
  'blockMinutes',
  'travellers',
  'peoplePerVehicle',
  'litresPerKm',
  'leastKm',
  'petrolPriceVnd',
  'perDiemVnd',
  'pagePriceVnd',
];

export const endpointParameters: readonly EndpointParameter[] = [
  'roadKm',
  'straightKm',
  'speedKmh',
  'travellers',
  'paidTripShare',
];

const beginning = (validFrom: Day | null): string => validFrom ?? '';

/** All lines of a subject, the one that begins last first; of two that begin on one day, the newer first. */
export const linesOf = (entries: readonly ParameterEntry[], subject: ParameterSubject): ParameterEntry[] => {
  const key = subjectKey(subject);
  return entries
    .filter(({ line }) => subjectKey(line.subject) === key)
    .toSorted(
      (a, b) => beginning(b.line.validFrom).localeCompare(beginning(a.line.validFrom)) || b.version - a.version,
    );
};

/** A subject as the page shows it. */
export interface ShownSubject {
  readonly subject: ParameterSubject;
  /** The line in force today; null where there is none. */
  readonly now: ParameterEntry | null;
  /** How many lines it has, those to come and those replaced among them. */
  readonly lines: number;
}

/** A subject with the line that is in force on a day: the one that began last, and of those the newest. */
export const shownOn = (entries: readonly ParameterEntry[], subject: ParameterSubject, day: Day): ShownSubject => {
  const lines = linesOf(entries, subject);
  return { subject, now: lines.find(({ line }) => beginning(line.validFrom) <= day) ?? null, lines: lines.length };
};

/** What is known of the way from an endpoint: the road, only the straight line, or neither. */
export type KnownWay = 'road' | 'straight' | 'unknown';

/** What is known of the way from an endpoint on a day. The endpoint that leads is where the others would have to go. */
export const knownWay = (entries: readonly ParameterEntry[], endpointId: EndpointId, day: Day): KnownWay => {
  const has = (name: EndpointParameter): boolean => {
    const { now } = shownOn(entries, { of: 'endpoint', name, endpointId }, day);
    return now !== null && now.line.value !== null;
  };
  if (has('roadKm')) return 'road';
  return has('straightKm') ? 'straight' : 'unknown';
};

/** The rows of an endpoint: its road, whether known or not, and whatever else has ever been entered for it. */
export const rowsOfEndpoint = (entries: readonly ParameterEntry[], endpointId: EndpointId, day: Day): ShownSubject[] =>
  endpointParameters
    .map((name) => shownOn(entries, { of: 'endpoint', name, endpointId }, day))
    .filter(({ subject, lines }) => lines > 0 || subject.name === 'roadKm');
