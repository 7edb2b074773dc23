/** What a page of an Ogg stream is made of (RFC 3533). */
export interface OggPage {
  /** Of the stream. */
  readonly serial: number;
  /** Of the page in its stream, from 0. */
  readonly sequence: number;
  /** Samples up to the end of its last packet; 0 for headers. */
  readonly samples: number;
  readonly first?: boolean;
  readonly last?: boolean;
  readonly packets: readonly Uint8Array[];
}

/** A page has so many lacing values at most. */
const mostLaces = 255;
const headBytes = 27;
const capture = Buffer.from('OggS', 'latin1');

/** The longest page, in bytes: who reads so many from the end of a file has a whole one. */
export const longestPage = headBytes + mostLaces + mostLaces * 255;

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let rest = index << 24;
  for (let bit = 0; bit < 8; bit++) rest = (rest & 0x80000000) === 0 ? rest << 1 : (rest << 1) ^ 0x04c11db7;
  return rest >>> 0;
});

/** Of a page whose own sum is 0. */
const checksum = (bytes: Uint8Array): number => {
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ (table[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0;
  return sum;
};

/** How many lacing values a packet takes. */
export const lacesOf = ({ length }: Uint8Array): number => Math.floor(length / 255) + 1;

/** Whether one more packet fits on a page. */
export const fits = (laces: number, packet: Uint8Array): boolean => laces + lacesOf(packet) <= mostLaces;

/** A page with whole packets, as bytes. Packets that do not fit on it are a bug. */
export const oggPage = ({ serial, sequence, samples, first, last, packets }: OggPage): Buffer => {
  const laces = packets.flatMap((packet) => [
    ...Array.from({ length: lacesOf(packet) - 1 }, () => 255),
    packet.length % 255,
  ]);
  if (laces.length > mostLaces) throw new Error('more packets than a page holds');
  const head = Buffer.alloc(headBytes);
  capture.copy(head);
  head[5] = (first === true ? 2 : 0) | (last === true ? 4 : 0);
  head.writeBigInt64LE(BigInt(samples), 6);
  head.writeUInt32LE(serial >>> 0, 14);
  head.writeUInt32LE(sequence, 18);
  head[26] = laces.length;
  const page = Buffer.concat([head, Buffer.from(laces), ...packets]);
  page.writeUInt32LE(checksum(page), 22);
  return page;
};

/** A page that was read, and where it ends in what it was read from. */
export interface ReadPage extends OggPage {
  readonly end: number;
}

/** Where packets begin and end on a page; one that goes on over its end is left out. */
const packetsOf = (laces: Uint8Array, body: Uint8Array): Uint8Array[] => {
  const packets: Uint8Array[] = [];
  let from = 0;
  let length = 0;
  for (const lace of laces) {
    length += lace;
    if (lace === 255) continue;
    packets.push(body.subarray(from, from + length));
    from += length;
    length = 0;
  }
  return packets;
};

/** The page that begins at `from`; null where none does, or not all of it is there, or it is damaged. */
export const readPage = (bytes: Buffer, from: number): ReadPage | null => {
  if (from + headBytes > bytes.length || bytes.compare(capture, 0, 4, from, from + 4) !== 0) return null;
  const count = bytes[from + 26] ?? 0;
  const body = from + headBytes + count;
  const laces = bytes.subarray(from + headBytes, body);
  const end = body + laces.reduce((sum, lace) => sum + lace, 0);
  if (laces.length < count || end > bytes.length) return null;
  const page = Buffer.from(bytes.subarray(from, end));
  const sum = page.readUInt32LE(22);
  page.writeUInt32LE(0, 22);
  if (checksum(page) !== sum) return null;
  const flags = page[5] ?? 0;
  return {
    serial: page.readUInt32LE(14),
    sequence: page.readUInt32LE(18),
    samples: Number(page.readBigInt64LE(6)),
    first: (flags & 2) !== 0,
    last: (flags & 4) !== 0,
    packets: packetsOf(laces, bytes.subarray(body, end)),
    end,
  };
};

/** The last whole page in the end of a file; null where there is none. */
export const lastPage = (tail: Buffer): ReadPage | null => {
  for (let from = tail.lastIndexOf(capture); from >= 0; from = from === 0 ? -1 : tail.lastIndexOf(capture, from - 1)) {
    const page = readPage(tail, from);
    if (page !== null) return page;
  }
  return null;
};
