import { EndpointId, MeetingId, SourceId, type Instant } from '@diem-cau/shared';

/** Samples a second, of Opus in RTP (RFC 7587) and in Ogg (RFC 7845), whatever was encoded. */
export const samplesPerSecond = 48_000;

/** No packet is longer than 120 ms (RFC 6716). */
const longestPacket = 5_760;

/** Lengths of a frame by the configuration in the upper five bits of a packet's first byte, in samples (RFC 6716, table 2). */
const silkFrames = [480, 960, 1_920, 2_880] as const;
const hybridFrames = [480, 960] as const;
const celtFrames = [120, 240, 480, 960] as const;

const frameOf = (toc: number): number => {
  const config = toc >>> 3;
  if (config < 12) return silkFrames[config % 4] ?? 0;
  return config < 16 ? (hybridFrames[config % 2] ?? 0) : (celtFrames[config % 4] ?? 0);
};

const countOf = (packet: Uint8Array, toc: number): number => {
  const code = toc & 3;
  if (code === 0) return 1;
  return code === 3 ? (packet[1] ?? 0) & 63 : 2;
};

/** How long a packet sounds, in samples; 0 for what is no Opus. */
export const samplesOf = (packet: Uint8Array): number => {
  const toc = packet[0];
  if (toc === undefined) return 0;
  const samples = frameOf(toc) * countOf(packet, toc);
  return samples <= longestPacket ? samples : 0;
};

/** 20 ms in which nothing sounds: a frame of the transform coder, full band, mono, without any energy. */
export const silentPacket: Uint8Array = Uint8Array.of(0xf8, 0xff, 0xfe);
export const silentSamples = 960;

/** 120 ms of the same in one packet. */
export const longSilentPacket: Uint8Array = Uint8Array.of(
  0xfb,
  6,
  ...Array.from({ length: 6 }, () => [0xff, 0xfe]).flat(),
);
export const longSilentSamples = 6 * silentSamples;

/** Frames of the transform coder, full band, mono, by their samples: the first byte of a packet of several of them. */
const silentFrames = [
  [960, 0xfb],
  [480, 0xf3],
  [240, 0xeb],
  [120, 0xe3],
] as const;

/** A packet that is as long as another one, in samples, and in which nothing sounds. */
export const silenceOf = (samples: number): Uint8Array => {
  const [length, toc] = silentFrames.find(([each]) => samples % each === 0) ?? silentFrames[3];
  const count = Math.floor(samples / length);
  return Uint8Array.of(toc, count, ...Array.from({ length: count }, () => [0xff, 0xfe]).flat());
};

/** Of what a file is the sound: what it says of itself. */
export interface SoundOf {
  readonly meetingId: MeetingId;
  readonly endpointId: EndpointId;
  readonly source: SourceId;
  /** When its first sample sounded, in the meeting's own time. */
  readonly from: Instant;
}

/** The first packet of a mono stream (RFC 7845, 5.1); nothing is skipped at its beginning, so that samples are time. */
export const opusHead = (): Buffer => {
  const head = Buffer.alloc(19);
  head.write('OpusHead', 'latin1');
  head[8] = 1;
  head[9] = 1;
  head.writeUInt32LE(samplesPerSecond, 12);
  return head;
};

const vendor = 'diem-cau';

/** The second packet (RFC 7845, 5.2): whose sound it is, and from when. */
export const opusTags = ({ meetingId, endpointId, source, from }: SoundOf): Buffer => {
  const texts = [vendor, `MEETING=${meetingId}`, `ENDPOINT=${endpointId}`, `SOURCE=${source}`, `FROM=${from}`];
  const lined = texts.flatMap((text, index) => {
    const bytes = Buffer.from(text, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(bytes.length);
    if (index > 0) return [length, bytes];
    const count = Buffer.alloc(4);
    count.writeUInt32LE(texts.length - 1);
    return [length, bytes, count];
  });
  return Buffer.concat([Buffer.from('OpusTags', 'latin1'), ...lined]);
};

const readTexts = (packet: Buffer): string[] | null => {
  if (packet.toString('latin1', 0, 8) !== 'OpusTags') return null;
  const texts: string[] = [];
  let at = 8;
  let left = 1;
  while (left > 0) {
    if (at + 4 > packet.length) return null;
    const length = packet.readUInt32LE(at);
    at += 4;
    if (at + length > packet.length) return null;
    texts.push(packet.toString('utf8', at, at + length));
    at += length;
    left -= 1;
    if (texts.length > 1) continue;
    if (at + 4 > packet.length) return null;
    left = Math.min(64, packet.readUInt32LE(at));
    at += 4;
  }
  return texts;
};

/** What a file of the recorder says of itself in its second packet; null where it is none. */
export const readTags = (packet: Uint8Array): SoundOf | null => {
  const texts = readTexts(Buffer.from(packet));
  const value = (name: string): string | undefined =>
    texts?.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1);
  const meetingId = MeetingId.safeParse(value('MEETING'));
  const endpointId = EndpointId.safeParse(value('ENDPOINT'));
  const source = SourceId.safeParse(value('SOURCE'));
  const from = Number(value('FROM') ?? Number.NaN);
  if (!meetingId.success || !endpointId.success || !source.success || !Number.isSafeInteger(from)) return null;
  return { meetingId: meetingId.data, endpointId: endpointId.data, source: source.data, from };
};
