import type { RtpParameters } from 'mediasoup/types';

/** One stream of a played endpoint on its way to the worker: numbers and times of its packets go on as long as it lives. */
export interface PacketStream {
  readonly ssrc: number;
  sequence: number;
}

const videoPayload = 101;
const audioPayload = 111;
const audioLevelExtension = 1;
/** Payload of a packet that fits through every line, with room for what the worker adds. */
const longestPayload = 1_150;
/** Opus gives silence a few bytes; speech at 24 kbit/s takes about sixty a packet. */
const longestSilence = 12;
/** Levels of RFC 6464, in -dBov: of speech, and of silence. */
const levels = { speech: 22, silence: 127 } as const;

/** How a played camera's packets are to be read: VP8, one layer. */
export const cameraParameters = (ssrc: number): RtpParameters => ({
  codecs: [{ mimeType: 'video/VP8', payloadType: videoPayload, clockRate: 90_000 }],
  encodings: [{ ssrc }],
});

/** How a played microphone's packets are to be read: Opus, with the level that tells the hub who speaks. */
export const microphoneParameters = (ssrc: number): RtpParameters => ({
  codecs: [{ mimeType: 'audio/opus', payloadType: audioPayload, clockRate: 48_000, channels: 2 }],
  headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: audioLevelExtension }],
  encodings: [{ ssrc }],
});

/** What the head of one packet says: `marker` is the last packet of a picture, `extended` one with an extension behind its head. */
interface Head {
  readonly payloadType: number;
  readonly timestamp: number;
  readonly marker?: boolean;
  readonly extended?: boolean;
}

/** The fixed head of an RTP packet (RFC 3550, 5.1), the next of its stream. */
const head = (stream: PacketStream, { payloadType, timestamp, marker = false, extended = false }: Head): Buffer => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt8(extended ? 0x90 : 0x80, 0);
  bytes.writeUInt8((marker ? 0x80 : 0) | payloadType, 1);
  stream.sequence = (stream.sequence + 1) & 0xffff;
  bytes.writeUInt16BE(stream.sequence, 2);
  bytes.writeUInt32BE(timestamp >>> 0, 4);
  bytes.writeUInt32BE(stream.ssrc, 8);
  return bytes;
};

/** A VP8 picture as packets (RFC 7741); `atMs` is the stream's own time. */
export const cameraPackets = (stream: PacketStream, picture: Buffer, atMs: number): Buffer[] => {
  const timestamp = Math.floor(atMs * 90) % 2 ** 32;
  const count = Math.ceil(picture.length / longestPayload);
  return Array.from({ length: count }, (_, index) => {
    // The descriptor: only whether the picture begins here.
    const descriptor = Buffer.from([index === 0 ? 0x10 : 0x00]);
    const part = picture.subarray(index * longestPayload, (index + 1) * longestPayload);
    const marker = index === count - 1;
    return Buffer.concat([head(stream, { payloadType: videoPayload, timestamp, marker }), descriptor, part]);
  });
};

/** An Opus packet as one of RTP (RFC 7587) with its level (RFC 6464, RFC 8285). */
export const microphonePacket = (stream: PacketStream, opus: Buffer, atMs: number): Buffer => {
  const speaks = opus.length > longestSilence;
  const level = (speaks ? 0x80 : 0) | (speaks ? levels.speech : levels.silence);
  const extension = Buffer.from([0xbe, 0xde, 0, 1, audioLevelExtension << 4, level, 0, 0]);
  const timestamp = Math.floor(atMs * 48) % 2 ** 32;
  return Buffer.concat([head(stream, { payloadType: audioPayload, timestamp, extended: true }), extension, opus]);
};
