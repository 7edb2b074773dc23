import type { z } from 'zod';
import { bodyOf, type PaperText } from './paper-text.ts';

/** Why a field cannot be saved as it stands; `row` and `column` tell a cell of the annex. */
export interface PaperFault {
  readonly key: string;
  readonly row: number | null;
  readonly column: string | null;
  /** `most` is how many characters, or rows, there may be. */
  readonly what: { readonly is: 'missing' | 'unfit' } | { readonly is: 'too-long'; readonly most: number };
}

const whatIs = (issue: z.core.$ZodIssue): PaperFault['what'] => {
  if (issue.code === 'too_big') return { is: 'too-long', most: Number(issue.maximum) };
  return { is: issue.code === 'too_small' ? 'missing' : 'unfit' };
};

/** What the schema of a paper's body finds wrong, by field and at most once for each cell. */
export const paperFaults = (body: z.ZodType, text: PaperText): readonly PaperFault[] => {
  const read = body.safeParse(bodyOf(text));
  if (read.success) return [];
  const faults = read.error.issues.map(({ path: [first, second, third], ...issue }): PaperFault => {
    const what = whatIs({ ...issue, path: [] });
    if (first === 'head') return { key: `head.${String(second)}`, row: null, column: null, what };
    return {
      key: String(first),
      row: typeof second === 'number' ? second : null,
      column: third === undefined ? null : String(third),
      what,
    };
  });
  const placeOf = ({ key, row, column }: PaperFault): string => `${key} ${row} ${column}`;
  return [...new Map(faults.toReversed().map((fault) => [placeOf(fault), fault])).values()].toReversed();
};
