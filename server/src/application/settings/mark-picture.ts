import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { Refusal, mostMarkPixels } from '@diem-cau/shared';

/** PNG (W3C, third edition), 5.2 and 5.3: what a file begins with, and how its chunks lie. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const chunksOf = (file: Buffer): readonly Chunk[] | null => {
  if (!file.subarray(0, 8).equals(signature)) return null;
  const chunks: Chunk[] = [];
  for (let at = 8; at < file.length;) {
    if (file.length - at < 12) return null;
    const length = file.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > file.length || crc32(file.subarray(at + 4, end - 4)) !== file.readUInt32BE(end - 4)) return null;
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      data: file.subarray(at + 8, end - 4),
    });
    at = end;
  }
  return chunks;
};

/** With its length and its sum. */
const written = ({ type, data }: Chunk): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** Samples of a pixel by its colour type (11.2.1): true colour, and true colour with alpha. A canvas writes no other. */
const samples: ReadonlyMap<number, number> = new Map([
  [2, 3],
  [6, 4],
]);

/** Bytes of the picture's lines before they are compressed, each with its filter; null for a head that a canvas does not write. */
const lineBytes = (head: Buffer): { readonly line: number; readonly height: number } | null => {
  if (head.length !== 13) return null;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const perPixel = samples.get(head[9] ?? 0);
  const isPlain = head[8] === 8 && head[10] === 0 && head[11] === 0 && head[12] === 0;
  const fits = Math.min(width, height) >= 1 && Math.max(width, height) <= mostMarkPixels;
  return perPixel !== undefined && isPlain && fits ? { line: 1 + width * perPixel, height } : null;
};

/** The picture's lines; null where they are not what the head says. */
const linesOf = (
  packed: Buffer,
  { line, height }: { readonly line: number; readonly height: number },
): Buffer | null => {
  try {
    const lines = inflateSync(packed, { maxOutputLength: line * height + 1 });
    const isWhole = lines.length === line * height;
    const filters = Array.from({ length: height }, (_, row) => lines[row * line] ?? 5);
    return isWhole && filters.every((filter) => filter <= 4) ? lines : null;
  } catch {
    return null;
  }
};

/**
 * A mark as it is kept: a PNG written anew from the lines that were decoded, so that nothing is in it that is no picture (texts, profiles, what
 * hides within or behind its chunks). Refuses with `bad-mark` whatever is no true-colour PNG of up to `mostMarkPixels` each way: other kinds
 * are made into one by the page that sends it, and SVG, which can hold programs, is none of them.
 */
export const markPicture = (bytes: Uint8Array): Uint8Array => {
  const chunks = chunksOf(Buffer.from(bytes)) ?? [];
  const [head] = chunks;
  const only = (type: string): boolean => chunks.filter((each) => each.type === type).length === 1;
  const isWhole = head?.type === 'IHDR' && only('IHDR') && chunks.at(-1)?.type === 'IEND' && only('IEND');
  if (head === undefined || !isWhole) throw new Refusal('bad-mark');
  const pixels = chunks.filter(({ type }) => type === 'IDAT');
  const size = lineBytes(head.data);
  const lines = size === null ? null : linesOf(Buffer.concat(pixels.map(({ data }) => data)), size);
  if (lines === null) throw new Refusal('bad-mark');
  const kept = [head, { type: 'IDAT', data: deflateSync(lines) }, { type: 'IEND', data: Buffer.alloc(0) }];
  return Buffer.concat([signature, ...kept.map(written)]);
};
