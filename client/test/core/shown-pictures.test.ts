import { EndpointId, type ShownPicture } from '@diem-cau/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ShownPictures } from '../../src/core/shown-pictures.ts';

type Sizes = (entries: { target: Element; contentRect: { width: number; height: number } }[]) => void;
type Sights = (entries: { target: Element; isIntersecting: boolean }[]) => void;

const room = EndpointId.parse('room');
const picture = { endpointId: room, source: 'camera', width: 640, height: 360 };
let sizes: Sizes;
let sights: Sights;
let told: ShownPicture[][];
let page: EventTarget & { hidden: boolean };
let pictures: ShownPictures;

const observer = (keep: (tell: never) => void) =>
  class {
    constructor(tell: never) {
      keep(tell);
    }
    observe = (): void => undefined;
    unobserve = (): void => undefined;
    disconnect = (): void => undefined;
  };

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', { devicePixelRatio: 1 });
  vi.stubGlobal(
    'ResizeObserver',
    observer((tell) => (sizes = tell)),
  );
  vi.stubGlobal(
    'IntersectionObserver',
    observer((tell) => (sights = tell)),
  );
  told = [];
  pictures = new ShownPictures((list) => Promise.resolve(void told.push(list)));
  pictures.begin();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Where there is no page, anything that is told apart from others stands for an element. */
const standsForElement = (value: unknown): value is Element => value instanceof EventTarget;

/** A picture comes onto the page, at first without a size, as browsers lay it out. */
const comes = (width = 640): (() => void) => {
  const target = new EventTarget();
  if (!standsForElement(target)) throw new Error('it does');
  const goes = pictures.place(target, room, 'camera');
  sizes([{ target, contentRect: { width: 0, height: 0 } }]);
  setTimeout(() => {
    sizes([{ target, contentRect: { width, height: (width * 9) / 16 } }]);
    sights([{ target, isIntersecting: true }]);
  }, 400);
  return goes;
};
const aWhile = (): Promise<unknown> => vi.advanceTimersByTimeAsync(2_000);

test('a picture that comes and goes is told of', async () => {
  const goes = comes();
  await aWhile();
  expect(told.at(-1)).toEqual([picture]);
  expect(pictures.shows(room, 'camera')).toBe(true);
  goes();
  await aWhile();
  expect(told.at(-1)).toEqual([]);
  expect(pictures.shows(room, 'camera')).toBe(false);
});

test('a sentence about the line in the place of pictures takes none away, and their return tells nothing new', async () => {
  const goes = comes();
  await aWhile();
  const before = told.length;
  pictures.keep(true);
  goes();
  await aWhile();
  expect(pictures.shows(room, 'camera')).toBe(true);
  pictures.keep(false);
  comes();
  await aWhile();
  expect(told).toHaveLength(before);
});

test('new media are told at once what is wanted, while the sentence stands', async () => {
  const goes = comes();
  await aWhile();
  pictures.keep(true);
  goes();
  await aWhile();
  pictures.begin();
  await vi.advanceTimersByTimeAsync(200);
  expect(told.at(-1)).toEqual([picture]);
});

test('what has changed behind the sentence is told once it is gone', async () => {
  const goes = comes();
  await aWhile();
  pictures.keep(true);
  goes();
  await aWhile();
  pictures.keep(false);
  comes(320);
  await aWhile();
  expect(told.at(-1)).toEqual([{ ...picture, width: 320, height: 180 }]);
});

test('a page that nobody sees wants nothing, whatever its line does', async () => {
  comes();
  await aWhile();
  pictures.keep(true);
  page.hidden = true;
  page.dispatchEvent(new Event('visibilitychange'));
  await aWhile();
  expect(told.at(-1)).toEqual([]);
});
