import type { Sent } from './page/page.ts';

/** The codecs that are held against each other, in turns. */
export const codecNames = ['VP8', 'VP9', 'AV1'] as const;

/** As the product sends a screen (`screenTakes`, `screenConstraints`). */
const screen = { framesPerSecond: 5, maxBitrate: 1_500_000 };

/** What is sent, by the case that its row begins with, and how long before it is measured, in milliseconds, where that is not the usual time. */
export const cases: Readonly<Record<string, Omit<Sent, 'codec'> & { readonly settlesMs?: number }>> = {
  text: { scene: 'text', ...screen },
  'text-later': { scene: 'text', ...screen, settlesMs: 30_000 },
  scroll: { scene: 'scroll', ...screen },
  slides: { scene: 'slides', ...screen },
  // The smallest layer (`cameraLayers`), whole; as a line that is thin has its camera; and below that.
  'camera-180': { scene: 'camera-180', framesPerSecond: 15, maxBitrate: 140_000 },
  'camera-180-few': { scene: 'camera-180', framesPerSecond: 5, maxBitrate: 140_000 },
  'camera-180-least': { scene: 'camera-180', framesPerSecond: 5, maxBitrate: 40_000 },
  // What the stage has on rung B.
  // All of a camera, for what it takes of a PC.
  'camera-720': { scene: 'camera-720', framesPerSecond: 24, maxBitrate: 1_500_000 },
  'camera-360': { scene: 'camera-360', framesPerSecond: 15, maxBitrate: 500_000 },
};
