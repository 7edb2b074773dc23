/** What a whole picture says of those that follow it. */
export interface Shape {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** What a reader has to be told of the codec before the first picture, for those that want that. */
  readonly begins?: Buffer;
}

/** The longest side that is written, in pixels, well above what cameras and screens have: a reader takes memory for what a picture says of itself. */
const longestSide = 8_192;

/** Whether a whole picture says that it is larger than any that is written. */
export const isTooLarge = (shape: Shape | null): boolean =>
  shape !== null && Math.max(shape.width, shape.height) > longestSide;

/** A picture as a file has it. */
export interface Picture {
  readonly bytes: Buffer;
  /** Of one that needs no other; null for all others. */
  readonly whole: Shape | null;
}

/** How a codec's pictures come in packets, and how they stand in a file. */
export interface PictureCodec {
  /** Its name in WebM. */
  readonly id: string;
  /** The picture whose packets have these payloads, all of them, in their order; null where its beginning is missing, it is too large, or they are none. */
  read(payloads: readonly Uint8Array[]): Picture | null;
}
