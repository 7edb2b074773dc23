import { isDeepStrictEqual } from 'node:util';
import {
  dayText,
  EndpointId,
  existedOn,
  phoneIdentity,
  typedIdentity,
  UnitId,
  type ImportResult,
  type UnitBody,
} from '@diem-cau/shared';
import { dayAfter, overlap } from '../../domain/directory/units.ts';
import { CsvFaults } from '../kit/csv-lines.ts';
import type { DirectoryLine } from './directory-csv.ts';
import type { Endpoint } from '../ports/directory.ts';
import { withoutZeros, zerosSentence } from '../kit/unit-codes.ts';

/** What an import would write, and how it would be told. */
export interface ImportPlan {
  readonly units: readonly UnitBody[];
  readonly endpoints: readonly Endpoint[];
  readonly result: ImportResult;
}

interface Existing {
  readonly units: readonly UnitBody[];
  readonly endpoints: readonly Endpoint[];
}

interface PlannedUnit {
  readonly unit: UnitBody;
  /** The file's lines of this unit, one for each endpoint or one without. */
  readonly lines: readonly DirectoryLine[];
}

/** A unit is told apart by its code and its first day: codes are re-used, and a name says nothing. */
const keyOf = (unit: { readonly code: string; readonly validFrom: string | null }): string =>
  `${unit.code} ${unit.validFrom ?? ''}`;

const sameUnit = (a: DirectoryLine, b: DirectoryLine): boolean =>
  typedIdentity(a.name) === typedIdentity(b.name) &&
  typedIdentity(a.kind) === typedIdentity(b.kind) &&
  a.parentCode === b.parentCode &&
  a.validTo === b.validTo &&
  a.successorCode === b.successorCode;

/** Codes that only zeros tell apart from a unit that is known, or from one in an earlier line: they would make a second unit of it. */
const faultLostZeros = (lines: readonly DirectoryLine[], existing: readonly UnitBody[], faults: CsvFaults): void => {
  const isKnown = new Set(existing.map(({ code }) => code));
  const units = [...existing, ...lines.filter(({ code }) => !isKnown.has(code))];
  const first = new Map(units.toReversed().map((unit) => [withoutZeros(unit.code), unit]));
  const fault = (line: number, code: string | null): void => {
    const meant = code === null || isKnown.has(code) ? undefined : first.get(withoutZeros(code));
    if (code !== null && meant !== undefined && meant.code !== code) faults.add(line, zerosSentence(code, meant));
  };
  for (const { line, code, parentCode, successorCode } of lines)
    for (const each of new Set([code, parentCode, successorCode])) fault(line, each);
};

