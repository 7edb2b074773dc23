/** A picture that its number alone decides, so that whoever receives it can draw once more what was sent. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Draws the frame of this number. */
  draw(to: CanvasRenderingContext2D, frame: number): void;
  /** The number that stands for a frame: of equal frames the same. */
  stamp(frame: number): number;
}

/** A stamp is so many squares, black or white, the lowest bit first. */
const stampBits = 12;

const sideOf = ({ height }: { readonly height: number }): number => Math.min(24, height / 15);

/** The same numbers for the same seed, 0 to 1 (mulberry32). */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const words =
  'báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế xã hội quốc phòng an ninh của Ủy ban nhân dân xã trong sáu tháng đầu năm và phương hướng sáu tháng cuối năm'.split(
    ' ',
  );

/** Lines of a document, as a commune's report has them. */
const linesOf = (count: number, wordsEach: number): readonly string[] => {
  const next = numbers(7);
  return Array.from({ length: count }, () =>
    Array.from({ length: wordsEach }, () => words[Math.floor(next() * words.length)] ?? '').join(' '),
  );
};

const screen = { width: 1920, height: 1080 };
const document = linesOf(400, 26);

const page = (to: CanvasRenderingContext2D, from: number): void => {
  to.fillStyle = '#fff';
  to.fillRect(0, 0, screen.width, screen.height);
  to.fillStyle = '#111';
  to.font = '22px sans-serif';
  const first = Math.floor(from / 30);
  for (let row = 0; row < 37; row += 1)
    to.fillText(document[(first + row) % document.length] ?? '', 60, 30 + row * 30 - (from % 30), 1_800);
};

const still = (frame: number): number => Math.floor(frame / 3) % 2;

const text: Scene = {
  ...screen,
  stamp: still,
  draw(to, frame) {
    page(to, 0);
    if (still(frame) === 1) to.fillRect(700, 500, 3, 26);
  },
};

/** A person reads a document and scrolls it, 60 pixels with each frame, for two of each four seconds. */
const scrolled = (frame: number): number => Math.floor(frame / 20) * 10 + Math.min(frame % 20, 10);

const scroll: Scene = {
  ...screen,
  stamp: (frame) => scrolled(frame) % 2 ** stampBits,
  draw: (to, frame) => page(to, scrolled(frame) * 60),
};

/** A slide stands for so many frames: four seconds. */
const slideFrames = 20;

const slides: Scene = {
  ...screen,
  stamp: (frame) => Math.floor(frame / slideFrames),
  draw(to, frame) {
    const number = Math.floor(frame / slideFrames);
    const next = numbers(number + 1);
    const ground = to.createLinearGradient(0, 0, screen.width, screen.height);
    ground.addColorStop(0, `hsl(${next() * 360} 60% 92%)`);
    ground.addColorStop(1, `hsl(${next() * 360} 60% 78%)`);
    to.fillStyle = ground;
    to.fillRect(0, 0, screen.width, screen.height);
    to.fillStyle = '#123';
    to.font = 'bold 64px sans-serif';
    to.fillText(`${number + 1}. ${document[number] ?? ''}`, 120, 160, 1_600);
    to.font = '36px sans-serif';
    for (let row = 0; row < 6; row += 1) to.fillText(document[number * 7 + row] ?? '', 120, 260 + row * 56, 1_000);
    for (let bar = 0; bar < 8; bar += 1) {
      const high = 100 + next() * 500;
      to.fillStyle = `hsl(${bar * 45} 70% 45%)`;
      to.fillRect(1_200 + bar * 75, 900 - high, 55, high);
    }
    // A photograph: soft, with a grain that no codec foresees.
    const photograph = to.createImageData(640, 300);
    for (let at = 0; at < photograph.data.length; at += 4) {
      const [x, y] = [(at / 4) % 640, Math.floor(at / 4 / 640)];
      const light = 128 + 70 * Math.sin(x / 60 + number) * Math.cos(y / 45) + (next() - 0.5) * 24;
      photograph.data.set([light, light * 0.9, light * 0.7, 255], at);
    }
    to.putImageData(photograph, 120, 640);
  },
};

/** Grain as a camera of an office has it, of so many kinds by turns. */
const grains = 8;

/** Somebody sits in a room and talks: a head that moves a little before a wall with a shelf, in the grain of a cheap camera. */
const camera = (width: number, height: number): Scene => {
  const grain = Array.from({ length: grains }, (_, kind) => {
    const next = numbers(kind + 100);
    return Int8Array.from({ length: width * height }, () => (next() + next() - 1) * 7);
  });
  const unit = height / 180;
  return {
    ...{ width, height },
    stamp: (frame) => frame % 2 ** stampBits,
    draw(to, frame) {
      const sway = Math.sin(frame / 9) * 6 * unit;
      to.fillStyle = '#8d8a80';
      to.fillRect(0, 0, width, height);
      const next = numbers(3);
      for (let book = 0; book < 26; book += 1) {
        to.fillStyle = `hsl(${next() * 360} 35% ${25 + next() * 40}%)`;
        to.fillRect(book * 13 * unit, (30 + next() * 12) * unit, 10 * unit, (40 + next() * 10) * unit);
      }
      to.fillStyle = '#2d4a63';
      to.fillRect(95 * unit + sway, 128 * unit, 130 * unit, 60 * unit);
      to.fillStyle = '#c99a7b';
      to.beginPath();
      to.ellipse(160 * unit + sway, 88 * unit + Math.sin(frame / 5) * 2 * unit, 32 * unit, 42 * unit, 0, 0, 7);
      to.fill();
      to.fillStyle = '#3a2222';
      to.beginPath();
      to.ellipse(160 * unit + sway, 108 * unit, 10 * unit, (2 + 4 * Math.abs(Math.sin(frame / 2))) * unit, 0, 0, 7);
      to.fill();
      const picture = to.getImageData(0, 0, width, height);
      const own = grain[frame % grains];
      for (let at = 0; at < width * height; at += 1)
        for (let part = 0; part < 3; part += 1)
          picture.data[at * 4 + part] = (picture.data[at * 4 + part] ?? 0) + (own?.[at] ?? 0);
      to.putImageData(picture, 0, 0);
    },
  };
};

const scenes = {
  text: () => text,
  scroll: () => scroll,
  slides: () => slides,
  'camera-180': () => camera(320, 180),
  'camera-360': () => camera(640, 360),
  'camera-720': () => camera(1280, 720),
} as const;
export type SceneName = keyof typeof scenes;

/** A scene whose frames bear their stamps. */
export const sceneOf = (name: SceneName): Scene => {
  const scene = scenes[name]();
  const side = sideOf(scene);
  return {
    ...scene,
    draw(to, frame) {
      scene.draw(to, frame);
      const stamp = scene.stamp(frame);
      for (let bit = 0; bit < stampBits; bit += 1) {
        to.fillStyle = (stamp >> bit) % 2 === 1 ? '#fff' : '#000';
        to.fillRect(bit * side, 0, side, side);
      }
    },
  };
};

/** The stamp that a picture bears, as far as it can be read. */
export const stampIn = (scene: Scene, { data, width }: ImageData): number => {
  const side = sideOf(scene);
  let stamp = 0;
  for (let bit = 0; bit < stampBits; bit += 1) {
    const at = (Math.floor(side / 2) * width + Math.floor((bit + 0.5) * side)) * 4;
    if ((data[at + 1] ?? 0) > 128) stamp += 2 ** bit;
  }
  return stamp;
};
