import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { chainStart, hashChain } from '../../../src/domain/kit/hash-chain.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a chain of lines', () => {
  test('of nothing ends where it begins', () => {
    expect(hashChain([], sha256)).toEqual({ lines: [], head: '0'.repeat(64) });
  });

  test('names in each line the line before it', () => {
    const { lines, head } = hashChain([{ seq: 1, text: 'Ổn' }, { seq: 2 }], sha256);
    const [first = '', second = ''] = lines;
    expect(JSON.parse(first)).toEqual({ previous: chainStart, seq: 1, text: 'Ổn' });
    expect(JSON.parse(second)).toEqual({ previous: sha256(first), seq: 2 });
    expect(head).toBe(sha256(second));
  });

  test('ends otherwise when anything before is otherwise', () => {
    const values = [{ a: 1 }, { a: 2 }, { a: 3 }];
    const heads = [values, [{ a: 9 }, ...values.slice(1)], values.slice(1), values.toReversed()].map(
      (each) => hashChain(each, sha256).head,
    );
    expect(new Set(heads).size).toBe(heads.length);
  });
});
