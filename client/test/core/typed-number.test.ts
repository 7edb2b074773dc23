import { describe, expect, test } from 'vitest';
import { typeDigit } from '../../src/core/acts/typed-number.ts';

describe('a typed number', () => {
  test('grows by its digits, and begins anew where no endpoint has it', () => {
    expect(typeDigit('', 1, 19)).toBe('1');
    expect(typeDigit('1', 9, 19)).toBe('19');
    expect(typeDigit('1', 0, 19)).toBe('10');
    expect(typeDigit('2', 5, 19)).toBe('5');
    expect(typeDigit('19', 3, 19)).toBe('3');
    expect(typeDigit('', 0, 19)).toBe('');
    expect(typeDigit('2', 0, 19)).toBe('');
    expect(typeDigit('', 7, 3)).toBe('');
  });
});
