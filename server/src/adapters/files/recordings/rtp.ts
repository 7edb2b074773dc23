/** A packet of sound as it came (RFC 3550). */
export interface RtpPacket {
  readonly ssrc: number;
  /** 16 bits, goes round. */
  readonly sequence: number;
  /** 32 bits, in samples, goes round. */
  readonly timestamp: number;
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
    payload: bytes.subarray(from, to),
  };
};
