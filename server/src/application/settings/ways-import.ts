import { isDeepStrictEqual } from 'node:util';
import { subjectKey, type ParameterEntry, type ParameterLine, type UnitBody } from '@diem-cau/shared';
import { figureTrouble } from '../../domain/settings/parameter-check.ts';
import { CsvFaults } from '../kit/csv-lines.ts';
import type { Endpoint } from '../ports/directory.ts';
import { unitButForZeros, zerosSentence } from '../kit/unit-codes.ts';
import type { WayLine } from './ways-csv.ts';

/** What is there before a file of ways is taken in. */
export interface WaysImportPlace {
  readonly units: readonly UnitBody[];
  readonly endpoints: readonly Endpoint[];
  readonly entries: readonly ParameterEntry[];
}

/** What a line takes the place of: a line for the same subject and first day. */
const placeOf = ({ subject, validFrom }: ParameterLine): string => `${validFrom ?? ''} ${subjectKey(subject)}`;

/** The endpoints of the unit with this code. Codes are re-used: the unit meant is the one whose own office the endpoint is. */
const endpointsOf = (
  { line, unitCode }: WayLine,
  { units, endpoints }: WaysImportPlace,
  butForZeros: (code: string) => UnitBody | null,
  faults: CsvFaults,
): readonly Endpoint[] => {
  const namesakes = units.filter(({ code }) => code === unitCode);
  const owners = namesakes.filter(({ unitId }) => endpoints.some((each) => each.unitId === unitId));
  const meant = butForZeros(unitCode);
  if (meant !== null) faults.add(line, zerosSentence(unitCode, meant));
  else if (namesakes.length === 0) faults.add(line, `không có đơn vị mã ${unitCode} trong danh bạ.`);
  else if (owners.length === 0) faults.add(line, `đơn vị mã ${unitCode} không có điểm cầu.`);
  else if (owners.length > 1) faults.add(line, `có ${owners.length} đơn vị mã ${unitCode}; hãy nhập trên trang.`);
  return owners.length === 1 ? endpoints.filter(({ unitId }) => unitId === owners[0]?.unitId) : [];
};

/**
 * The lines that a file of ways adds to the table of parameters, each figure the same in all three scenarios; what stands there already
 * is not added again. Refuses with `bad-csv`.
 */
export const planWaysImport = (lines: readonly WayLine[], place: WaysImportPlace): readonly ParameterLine[] => {
  const faults = new CsvFaults();
  const butForZeros = unitButForZeros(place.units);
  const told = new Map<string, number>();
  const standing = new Map(place.entries.map(({ line }) => [placeOf(line), line]));
  const planned = lines.flatMap((way) => {
    const endpoints = endpointsOf(way, place, butForZeros, faults);
    return way.figures.flatMap(({ name, column, value }) => {
      const key = `${way.unitCode} ${name} ${way.validFrom ?? ''}`;
      const first = told.get(key);
      if (first !== undefined) faults.add(way.line, `${column}: trùng đơn vị và ngày với dòng ${first}.`);
      told.set(key, way.line);
      const figures = { low: value, base: value, high: value };
      const trouble = figureTrouble(name, figures);
      if (trouble !== null) faults.add(way.line, `${column}: ${trouble}`);
      const wholeLines = endpoints.map(({ endpointId }): ParameterLine => ({
        subject: { of: 'endpoint', endpointId, name },
        value: figures,
        validFrom: way.validFrom,
        rule: way.rule,
        signedOffBy: way.signedOffBy,
      }));
      return wholeLines.filter((line) => !isDeepStrictEqual(standing.get(placeOf(line)), line));
    });
  });
  faults.refuseIfAny();
  return planned;
};
