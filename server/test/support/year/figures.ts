import { readFileSync } from 'node:fs';
import {
  DistrictParameter,
  EndpointParameter,
  type EndpointId,
  type MeetingType,
  type ParameterLine,
  type Scenarios,
} from '@diem-cau/shared';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import * as at from './places.ts';

/** A line of the year's table of parameters: about a place, a type of meeting, or, where neither is named, the whole district. */
export interface ScriptedFigure {
  readonly place?: string;
  readonly type?: MeetingType;
  readonly name: DistrictParameter | EndpointParameter | 'referenceMinutes';
  /** Low, base and high; null: not known any more. */
  readonly value: readonly [number, number, number] | null;
  /** First day, `07-01` of the year; null from ever. */
  readonly from: string | null;
}

const data = (name: string): URL => new URL(`../../../../data/${name}`, import.meta.url);
const Distance = z.object({ unit_code: z.string(), straight_line_km: z.coerce.number() });
const Place = z.object({ unit_code: z.string(), endpoint: z.string() });
const rows = <Row extends z.ZodType>(name: string, schema: Row): z.output<Row>[] =>
  z.array(schema).parse(parse(readFileSync(data(name), 'utf8'), { columns: true }));

/** The straight lines of the demo directory but for Hưng Đạo's, which nobody measured. */
const straightLines = (): ScriptedFigure[] => {
  const names = new Map(rows('binh-gia-2023.csv', Place).map(({ unit_code, endpoint }) => [unit_code, endpoint]));
  return rows('binh-gia-2023-distances.csv', Distance).flatMap(({ unit_code, straight_line_km: km }) => {
    const place = names.get(unit_code) ?? '';
    return place === at.hungDao ? [] : [{ place, name: 'straightKm', value: [km, km, km], from: null }];
  });
};

/** What the administrator put into the table beside the norms that come with the hub. */
export const scriptedFigures = (): readonly ScriptedFigure[] => [
  ...straightLines(),
  { place: at.hoaBinh, name: 'roadKm', value: [20, 21, 24], from: '03-01' },
  { place: at.hoangVanThu, name: 'roadKm', value: [8, 10, 10.5], from: null },
  { place: at.yenLo, name: 'speedKmh', value: [25, 20, 15], from: null },
  { place: at.tanHoa, name: 'paidTripShare', value: [0, 0, 0], from: null },
  { place: at.vinhYen, name: 'straightKm', value: null, from: '11-01' },
  { name: 'petrolPriceVnd', value: [21_000, 21_000, 21_000], from: '01-01' },
  { name: 'petrolPriceVnd', value: [20_000, 20_000, 20_000], from: '07-01' },
  { name: 'perDiemVnd', value: [0, 100_000, 200_000], from: null },
  { name: 'perDiemVnd', value: [0, 150_000, 300_000], from: '05-04' },
  { type: 'tap-huan', name: 'referenceMinutes', value: [150, 180, 200], from: '07-01' },
];

/** The figure as the table of parameters takes it. */
export const parameterLine = (
  figure: ScriptedFigure,
  year: number,
  idOf: (place: string) => EndpointId,
): ParameterLine => {
  const value: Scenarios | null =
    figure.value === null ? null : { low: figure.value[0], base: figure.value[1], high: figure.value[2] };
  return {
    subject: subjectOf(figure, idOf),
    value,
    validFrom: figure.from === null ? null : `${year}-${figure.from}`,
    rule: 'Số liệu của đơn vị',
    signedOffBy: figure.place === undefined ? 'UBND huyện' : `UBND ${figure.place}`,
  };
};

const subjectOf = (
  { place, type, name }: ScriptedFigure,
  idOf: (place: string) => EndpointId,
): ParameterLine['subject'] => {
  if (name === 'referenceMinutes') {
    if (type === undefined) throw new Error('a reference length belongs to a type of meeting');
    return { of: 'type', name, type };
  }
  if (place !== undefined) return { of: 'endpoint', name: EndpointParameter.parse(name), endpointId: idOf(place) };
  return { of: 'district', name: DistrictParameter.parse(name) };
};
