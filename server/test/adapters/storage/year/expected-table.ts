import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Row } from './reckoned-columns.ts';

const decimals = 4;

/** A line with its figures rounded, so that the last bits of a sum do not matter; the order of columns does not matter either. */
export const rounded = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toFixed(decimals)) + 0 : value,
    ]),
  );

const Cells = z.array(z.record(z.string(), z.string()));

/** One of the tables beside this file, with what looks like a figure as one. */
export const expectedTable = (name: string): Row[] => {
  const file = readFileSync(new URL(`expected-${name}.csv`, import.meta.url), 'utf8');
  return Cells.parse(parse(file, { columns: true })).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [column, /^-?\d+(?:\.\d+)?$/u.test(cell) ? Number(cell) : cell]),
    ),
  );
};
