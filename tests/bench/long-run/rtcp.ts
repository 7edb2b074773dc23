/** How a stream arrives, as its receiver reports it (RFC 3550, 6.4.1). */
export interface ReceptionBlock {
  readonly ssrc: number;
  /** Since the last report, of 256. */
  readonly fractionLost: number;
  readonly lost: number;
  /** Of the last packet, with the number of its rounds in the upper half. */
  readonly highest: number;
  /** In steps of the stream's clock. */
  readonly jitter: number;
  /** The middle of the last sender report's time, and since when that is here, in 1/65536 s; 0 without. */
  readonly lastReport: number;
  readonly sinceReport: number;
}

const senderReport = 200;
const receiverReport = 201;
const transportFeedback = 205;
const payloadFeedback = 206;
const pictureLoss = 1;
const fullIntra = 4;
const transportWide = 15;

const headOf = (count: number, type: number, bytes: number): Buffer => {
  const packet = Buffer.alloc(bytes);
  packet.writeUInt8(0x80 | count, 0);
  packet.writeUInt8(type, 1);
  packet.writeUInt16BE(bytes / 4 - 1, 2);
  return packet;
};

/** Seconds between the beginnings of NTP's time and of Unix's. */
const ntpAhead = 2_208_988_800;

/** A sender report: at `atMs`, milliseconds since 1970, its stream's time was `timestamp`. */
export const senderReportOf = (
  ssrc: number,
  { atMs, timestamp, packets, bytes }: { atMs: number; timestamp: number; packets: number; bytes: number },
): Buffer => {
  const packet = headOf(0, senderReport, 28);
  packet.writeUInt32BE(ssrc, 4);
  packet.writeUInt32BE((Math.floor(atMs / 1000) + ntpAhead) >>> 0, 8);
  packet.writeUInt32BE(Math.floor(((atMs % 1000) / 1000) * 2 ** 32) >>> 0, 12);
  packet.writeUInt32BE(timestamp >>> 0, 16);
  packet.writeUInt32BE(packets >>> 0, 20);
  packet.writeUInt32BE(bytes >>> 0, 24);
  return packet;
};

/** Receiver reports of up to 31 streams. */
export const receiverReportOf = (from: number, blocks: readonly ReceptionBlock[]): Buffer => {
  const packet = headOf(blocks.length, receiverReport, 8 + 24 * blocks.length);
  packet.writeUInt32BE(from, 4);
  for (const [nth, block] of blocks.entries()) {
    const at = 8 + 24 * nth;
    packet.writeUInt32BE(block.ssrc, at);
    packet.writeUInt8(block.fractionLost, at + 4);
    packet.writeIntBE(block.lost, at + 5, 3);
    packet.writeUInt32BE(block.highest >>> 0, at + 8);
    packet.writeUInt32BE(Math.round(block.jitter) >>> 0, at + 12);
    packet.writeUInt32BE(block.lastReport >>> 0, at + 16);
    packet.writeUInt32BE(block.sinceReport >>> 0, at + 20);
  }
  return packet;
};

/** Asks for a whole picture (RFC 4585, 6.3.1). */
export const pictureLossOf = (from: number, of: number): Buffer => {
  const packet = headOf(pictureLoss, payloadFeedback, 12);
  packet.writeUInt32BE(from, 4);
  packet.writeUInt32BE(of, 8);
  return packet;
};

/** A packet that arrived: the number it has on its transport, counted on over its 16 bits, and when, in milliseconds of any clock. */
export interface Arrival {
  readonly sequence: number;
  readonly atMs: number;
}

/** A quarter of a millisecond: the step of the feedback's times. */
const deltaMs = 0.25;
const referenceMs = 64;

/**
 * What came on a transport since the last feedback, from the number `first` on, at least one packet, in the order of their numbers
 * (draft-holmer-rmcat-transport-wide-cc-extensions-01, 3.1): by that the hub reckons what the line bears.
 */
