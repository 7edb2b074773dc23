import { framedCodec, type Described } from './framed-codec.ts';
import type { Shape } from './picture.ts';

/** Where the picture's bytes begin behind the descriptor (RFC 7741, 4.2), and whether they are its first; null for none. */
const described = (payload: Uint8Array): Described | null => {
  const [head = 0, extension = 0] = payload;
  let from = 1;
  if ((head & 0x80) !== 0) {
    from = 2;
    if ((extension & 0x80) !== 0) from += ((payload[from] ?? 0) & 0x80) === 0 ? 1 : 2;
    if ((extension & 0x40) !== 0) from += 1;
    if ((extension & 0x30) !== 0) from += 1;
  }
  return from < payload.length ? { from, first: (head & 0x17) === 0x10 } : null;
};

/** A whole picture says how large it is (RFC 6386, 9.1). */
const shapeOf = (bytes: Buffer): Shape | null => {
  if (bytes.length < 10 || ((bytes[0] ?? 1) & 1) !== 0) return null;
  if (bytes[3] !== 0x9d || bytes[4] !== 0x01 || bytes[5] !== 0x2a) return null;
  const [width, height] = [bytes.readUInt16LE(6) & 0x3fff, bytes.readUInt16LE(8) & 0x3fff];
  return width === 0 || height === 0 ? null : { width, height };
};

export const vp8 = framedCodec({ id: 'V_VP8', described, shapeOf });
