import { z } from 'zod';

/** A row of the annex as it is being written; unlike a saved one it may be too long. */
export const RowText = z.strictObject({ endpoint: z.string(), present: z.string(), absent: z.string() });
export type RowText = z.infer<typeof RowText>;

/** What stands in one field: a text, or the rows of the annex. */
export const FieldText = z.union([z.string(), z.array(RowText)]);
export type FieldText = z.infer<typeof FieldText>;

/** All that stands in a paper, by field. The same shape for every kind of paper; fields of the head are named `head.agency`. */
export const PaperText = z.record(z.string(), FieldText);
export type PaperText = Readonly<z.infer<typeof PaperText>>;

const inHead = 'head.';

/** The fields of a paper's head, by the names that they have among its other fields. */
export const headText = (head: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(head).map(([name, text]) => [`${inHead}${name}`, text]));

/** The fields as the body that the hub takes, not yet checked. */
export const bodyOf = (text: PaperText): Readonly<Record<string, unknown>> => {
  const head: Record<string, FieldText> = {};
  const rest: Record<string, FieldText> = {};
  for (const [key, value] of Object.entries(text))
    if (key.startsWith(inHead)) head[key.slice(inHead.length)] = value;
    else rest[key] = value;
  return { ...rest, head };
};

/** The text of a field; empty for the rows of the annex. */
export const lineOf = (text: PaperText, key: string): string => {
  const value = text[key];
  return typeof value === 'string' ? value : '';
};

/** The rows of the annex; none for a text. */
export const rowsOf = (text: PaperText, key: string): readonly RowText[] => {
  const value = text[key];
  return Array.isArray(value) ? value : [];
};

/** Whether the same stands in a field of both. */
export const sameField = (one: PaperText, other: PaperText, key: string): boolean =>
  JSON.stringify(one[key] ?? '') === JSON.stringify(other[key] ?? '');
