/** What a receiver counts by in the head of an RTP packet (RFC 3550, 5.1). */
export interface RtpHead {
  readonly marker: boolean;
  readonly sequence: number;
  /** In steps of the stream's clock. */
  readonly timestamp: number;
  readonly ssrc: number;
  /** Where the payload begins. */
  readonly payloadAt: number;
  /** The number of the packet on its transport, which its feedback is about; null without. */
  readonly transportSequence: number | null;
}

/** Whether a packet on a transport that carries both is one of RTCP (RFC 5761, 4). */
export const isRtcp = (packet: Buffer): boolean => {
  const type = packet.length < 2 ? 0 : packet.readUInt8(1) & 0x7f;
  return type >= 64 && type < 96;
};

/** The transport's number among the one-byte extensions of a packet (RFC 8285, 4.2); `id` is what that extension was agreed on as. */
const transportSequenceIn = (packet: Buffer, from: number, to: number, id: number): number | null => {
  for (let at = from; at + 2 < to;) {
    const first = packet.readUInt8(at);
    if (first >> 4 === id) return packet.readUInt16BE(at + 1);
    at += first === 0 ? 1 : 2 + (first & 0x0f);
  }
  return null;
};

const oneByteExtensions = 0xbede;

/** Reads a packet of RTP; null for what is none. `transportId` is the agreed id of the extension with the transport's own numbers. */
export const rtpHead = (packet: Buffer, transportId: number): RtpHead | null => {
  if (packet.length < 12 || packet.readUInt8(0) >> 6 !== 2) return null;
  const first = packet.readUInt8(0);
  let payloadAt = 12 + 4 * (first & 0x0f);
  let transportSequence: number | null = null;
  if ((first & 0x10) !== 0) {
    if (packet.length < payloadAt + 4) return null;
    const end = payloadAt + 4 + 4 * packet.readUInt16BE(payloadAt + 2);
    if (packet.length < end) return null;
    if (packet.readUInt16BE(payloadAt) === oneByteExtensions)
      transportSequence = transportSequenceIn(packet, payloadAt + 4, end, transportId);
    payloadAt = end;
  }
  return {
    marker: (packet.readUInt8(1) & 0x80) !== 0,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
    payloadAt,
    transportSequence,
  };
};

/** How a packet that is sent is numbered and dated. */
export interface RtpFields {
  readonly payloadType: number;
  readonly marker: boolean;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
}

/** One-byte extensions by their agreed ids, and the bytes of each. */
export type Extensions = readonly (readonly [id: number, bytes: readonly number[]])[];

/** A packet of RTP: its head, extensions and payload. */
export const rtpPacket = (fields: RtpFields, extensions: Extensions, payload: readonly Buffer[]): Buffer => {
  const extended = extensions.flatMap(([id, bytes]) => [(id << 4) | (bytes.length - 1), ...bytes]);
  const words = Math.ceil(extended.length / 4);
  const head = Buffer.alloc(16 + 4 * words);
  head.writeUInt8(0x90, 0);
  head.writeUInt8((fields.marker ? 0x80 : 0) | fields.payloadType, 1);
  head.writeUInt16BE(fields.sequence & 0xffff, 2);
  head.writeUInt32BE(fields.timestamp >>> 0, 4);
  head.writeUInt32BE(fields.ssrc, 8);
  head.writeUInt16BE(oneByteExtensions, 12);
  head.writeUInt16BE(words, 14);
  head.set(extended, 16);
  return Buffer.concat([head, ...payload]);
};

/** How far a 16-bit number is after another, from -32768 to 32767. */
export const sequenceStep = (from: number, to: number): number => {
  const step = (to - from) & 0xffff;
  return step < 0x8000 ? step : step - 0x10000;
};
