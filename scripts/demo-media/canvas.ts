/** A colour, each part 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Two places or sizes across and down, in pixels. */
type Place = readonly [number, number, number, number];

/** Samples in each direction for one pixel: edges are smooth without a drawing library. */
const fineness = 2;

/** A picture that simple shapes are drawn on; places and sizes in pixels of the finished picture. */
export class Canvas {
  readonly #width: number;
  readonly #height: number;
  readonly #samples: Uint8Array;

  constructor(width: number, height: number) {
    this.#width = width * fineness;
    this.#height = height * fineness;
    this.#samples = new Uint8Array(this.#width * this.#height * 3);
  }

  rectangle([x, y, width, height]: Place, colour: Colour): void {
    this.#fill([x, y, x + width, y + height], colour, () => true);
  }

  /** @param place its middle, half of its width and of its height */
  ellipse([x, y, halfWidth, halfHeight]: Place, colour: Colour): void {
    const isInside = (px: number, py: number): boolean =>
      ((px - x) / halfWidth) ** 2 + ((py - y) / halfHeight) ** 2 <= 1;
    this.#fill([x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight], colour, isInside);
  }

  /** The finished picture, three bytes (red, green, blue) a pixel. */
  pixels(): Uint8Array {
    const [width, height] = [this.#width / fineness, this.#height / fineness];
    const pixels = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1)
        for (let part = 0; part < 3; part += 1) {
          let sum = 0;
          for (let dy = 0; dy < fineness; dy += 1)
            for (let dx = 0; dx < fineness; dx += 1)
              sum += this.#samples[((y * fineness + dy) * this.#width + x * fineness + dx) * 3 + part] ?? 0;
          pixels[(y * width + x) * 3 + part] = Math.round(sum / fineness ** 2);
        }
    return pixels;
  }

  #fill([left, top, right, bottom]: Place, colour: Colour, isInside: (x: number, y: number) => boolean): void {
    const [fromX, toX] = [Math.max(0, Math.floor(left * fineness)), Math.min(this.#width, Math.ceil(right * fineness))];
    const [fromY, toY] = [
      Math.max(0, Math.floor(top * fineness)),
      Math.min(this.#height, Math.ceil(bottom * fineness)),
    ];
    for (let y = fromY; y < toY; y += 1)
      for (let x = fromX; x < toX; x += 1)
        if (isInside((x + 0.5) / fineness, (y + 0.5) / fineness)) this.#samples.set(colour, (y * this.#width + x) * 3);
  }
}
