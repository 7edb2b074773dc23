/** What a whole picture says of those that follow it. */
export interface Shape {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** What a reader has to be told of the codec before the first picture, for those that want that. */
  readonly begins?: Buffer;
}

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
  /** The picture whose packets have these payloads, all of them, in their order; null where its beginning is missing, or they are none. */
  read(payloads: readonly Uint8Array[]): Picture | null;
}
