import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csvTable } from '../../../src/application/kit/csv-table.ts';
import { localTime } from '../../../src/application/kit/local-time.ts';
import { attendanceCsv } from '../../../src/application/record/records-csv.ts';
import { rollCallCsv } from '../../../src/application/record/roll-call-csv.ts';
import { clock, hoaBinh } from '../../domain/record/recorded-meetings.ts';
import { attendee, rollOf } from '../../domain/record/rolls.ts';

/** What a spreadsheet takes for the beginning of a formula, in front of harmless text. */
const formulas = [
  '=1+1',
  '+84 25 3834',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠A1',
  '﹦1+1',
  '﹢1',
  '﹣1',
  '﹫A1',
  ' =1+1',
  '\u00A0=1',
  '\u200B=1',
  '\u2060\u00AD＝1',
  '\n-1',
];
const time = localTime('Asia/Ho_Chi_Minh');
const cells = (file: string): string[] => parse(file, { bom: true, delimiter: ';' }).slice(1).flat();

describe.each(formulas)('a text that begins like %j', (text) => {
  const harmless = `'${text}`;

  test('is made harmless in any table', async () => {
    expect(cells(await csvTable([{ a: text, b: 'x' }], ['a', 'b'], (row) => row))).toEqual([harmless, 'x']);
  });

  test('is made harmless in the attendance, as an endpoint’s name', async () => {
    const endpoint = {
      endpointId: hoaBinh.endpointId,
      name: text,
      leads: false,
      stretches: [],
      firstJoinedAt: null,
      lastSeenAt: null,
      expectedFrom: clock('08:00:00'),
      presentMs: 0,
      absentMs: 0,
      hubMs: 0,
      dropOuts: 0,
      droppedMs: 0,
      lateMs: null,
      leftEarlyMs: null,
      speeches: [],
      speakingMs: 0,
      screens: [],
      links: [],
      people: null,
    };
    expect(cells(await attendanceCsv(clock('08:00:00'), [endpoint], time))).toContain(harmless);
  });

  test('is made harmless in the roll call, whoever typed it and wherever', async () => {
    const person = attendee(text, {
      position: text,
      unit: text,
      substituteFor: { personId: null, name: text, reason: text },
    });
    const absent = attendee(text, { position: text, unit: text, state: 'excused', reason: text });
    const roll = rollOf([person, absent], { note: text });
    const confirmation = {
      endpointId: hoaBinh.endpointId,
      seq: 1,
      at: clock('08:10:00'),
      by: text,
      call: 1,
      reason: text,
      roll,
    };
    const shown = cells(await rollCallCsv([{ name: text, leads: false, rolls: [confirmation] }], time));
    expect(shown.filter((cell) => cell === harmless)).toHaveLength(9 + 8);
    expect(shown).not.toContain(text);
  });
});

test('figures stay figures, negative ones too', async () => {
  expect(cells(await csvTable([{ a: -1.5, b: -3, c: 0.25 }], ['a', 'b', 'c'], (row) => row))).toEqual([
    '-1,5',
    '-3',
    '0,25',
  ]);
});

test('no other part of the hub writes a CSV of its own', () => {
  const folder = resolve(import.meta.dirname, '../../../src');
  const writers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => readFileSync(join(folder, file), 'utf8').includes('csv-stringify'));
  expect(writers).toEqual([join('application', 'kit', 'csv-table.ts')]);
});

test.each([0, 1, 99, 100, 101, 250])('%i lines stand under one header, each once', async (count) => {
  const file = await csvTable(
    Array.from({ length: count }, (_, index) => index),
    ['n'],
    (n) => ({ n }),
  );
  const lines: string[][] = parse(file, { bom: true, delimiter: ';' });
  expect(lines.flat()).toEqual(['n', ...Array.from({ length: count }, (_, index) => String(index))]);
  expect(file.startsWith('\uFEFFn\r\n')).toBe(true);
});
