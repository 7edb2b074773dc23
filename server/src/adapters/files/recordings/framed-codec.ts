import { isTooLarge, type PictureCodec, type Shape } from './picture.ts';

/** Where a picture's bytes begin in a packet, and whether they are its first. */
export interface Described {
  readonly from: number;
  readonly first: boolean;
}

interface FramedCodec {
  /** Its name in WebM. */
  readonly id: string;
  /** What a packet says of itself before the picture's bytes; null for none. */
  readonly described: (payload: Uint8Array) => Described | null;
  readonly shapeOf: (bytes: Buffer) => Shape | null;
}

/** A codec whose pictures are cut into packets, each with a descriptor before its part, and stand in a file as they were before. */
export const framedCodec = ({ id, described, shapeOf }: FramedCodec): PictureCodec => ({
  id,
  read(payloads) {
    const parts: Uint8Array[] = [];
    for (const payload of payloads) {
      const part = described(payload);
      if (part === null || (parts.length === 0 && !part.first)) return null;
      parts.push(payload.subarray(part.from));
    }
    const bytes = Buffer.concat(parts);
    const whole = bytes.length === 0 ? null : shapeOf(bytes);
    return bytes.length === 0 || isTooLarge(whole) ? null : { bytes, whole };
  },
});
