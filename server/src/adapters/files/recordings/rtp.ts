/** A packet of sound or picture as it came (RFC 3550). */
export interface RtpPacket {
  readonly ssrc: number;
  /** 16 bits, goes round. */
  readonly sequence: number;
  /** 32 bits, in samples or in 90ths of a millisecond, goes round. */
  readonly timestamp: number;
  /** Of a picture the last packet. */
  readonly marker: boolean;
  readonly payload: Uint8Array;
}

const headBytes = 12;

/** What came over the socket; null for what is no RTP, such as the reports of its senders. */
export const readRtp = (bytes: Buffer): RtpPacket | null => {
  const [flags = 0, type = 0] = bytes;
  if (bytes.length < headBytes || flags >>> 6 !== 2) return null;
  // RTCP by its packet types (RFC 5761).
  if (type >= 192 && type <= 223) return null;
  let from = headBytes + (flags & 15) * 4;
  if ((flags & 16) !== 0) {
    if (from + 4 > bytes.length) return null;
    from += 4 + bytes.readUInt16BE(from + 2) * 4;
  }
  const padding = (flags & 32) === 0 ? 0 : (bytes.at(-1) ?? 0);
  const to = bytes.length - padding;
  if (from > to) return null;
  return {
    ssrc: bytes.readUInt32BE(8),
    sequence: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    marker: (type & 128) !== 0,
    payload: bytes.subarray(from, to),
  };
};

/** Asks whoever sends this stream for a whole picture (PLI, RFC 4585, 6.3.1). */
export const pictureLost = (ssrc: number): Buffer => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt16BE(0x81ce, 0);
  bytes.writeUInt16BE(2, 2);
  bytes.writeUInt32BE(1, 4);
  bytes.writeUInt32BE(ssrc, 8);
  return bytes;
};
