import { Day, DistrictParameter, type ParameterLine } from '@diem-cau/shared';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { parameterTrouble } from '../../domain/settings/parameter-check.ts';

const Row = z.strictObject({
  name: DistrictParameter,
  low: z.coerce.number(),
  base: z.coerce.number(),
  high: z.coerce.number(),
  valid_from: z.union([z.literal('').transform(() => null), Day]),
  rule: z.string().min(1).max(500),
});

/**
 * Reads the file of norms with which a hub begins: name, low, base, high, valid_from, rule. Throws an Error that names what is wrong:
 * the file comes with the program.
 */
export const readNorms = (file: Uint8Array): ParameterLine[] => {
  const rows = z.array(Row).parse(parse(Buffer.from(file), { bom: true, columns: true, skip_empty_lines: true }));
  return rows.map(({ name, low, base, high, valid_from, rule }) => {
    const line: ParameterLine = {
      subject: { of: 'district', name },
      value: { low, base, high },
      validFrom: valid_from,
      rule,
      signedOffBy: '',
    };
    const trouble = parameterTrouble(line);
    if (trouble !== null) throw new Error(`the norms that come with the program are wrong: ${trouble}`);
    return line;
  });
};