const planUnits = (
  lines: readonly DirectoryLine[],
  existing: readonly UnitBody[],
  newId: () => string,
  faults: CsvFaults,
): PlannedUnit[] => {
  const known = new Map(existing.map((unit) => [keyOf(unit), unit]));
  const grouped = Map.groupBy(lines, keyOf);
  const planned = [...grouped].flatMap(([key, own]) => {
    const [first, ...others] = own;
    if (first === undefined) return [];
    for (const other of others)
      if (!sameUnit(first, other)) faults.add(other.line, `cùng đơn vị với dòng ${first.line} nhưng nội dung khác.`);
    const before = known.get(key);
    const unit: UnitBody = {
      unitId: before?.unitId ?? UnitId.parse(newId()),
      code: first.code,
      name: first.name,
      kind: first.kind,
      parentId: null,
      validFrom: first.validFrom,
      validTo: first.validTo,
      successorId: null,
    };
    return [{ first, lines: own, unit }];
  });

  const plannedIds = new Set(planned.map(({ unit }) => unit.unitId));
  const byCode = Map.groupBy(
    [...existing.filter(({ unitId }) => !plannedIds.has(unitId)), ...planned.map(({ unit }) => unit)].sort((a, b) =>
      (a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1,
    ),
    ({ code }) => code,
  );
  return planned.map(({ first, lines: own, unit }) => {
    const namesakes = (byCode.get(unit.code) ?? []).filter(({ unitId }) => unitId !== unit.unitId);
    const clash = namesakes.find((other) => overlap(other, unit));
    if (clash !== undefined)
      faults.add(first.line, `mã ${unit.code} trùng thời gian hiệu lực với đơn vị "${clash.name}".`);

    const parent = (byCode.get(first.parentCode ?? '') ?? []).find((other) => overlap(other, unit));
    if (first.parentCode !== null && parent === undefined)
      faults.add(first.line, `không có đơn vị cấp trên mã ${first.parentCode} trong thời gian này.`);
    if (parent?.unitId === unit.unitId) faults.add(first.line, 'đơn vị không thể là cấp trên của chính nó.');

    const dayOfSuccession = unit.validTo === null ? null : dayAfter(unit.validTo);
    const successor = (byCode.get(first.successorCode ?? '') ?? []).find(
      (other) => dayOfSuccession !== null && existedOn(other, dayOfSuccession),
    );
    if (first.successorCode !== null && successor === undefined)
      faults.add(
        first.line,
        `không có đơn vị mã ${first.successorCode} vào ngày ${dayOfSuccession === null ? '' : dayText(dayOfSuccession)} để kế tục.`,
      );

    return {
      unit: { ...unit, parentId: parent?.unitId ?? null, successorId: successor?.unitId ?? null },
      lines: own,
    };
  });
};

/** Units whose line of parents comes back to themselves. */
const faultCircles = (planned: readonly PlannedUnit[], existing: readonly UnitBody[], faults: CsvFaults): void => {
  const units = new Map([...existing, ...planned.map(({ unit }) => unit)].map((unit) => [unit.unitId, unit]));
  for (const { unit, lines } of planned) {
    const passed = new Set<UnitId>();
    for (let at = unit.parentId; at !== null && !passed.has(at); at = units.get(at)?.parentId ?? null) {
      passed.add(at);
      if (at === unit.unitId) faults.add(lines[0]?.line ?? 1, 'các đơn vị cấp trên tạo thành vòng tròn.');
    }
  }
};

type Named = { readonly name: string };
const isNamed = (one: Named, other: Named): boolean => typedIdentity(one.name) === typedIdentity(other.name);

/** What stands, unless the file says something else: the same typed otherwise is nothing else. */
const sameOr = (identity: (text: string) => string | null, before: string, said: string | null): string =>
  said === null || identity(said) === identity(before) ? before : said;

const planEndpoints = (
  planned: readonly PlannedUnit[],
  existing: readonly Endpoint[],
  newId: () => string,
  faults: CsvFaults,
): Endpoint[] => {
  let lastPosition = existing.reduce((last, { position }) => Math.max(last, position), 0);
  const placed = planned.flatMap(({ unit, lines }) => {
    const wanted = lines.flatMap(({ line, endpoint }) => (endpoint === null ? [] : [{ line, endpoint }]));
    const twice = wanted.find(({ endpoint }, index) => wanted.findIndex((w) => isNamed(w.endpoint, endpoint)) < index);
    if (twice !== undefined) faults.add(twice.line, `điểm cầu "${twice.endpoint.name}" của đơn vị này bị lặp lại.`);
    // By name first; then the first line left over is the first endpoint left over, so that a renamed endpoint stays the same one.
    const own = existing.filter(({ unitId }) => unitId === unit.unitId);
    const names = new Set(wanted.map(({ endpoint }) => typedIdentity(endpoint.name)));
    const renamed = own.filter(({ name }) => !names.has(typedIdentity(name)));
    return wanted.map(({ line, endpoint }) => ({
      line,
      unitId: unit.unitId,
      endpoint,
      before: own.find((each) => isNamed(each, endpoint)) ?? renamed.shift() ?? null,
    }));
  });
  return placed
    .sort((a, b) => a.line - b.line)
    .map(({ unitId, endpoint, before }) => ({
      endpointId: before?.endpointId ?? EndpointId.parse(newId()),
      name: endpoint.name,
      unitId,
      leads: endpoint.leads ?? before?.leads ?? false,
      position: endpoint.position ?? before?.position ?? (lastPosition += 1),
      active: before?.active ?? true,
      phone: sameOr(phoneIdentity, before?.phone ?? '', endpoint.phone),
      contact: sameOr(typedIdentity, before?.contact ?? '', endpoint.contact),
      mayBeOpened: before?.mayBeOpened ?? true,
      joinsByItself: before?.joinsByItself ?? false,
    }));
};

const changes = <Item extends object>(
  planned: readonly Item[],
  existing: readonly Item[],
  idOf: (item: Item) => string,
): { readonly added: readonly Item[]; readonly changed: readonly Item[] } => {
  const known = new Map(existing.map((item) => [idOf(item), item]));
  return {
    added: planned.filter((item) => !known.has(idOf(item))),
    changed: planned.filter((item) => {
      const before = known.get(idOf(item));
      return before !== undefined && !isDeepStrictEqual(before, item);
    }),
  };
};

/**
 * Compares a file with the directory: what is new, what is changed; what the file does not name stays as it is. The same file twice
 * changes nothing. Refuses with `bad-csv`.
 */
export const planImport = (lines: readonly DirectoryLine[], existing: Existing, newId: () => string): ImportPlan => {
  const faults = new CsvFaults();
  faultLostZeros(lines, existing.units, faults);
  faults.refuseIfAny();
  const planned = planUnits(lines, existing.units, newId, faults);
  faultCircles(planned, existing.units, faults);
  const endpoints = planEndpoints(planned, existing.endpoints, newId, faults);
  faults.refuseIfAny();

  const unitChanges = changes(
    planned.map(({ unit }) => unit),
    existing.units,
    ({ unitId }) => unitId,
  );
  const endpointChanges = changes(endpoints, existing.endpoints, ({ endpointId }) => endpointId);
  return {
    units: [...unitChanges.added, ...unitChanges.changed],
    endpoints: [...endpointChanges.added, ...endpointChanges.changed],
    result: {
      unitsAdded: unitChanges.added.length,
      unitsChanged: unitChanges.changed.length,
      endpointsAdded: endpointChanges.added.length,
      endpointsChanged: endpointChanges.changed.length,
    },
  };
};
