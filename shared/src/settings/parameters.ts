import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { MeetingType } from './meeting-types.ts';
import { Line } from '../kit/text.ts';
import { Day, Instant } from '../kit/time.ts';

/**
 * A figure in three scenarios, named by the saving that comes out: `low` gives the lowest saving, `base` the one that is thought right,
 * `high` the highest. So the low speed is the fastest one, and the low distance the shortest.
 */
export const Scenarios = z.strictObject({ low: z.number(), base: z.number(), high: z.number() });
export type Scenarios = z.infer<typeof Scenarios>;

/** Norms that hold for the whole district, and how they are counted. */
export const DistrictParameter = z.enum([
  /** km/h on the way to the meeting. */
  'speedKmh',
  /** Kilometres of road for one kilometre of straight line, where the road is not known. */
  'roadFactor',
  /** Minutes that one comes before a meeting in person: parking, registration. */
  'arrivalMinutes',
  /** Minutes that people gather at the commune before a meeting online. */
  'gatherMinutes',
  /** Technicians at each endpoint, and minutes of their check before a meeting online. */
  'checkTechnicians',
  'checkMinutes',
  /** Minutes for which the host and one other endpoint were there together at least, for a meeting to count without a roll. */
  'leastTogetherMinutes',
  /** Minutes for which a meeting is open at most, as a rule: one that is open longer was probably forgotten, and is marked. */
  'usualLongestMinutes',
  /** Length of "một buổi" by convention, minutes. */
  'blockMinutes',
  /** People of one endpoint who would share a vehicle. */
  'peoplePerVehicle',
  /** People of one endpoint who would have to go to a meeting in person ("lẽ ra phải đi"). */
  'travellers',
  /** Litres of petrol for a kilometre, and the least one-way distance from which they are paid (TT 40/2017/TT-BTC). */
  'litresPerKm',
  'leastKm',
  /** Đồng: a litre, a day's allowance for a traveller, a printed page. */
  'petrolPriceVnd',
  'perDiemVnd',
  'pagePriceVnd',
]);
export type DistrictParameter = z.infer<typeof DistrictParameter>;

export const EndpointParameter = z.enum([
  /** One way to the host endpoint: by road, as signed off by the commune; or the straight line, from a map. */
  'roadKm',
  'straightKm',
  /** Instead of the district's. */
  'speedKmh',
  'travellers',
  /** Share of its travellers who are paid for each trip, 0 to 1; 0 where they have a monthly lump sum. */
  'paidTripShare',
]);
export type EndpointParameter = z.infer<typeof EndpointParameter>;

export const ParameterSubject = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('district'), name: DistrictParameter }),
  /** How long such a meeting took in person, minutes, declared with evidence; without it the meeting's own length counts. */
  z.strictObject({ of: z.literal('type'), name: z.literal('referenceMinutes'), type: MeetingType }),
  z.strictObject({ of: z.literal('endpoint'), name: EndpointParameter, endpointId: EndpointId }),
]);
export type ParameterSubject = z.infer<typeof ParameterSubject>;

/** One line of the dated table: from a day on, a figure holds. */
export const ParameterLine = z.strictObject({
  subject: ParameterSubject,
  /** Null: not known (any more). */
  value: Scenarios.nullable(),
  /** First day; null: as long as anybody remembers. */
  validFrom: Day.nullable(),
  /** What sets the figure: a rule, a measurement, an assumption. */
  rule: Line(1, 500),
  /** Who answers for it. */
  signedOffBy: Line(0, 160),
});
export type ParameterLine = z.infer<typeof ParameterLine>;

/** Sets lines; a line for a subject and day that stand already takes their place from the new version on. */
export const SetParameters = z.strictObject({ lines: z.array(ParameterLine).min(1).max(500) });

export const ParameterEntry = z.strictObject({ version: z.int(), at: Instant, by: z.string(), line: ParameterLine });
export type ParameterEntry = z.infer<typeof ParameterEntry>;
/**
 * The whole table. Each entry has a number; "version 12" is the table as it stood after entry 12, so that a past report can be made
 * again as it was.
 */
export const ParametersBody = z.strictObject({ version: z.int(), entries: z.array(ParameterEntry) });
export type ParametersBody = z.infer<typeof ParametersBody>;

/** What taking in a file of distances and speeds did, or with `preview` would do: lines added, and endpoints that they are about. */
export const WaysImportResult = z.strictObject({ linesAdded: z.int(), endpoints: z.int() });
export type WaysImportResult = z.infer<typeof WaysImportResult>;

/** A subject as one word, so that its lines are found again. */
export const subjectKey = (subject: ParameterSubject): string => {
  switch (subject.of) {
    case 'district':
      return `district ${subject.name}`;
    case 'type':
      return `type ${subject.type} ${subject.name}`;
    case 'endpoint':
      return `endpoint ${subject.endpointId} ${subject.name}`;
  }
};
