import { describe, expect, it } from 'vitest';
import { Line, Lines } from '../src/text.ts';

/** One character as it is typed, three when it is composed (NFC). */
const growing = '\uFB2C';
const composed = growing.normalize('NFC');

describe.each([
  ['a line', Line(0, 10)],
  ['lines', Lines(10)],
])('%s that a person typed', (_, schema) => {
  it('is measured as it is kept, so that what was kept can be read again', () => {
    expect(composed).toHaveLength(3);
    expect(schema.safeParse(growing.repeat(4)).success).toBe(false);
    const kept = schema.parse(growing.repeat(3));
    expect(schema.parse(kept)).toBe(kept);
  });

  it('may take more characters as another system writes its marks', () => {
    expect(schema.parse('Nguyễn Hộ '.normalize('NFD'))).toBe('Nguyễn Hộ');
  });

  it('is trimmed', () => {
    expect(schema.parse(`  a${' '.repeat(20)}`)).toBe('a');
  });
});

it('lines lose control characters and end as one system’s do', () => {
  expect(Lines(20).parse('một\r\nhai\rba\u0007\tbốn')).toBe('một\nhai\nba\tbốn');
});
