import { describe, expect, it } from 'vitest';
import { digestOf, nextPiece } from '../../src/core/send-in-pieces.ts';

const kib = 1024;

describe('the next piece', () => {
  it.each([
    ['grows to twice its length where the line carries much', 64 * kib, 100, 128 * kib],
    ['is as long as the line carries in four seconds', 256 * kib, 8_000, 128 * kib],
    ['is a megabyte at most', 1024 * kib, 10, 1024 * kib],
    ['is 16 kB at least', 16 * kib, 60_000, 16 * kib],
  ])('%s', (_, length, ms, next) => expect(nextPiece(length, ms)).toBe(next));
});

it('a file is known by its SHA-256', async () => {
  expect(await digestOf(new Blob(['abc']))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
