import { breathe } from '../../application/kit/breathe.ts';

/** Characters of one piece, and with them the work between two turns. */
const pieceLength = 64 * 1024;

/** How deep a value is taken apart: an answer's fields, and the lines of those that are lists. */
const depth = 2;

function* texts(value: unknown, levels: number): Generator<string> {
  if (levels === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value);
    return;
  }
  const listed = Array.isArray(value);
  yield listed ? '[' : '{';
  let before = '';
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue;
    yield listed ? before : `${before}${JSON.stringify(key)}:`;
    yield* texts(each, levels - 1);
    before = ',';
  }
  yield listed ? ']' : '}';
}

/**
 * The text that `JSON.stringify` gives of plain data (what a schema has parsed), in pieces: the meetings go on while the next one is made.
 */
export async function* jsonPieces(value: unknown): AsyncGenerator<string> {
  let piece = '';
  for (const text of texts(value, depth)) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
    await breathe();
  }
  if (piece !== '') yield piece;
}
