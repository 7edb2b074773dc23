import type { Scenarios } from '@diem-cau/shared';
import type { Content } from 'pdfmake/interfaces.js';
import { shades } from '../kit/print-tables.ts';

const barHeight = 8;

/** A bar of a table: `value` of `largest` as a share of `width` points; its figure stands beside it as text. */
export const bar = (value: number, largest: number, width: number): Content => ({
  canvas: [
    { type: 'rect', x: 0, y: 2, w: width, h: barHeight, color: shades.light },
    {
      type: 'rect',
      x: 0,
      y: 2,
      w: largest <= 0 ? 0 : Math.max(0, (value / largest) * width),
      h: barHeight,
      color: shades.dark,
    },
  ],
});

/**
 * A range on a scale from `least` to `most`, `width` points wide: a middle band from low to high, a dark stroke at base, and a thin one
 * at zero where the scale begins below it.
 */
export const range = ({ low, base, high }: Scenarios, least: number, most: number, width: number): Content => {
  const at = (value: number): number =>
    most <= least ? 0 : (Math.min(Math.max(value, least), most) - least) * (width / (most - least));
  const from = Math.min(at(low), at(high));
  const to = Math.max(at(low), at(high));
  return {
    canvas: [
      { type: 'rect', x: 0, y: 2, w: width, h: 10, color: shades.light },
      { type: 'rect', x: from, y: 2, w: Math.max(to - from, 1), h: 10, color: shades.middle },
      ...(least < 0
        ? [{ type: 'line' as const, x1: at(0), y1: 0, x2: at(0), y2: 14, lineWidth: 0.5, lineColor: shades.dark }]
        : []),
      { type: 'rect', x: Math.max(0, at(base) - 1.5), y: 0, w: 3, h: 14, color: shades.dark },
    ],
  };
};
