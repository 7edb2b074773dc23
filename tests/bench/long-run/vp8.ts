/** What a VP8 packet says of its picture (RFC 7741, 4.2; RFC 6386, 9.1). */
export interface Vp8Piece {
  /** Whether a whole picture begins here, which needs none before it; its lines are known then. */
  readonly whole: { readonly height: number } | null;
}

/** How long the descriptor in front of a VP8 payload is. */
const descriptorLength = (payload: Buffer): number => {
  if ((payload.readUInt8(0) & 0x80) === 0) return 1;
  const extended = payload.readUInt8(1);
  let length = 2;
  if ((extended & 0x80) !== 0) length += (payload.readUInt8(length) & 0x80) !== 0 ? 2 : 1;
  if ((extended & 0x40) !== 0) length += 1;
  if ((extended & 0x30) !== 0) length += 1;
  return length;
};

/** Reads a payload of VP8; one that is cut off counts as a piece of any picture. */
export const vp8Piece = (payload: Buffer): Vp8Piece => {
  if (payload.length < 6) return { whole: null };
  const first = payload.readUInt8(0);
  const at = descriptorLength(payload);
  const begins = (first & 0x10) !== 0 && (first & 0x0f) === 0;
  if (!begins || payload.length < at + 10 || (payload.readUInt8(at) & 0x01) !== 0) return { whole: null };
  return { whole: { height: payload.readUInt16LE(at + 8) & 0x3fff } };
};

/** Payload of a packet that fits through every line, with room for what the worker adds. */
const longestPayload = 1_150;

/** The packets' payloads of a VP8 picture, without descriptors. */
export const piecesOf = (picture: Buffer): readonly Buffer[] =>
  Array.from({ length: Math.ceil(picture.length / longestPayload) }, (_, nth) =>
    picture.subarray(nth * longestPayload, (nth + 1) * longestPayload),
  );

/** The descriptor in front of a piece: whether the picture begins with it, and the picture's number of 15 bits. */
export const vp8Descriptor = (begins: boolean, picture: number): Buffer =>
  Buffer.from([0x80 | (begins ? 0x10 : 0), 0x80, 0x80 | ((picture >> 8) & 0x7f), picture & 0xff]);

/** Whether a coded picture is a whole one. */
export const isWhole = (picture: Buffer): boolean => (picture.readUInt8(0) & 0x01) === 0;
