import { Bits } from './bits.ts';
import { framedCodec, type Described } from './framed-codec.ts';
import type { Shape } from './picture.ts';

/** How long the scalability structure is that begins here (RFC 9628, 4.2.1), in bytes. */
const structureLength = (payload: Uint8Array, from: number): number => {
  const head = payload[from] ?? 0;
  let at = from + 1;
  if ((head & 0x10) !== 0) at += 4 * ((head >>> 5) + 1);
  if ((head & 0x08) !== 0) {
    const pictures = payload[at] ?? 0;
    at += 1;
    for (let index = 0; index < pictures; index += 1) at += 1 + (((payload[at] ?? 0) >>> 2) & 3);
  }
  return at - from;
};

/** Where the picture's bytes begin behind the descriptor (RFC 9628, 4.2), and whether they are its first; null for none. */
const described = (payload: Uint8Array): Described | null => {
  const head = payload[0] ?? 0;
  const has = (bit: number): boolean => (head & bit) !== 0;
  let from = 1;
  let lowest = true;
  if (has(0x80)) from += ((payload[from] ?? 0) & 0x80) === 0 ? 1 : 2;
  if (has(0x20)) {
    lowest = (((payload[from] ?? 0) >>> 1) & 7) === 0;
    from += has(0x10) ? 1 : 2;
  }
  if (has(0x10) && has(0x40)) {
    for (let more = true, count = 0; more && count < 3; count += 1, from += 1) more = ((payload[from] ?? 0) & 1) !== 0;
  }
  if (has(0x02)) from += structureLength(payload, from);
  return from < payload.length ? { from, first: has(0x08) && lowest } : null;
};

/** A whole picture of profile 0 says how large it is (VP9 bitstream specification, 6.2). */
const shapeOf = (bytes: Buffer): Shape | null => {
  const bits = new Bits(bytes);
  // The frame marker, profile 0, shown now and no other shown again, a key frame.
  if (bits.take(2) !== 2 || bits.take(2) !== 0 || bits.take(1) !== 0 || bits.take(1) !== 0) return null;
  bits.take(2);
  if (bits.take(24) !== 0x49_83_42) return null;
  // Colours as in red, green and blue are of another profile.
  if (bits.take(3) === 7) return null;
  bits.take(1);
  return { width: bits.take(16) + 1, height: bits.take(16) + 1 };
};

export const vp9 = framedCodec({ id: 'V_VP9', described, shapeOf });
