import { Canvas, type Colour } from './canvas.ts';

/** Size of a played picture in pixels, its frames a second, and its length: after it, everything is where it began. */
export const picture = { width: 480, height: 270, framesPerSecond: 6, frames: 48 } as const;

/** One drawn meeting room. */
export interface Scene {
  readonly wall: Colour;
  readonly board: 'flag' | 'window' | 'map';
  readonly table: Colour;
  readonly people: readonly { readonly shirt: Colour; readonly hair: Colour; readonly skin: Colour }[];
}

const skins: readonly Colour[] = [
  [232, 190, 158],
  [216, 170, 136],
  [240, 204, 176],
];
const hairs: readonly Colour[] = [
  [38, 32, 30],
  [58, 46, 40],
  [120, 116, 112],
];
const white: Colour = [236, 240, 244];
const blue: Colour = [122, 160, 206];
const grey: Colour = [92, 104, 120];
const green: Colour = [104, 150, 122];
const red: Colour = [176, 84, 84];

const group = (...shirts: readonly Colour[]): Scene['people'] =>
  shirts.map((shirt, index) => ({
    shirt,
    hair: hairs[(index + shirts.length) % hairs.length] ?? grey,
    skin: skins[(index * 2 + shirts.length) % skins.length] ?? white,
  }));

/** The rooms of the played communes: several share one, each at another moment of it. */
export const scenes: readonly Scene[] = [
  { wall: [206, 218, 206], board: 'flag', table: [132, 92, 62], people: group(white, blue, white) },
  { wall: [214, 206, 190], board: 'window', table: [110, 82, 60], people: group(grey, white) },
  { wall: [196, 210, 224], board: 'map', table: [150, 112, 76], people: group(blue, green, white, grey) },
  { wall: [224, 214, 204], board: 'flag', table: [96, 72, 56], people: group(white) },
  { wall: [200, 214, 212], board: 'window', table: [140, 100, 70], people: group(red, white, blue) },
  { wall: [218, 214, 226], board: 'map', table: [122, 90, 66], people: group(green, white) },
];

const backWall = (canvas: Canvas, { wall, board }: Scene, turn: number): void => {
  const { width, height } = picture;
  canvas.rectangle([0, 0, width, height], wall);
  const [r, g, b] = wall;
  canvas.rectangle([0, height * 0.55, width, height * 0.45], [r - 26, g - 26, b - 26]);
  if (board === 'flag') {
    canvas.rectangle([200, 18, 80, 52], [200, 36, 36]);
    canvas.ellipse([240, 44, 13, 13], [250, 210, 50]);
  } else if (board === 'map') {
    canvas.rectangle([168, 14, 144, 66], [240, 238, 226]);
    canvas.ellipse([226, 46, 44, 22], [176, 204, 168]);
    canvas.ellipse([258, 42, 30, 18], [206, 196, 150]);
  } else {
    canvas.rectangle([150, 12, 180, 70], [250, 250, 250]);
    for (const left of [155, 244]) canvas.rectangle([left, 17, 81, 60], [158, 204, 236]);
    canvas.ellipse([196 + 14 * Math.sin(turn), 36, 22, 8], [240, 246, 250]);
    canvas.ellipse([286 + 10 * Math.sin(turn + 2), 50, 26, 9], [240, 246, 250]);
  }
};

/** Where somebody sits, how large, and how far the loop has turned; the `index` keeps people from moving alike. */
interface Pose {
  readonly x: number;
  readonly scale: number;
  readonly turn: number;
  readonly index: number;
}

const person = (canvas: Canvas, { shirt, hair, skin }: Scene['people'][number], pose: Pose): void => {
  const { x, scale, turn, index } = pose;
  const sway = 4 * Math.sin(turn + index * 1.9);
  const nod = 2.5 * Math.sin(2 * turn + index * 2.3);
  const [cx, cy] = [x + sway * scale, 150 + nod * scale];
  const [r, g, b] = skin;
  canvas.ellipse([x, 232, 50 * scale, 54 * scale], shirt);
  canvas.ellipse([x, 190, 13 * scale, 20 * scale], [r - 24, g - 24, b - 24]);
  canvas.ellipse([cx, cy - 6 * scale, 26 * scale, 30 * scale], hair);
  canvas.ellipse([cx, cy, 22 * scale, 27 * scale], skin);
  canvas.rectangle([cx - 20 * scale, cy - 29 * scale, 40 * scale, 13 * scale], hair);
  const blinks = Math.sin(turn + index * 1.3) > 0.97;
  for (const side of [-8, 8])
    canvas.ellipse([cx + side * scale, cy - 4 * scale, 3 * scale, (blinks ? 0.8 : 3) * scale], [36, 30, 30]);
  const mouth = 1.5 + 2.5 * Math.max(0, Math.sin(4 * turn + index * 2.7));
  canvas.ellipse([cx, cy + 12 * scale, 7 * scale, mouth * scale], [150, 70, 70]);
};

/** One frame of a scene. */
export const frameOf = (scene: Scene, frame: number): Uint8Array => {
  const canvas = new Canvas(picture.width, picture.height);
  const turn = (2 * Math.PI * frame) / picture.frames;
  backWall(canvas, scene, turn);
  const count = scene.people.length;
  const scale = count === 1 ? 1.25 : count > 3 ? 0.82 : 1;
  for (const [index, each] of scene.people.entries()) {
    const x = ((index + 0.5) * picture.width * 0.84) / count + picture.width * 0.08;
    person(canvas, each, { x, scale, turn, index });
  }
  canvas.rectangle([0, 222, picture.width, 48], scene.table);
  canvas.rectangle([0, 222, picture.width, 4], [236, 226, 210]);
  return canvas.pixels();
};
