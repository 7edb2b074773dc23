import type { UnitBody } from '@diem-cau/shared';
import { csvTable } from '../kit/csv-table.ts';
import { directoryColumns } from './directory-csv.ts';
import type { Endpoint } from '../ports/directory.ts';

/** The directory as the file that `readDirectoryCsv` reads: a line for each endpoint, and one for each unit without. */
export const directoryTable = (units: readonly UnitBody[], endpoints: readonly Endpoint[]): Promise<string> => {
  const codes = new Map(units.map(({ unitId, code }) => [unitId, code]));
  const ofUnit = Map.groupBy(endpoints, ({ unitId }) => unitId);
  const lines = units.flatMap((unit): { unit: UnitBody; endpoint: Endpoint | null }[] => {
    const own = ofUnit.get(unit.unitId) ?? [];
    return own.length === 0 ? [{ unit, endpoint: null }] : own.map((endpoint) => ({ unit, endpoint }));
  });
  const codeOf = (unitId: UnitBody['parentId']): string => (unitId === null ? '' : (codes.get(unitId) ?? ''));
  const place = ({ endpoint }: (typeof lines)[number]): number => endpoint?.position ?? -1;
  return csvTable(
    lines.toSorted((a, b) => place(a) - place(b)),
    directoryColumns,
    ({ unit, endpoint }): Record<(typeof directoryColumns)[number], string | number> => ({
      unit_code: unit.code,
      name: unit.name,
      kind: unit.kind,
      parent_code: codeOf(unit.parentId),
      valid_from: unit.validFrom ?? '',
      valid_to: unit.validTo ?? '',
      successor_code: codeOf(unit.successorId),
      endpoint: endpoint?.name ?? '',
      leads: endpoint === null ? '' : endpoint.leads ? 'có' : 'không',
      position: endpoint?.position ?? '',
      phone: endpoint?.phone ?? '',
      contact: endpoint?.contact ?? '',
    }),
  );
};
