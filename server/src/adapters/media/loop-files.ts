/** A piece of media that is played over and over: what one frame holds, and how long each of them lasts. */
export interface Loop {
  /** Whole coded pictures, or Opus packets, in the order in which they are played. */
  readonly frames: readonly Buffer[];
  /** In milliseconds. */
  readonly frameMs: number;
}

/** The VP8 pictures of an IVF file; throws where it is none. */
export const loopOfIvf = (file: Buffer): Loop => {
  if (file.toString('latin1', 0, 4) !== 'DKIF' || file.toString('latin1', 8, 12) !== 'VP80')
    throw new Error('not an IVF file with VP8');
  const frames: Buffer[] = [];
  for (let at = file.readUInt16LE(6); at + 12 <= file.length;) {
    const size = file.readUInt32LE(at);
    frames.push(file.subarray(at + 12, at + 12 + size));
    at += 12 + size;
  }
  return { frames, frameMs: (1000 * file.readUInt32LE(20)) / file.readUInt32LE(16) };
};

/** Opus packets of 20 ms, as they are made for meetings. */
const opusFrameMs = 20;
/** The first packets of an Ogg stream say what it is (RFC 7845): identification and comments. */
const opusHeads = 2;

/** The packets of an Ogg file with one Opus stream of 20 ms packets (RFC 3533, RFC 7845); throws where it is none. */
export const loopOfOgg = (file: Buffer): Loop => {
  const packets: Buffer[] = [];
  let begun: Buffer[] = [];
  for (let at = 0; at + 27 <= file.length;) {
    if (file.toString('latin1', at, at + 4) !== 'OggS') throw new Error('not an Ogg file');
    const segments = file.subarray(at + 27, at + 27 + file.readUInt8(at + 26));
    at += 27 + segments.length;
    for (const length of segments) {
      begun.push(file.subarray(at, at + length));
      at += length;
      // A segment of full length is followed by more of the same packet.
      if (length === 255) continue;
      packets.push(Buffer.concat(begun));
      begun = [];
    }
  }
  if (packets[0]?.toString('latin1', 0, 8) !== 'OpusHead') throw new Error('not an Ogg file with Opus');
  return { frames: packets.slice(opusHeads), frameMs: opusFrameMs };
};
