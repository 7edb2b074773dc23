import type { UnitBody } from '@diem-cau/shared';

type Coded = Pick<UnitBody, 'code' | 'kind' | 'name'>;

/** A code as a spreadsheet leaves it that takes it for a number. */
export const withoutZeros = (code: string): string => (/^\d+$/u.test(code) ? code.replace(/^0+(?=\d)/u, '') : code);

/** Finds the unit whose code is this one but for zeros at its beginning, which spreadsheets take away; null where the code itself is known. */
export const unitButForZeros = <Unit extends Coded>(units: Iterable<Unit>): ((code: string) => Unit | null) => {
  const all = [...units];
  const exact = new Set(all.map(({ code }) => code));
  const byFigures = new Map(all.map((unit) => [withoutZeros(unit.code), unit]));
  return (code) => (exact.has(code) ? null : (byFigures.get(withoutZeros(code)) ?? null));
};

/** Says which unit is meant, and where the zeros went. */
export const zerosSentence = (code: string, { code: known, kind, name }: Coded): string =>
  `mã ${code} chỉ khác mã ${known} (${kind} ${name}) ở số 0 đứng đầu, có lẽ Excel đã bỏ; hãy ghi ${known} và để cột ở dạng chữ (Text).`;