export const transportFeedbackOf = (
  from: number,
  of: number,
  { count, first, arrivals }: { readonly count: number; readonly first: number; readonly arrivals: readonly Arrival[] },
): Buffer => {
  const total = (arrivals.at(-1)?.sequence ?? first) - first + 1;
  const reference = Math.floor((arrivals[0]?.atMs ?? 0) / referenceMs);
  // Two bits a packet: 0 did not come, 1 a step of one byte, 2 one of two bytes.
  const symbols = new Uint8Array(Math.ceil(total / 7) * 7);
  const deltas: number[] = [];
  let before = Math.round((reference * referenceMs) / deltaMs);
  for (const { sequence, atMs } of arrivals) {
    const now = Math.round(atMs / deltaMs);
    const delta = Math.max(-0x8000, Math.min(0x7fff, now - before));
    before += delta;
    const small = delta >= 0 && delta <= 0xff;
    symbols[sequence - first] = small ? 1 : 2;
    if (small) deltas.push(delta);
    else deltas.push((delta >> 8) & 0xff, delta & 0xff);
  }
  const chunks = symbols.length / 7;
  const bytes = 20 + 2 * chunks + deltas.length;
  const packet = headOf(transportWide, transportFeedback, Math.ceil(bytes / 4) * 4);
  packet.writeUInt32BE(from, 4);
  packet.writeUInt32BE(of, 8);
  packet.writeUInt16BE(first & 0xffff, 12);
  packet.writeUInt16BE(total, 14);
  packet.writeUIntBE(reference & 0xffffff, 16, 3);
  packet.writeUInt8(count & 0xff, 19);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    let bits = 0xc000;
    for (let nth = 0; nth < 7; nth += 1) bits |= (symbols[chunk * 7 + nth] ?? 0) << (12 - 2 * nth);
    packet.writeUInt16BE(bits, 20 + 2 * chunk);
  }
  packet.set(deltas, 20 + 2 * chunks);
  return packet;
};

/** What somebody's RTCP says, as far as an endpoint of the long run follows it. */
export type Said =
  | { readonly says: 'report'; readonly ssrc: number; readonly lost: number }
  | { readonly says: 'sent'; readonly ssrc: number; readonly ntpMiddle: number }
  | { readonly says: 'wants-whole'; readonly ssrc: number };

const blocksIn = (packet: Buffer, from: number, count: number): Said[] =>
  Array.from({ length: count }, (_, nth) => from + 24 * nth)
    .filter((at) => at + 24 <= packet.length)
    .map((at) => ({ says: 'report', ssrc: packet.readUInt32BE(at), lost: packet.readIntBE(at + 5, 3) }));

const saidBy = (packet: Buffer): Said[] => {
  const count = packet.readUInt8(0) & 0x1f;
  const type = packet.readUInt8(1);
  if (type === receiverReport) return blocksIn(packet, 8, count);
  if (type === senderReport && packet.length >= 28)
    return [
      { says: 'sent', ssrc: packet.readUInt32BE(4), ntpMiddle: packet.readUInt32BE(10) },
      ...blocksIn(packet, 28, count),
    ];
  if (type === payloadFeedback && count === pictureLoss && packet.length >= 12)
    return [{ says: 'wants-whole', ssrc: packet.readUInt32BE(8) }];
  if (type === payloadFeedback && count === fullIntra && packet.length >= 20)
    return [{ says: 'wants-whole', ssrc: packet.readUInt32BE(12) }];
  return [];
};

/** Reads a compound of RTCP; what it does not know or what is cut off says nothing. */
export const readRtcp = (compound: Buffer): readonly Said[] => {
  const said: Said[] = [];
  for (let at = 0; at + 8 <= compound.length;) {
    const bytes = 4 * (compound.readUInt16BE(at + 2) + 1);
    if (at + bytes > compound.length) break;
    said.push(...saidBy(compound.subarray(at, at + bytes)));
    at += bytes;
  }
  return said;
};
