import { Bits } from './bits.ts';
import { isTooLarge, type PictureCodec, type Shape } from './picture.ts';

/** Types of parts of a stream (OBUs; AV1 bitstream specification, 6.2.2). */
const sequenceHeader = 1;
/** What has no place in a file: where a picture begins is said there, lists of tiles, and padding. */
const leftOut: ReadonlySet<number> = new Set([2, 8, 15]);

const typeOf = (part: Uint8Array): number => ((part[0] ?? 0) >>> 3) & 15;

/** A number in groups of seven bits, the lowest first, and where it ends; null for none. */
const readNumber = (bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } | null => {
  let value = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[from + index];
    if (byte === undefined) return null;
    value += (byte & 127) * 128 ** index;
    if ((byte & 128) === 0) return { value, end: from + index + 1 };
  }
  return null;
};

const written = (value: number): Buffer => {
  const bytes: number[] = [];
  let left = value;
  do {
    bytes.push((left % 128) + (left >= 128 ? 128 : 0));
    left = Math.floor(left / 128);
  } while (left > 0);
  return Buffer.from(bytes);
};

/** The pieces of parts in one packet (AV1 RTP specification, 4.3 to 4.5), the first and the last of which may be cut. */
const elementsOf = (payload: Uint8Array): readonly Uint8Array[] | null => {
  const count = ((payload[0] ?? 0) >>> 4) & 3;
  const elements: Uint8Array[] = [];
  for (let at = 1; at < payload.length;) {
    if (count > 0 && elements.length === count - 1) {
      elements.push(payload.subarray(at));
      break;
    }
    const length = readNumber(payload, at);
    if (length === null || length.end + length.value > payload.length) return null;
    elements.push(payload.subarray(length.end, length.end + length.value));
    at = length.end + length.value;
  }
  return elements;
};

/** The parts of a picture, whole; null where its beginning or something of it is missing. */
const partsOf = (payloads: readonly Uint8Array[]): readonly Buffer[] | null => {
  const parts: Buffer[] = [];
  let cut: Uint8Array[] = [];
  for (const payload of payloads) {
    const head = payload[0] ?? 0;
    if (((head & 0x80) !== 0) !== cut.length > 0) return null;
    const elements = elementsOf(payload);
    if (elements === null) return null;
    elements.forEach((element, index) => {
      cut.push(element);
      if ((head & 0x40) !== 0 && index === elements.length - 1) return;
      parts.push(Buffer.concat(cut));
      cut = [];
    });
  }
  return cut.length > 0 ? null : parts.filter(({ length }) => length > 0);
};

/** A part with its length in it, as a file wants it. */
const sized = (part: Buffer): Buffer => {
  const head = part[0] ?? 0;
  const extended = (head & 4) !== 0 ? 2 : 1;
  if ((head & 2) !== 0) return part;
  const rest = part.subarray(extended);
  return Buffer.concat([Buffer.from([head | 2]), part.subarray(1, extended), written(rest.length), rest]);
};

/** What a sequence says of itself (5.5); null where it is more than a browser sends. */
const shapeOf = (part: Buffer): Shape | null => {
  const whole = sized(part);
  const length = readNumber(whole, ((whole[0] ?? 0) & 4) !== 0 ? 2 : 1);
  if (length === null) return null;
  const bits = new Bits(whole, length.end);
  const profile = bits.take(3);
  // Neither a still picture nor with times of its own.
  if (bits.take(1) !== 0 || bits.take(1) !== 0 || bits.take(1) !== 0) return null;
  const delays = bits.take(1) !== 0;
  const points = bits.take(5) + 1;
  let level = 0;
  for (let point = 0; point < points; point += 1) {
    bits.take(12);
    const its = bits.take(5);
    if (point === 0) level = its;
    if (its > 7) bits.take(1);
    if (delays && bits.take(1) !== 0) bits.take(4);
  }
  const [widthBits, heightBits] = [bits.take(4) + 1, bits.take(4) + 1];
  const [width, height] = [bits.take(widthBits) + 1, bits.take(heightBits) + 1];
  // Eight bits a colour, a quarter of the colours (AV1 in ISOBMFF, 2.3.3).
  const begins = Buffer.concat([Buffer.from([0x81, (profile << 5) | level, 0x0c, 0]), whole]);
  return { width, height, begins };
};

export const av1: PictureCodec = {
  id: 'V_AV1',
  read(payloads) {
    const parts = partsOf(payloads)?.filter((part) => !leftOut.has(typeOf(part)));
    if (parts === undefined || parts.length === 0) return null;
    const sequence = parts.find((part) => typeOf(part) === sequenceHeader);
    const whole = sequence === undefined ? null : shapeOf(sequence);
    return isTooLarge(whole) ? null : { bytes: Buffer.concat(parts.map(sized)), whole };
  },
};
