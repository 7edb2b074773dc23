import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces } from '../../../src/adapters/http/json-pieces.ts';

const piecesOf = async (value: unknown): Promise<string[]> => {
  const pieces: string[] = [];
  for await (const piece of jsonPieces(value)) pieces.push(piece);
  return pieces;
};

test('pieces of JSON are together what JSON.stringify gives of plain data', async () => {
  const plain = fc.jsonValue({ maxDepth: 4 });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(plain, fc.dictionary(fc.string(), fc.option(plain, { nil: undefined }))),
      async (value) => {
        const pieces = await piecesOf(value);
        expect(pieces.join('')).toBe(JSON.stringify(value));
      },
    ),
  );
});

test('a long list comes in pieces, and the loop turns between them', async () => {
  const value = { facts: Array.from({ length: 50_000 }, (_, seq) => ({ seq, detail: 'đường truyền yếu' })) };
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  const pieces = await piecesOf(value);
  clearInterval(counting);
  expect(pieces.length).toBeGreaterThan(10);
  expect(pieces.join('')).toBe(JSON.stringify(value));
  expect(turns).toBeGreaterThan(0);
});
