import { setImmediate as soon } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitCamera } from '../../../src/core/media/camera-limit.ts';

/**
 * A sender as the media library makes it (mediasoup-client 3, `Producer.setMaxSpatialLayer`): it does nothing where it believes that a layer holds, believes it
 * once its step has ended, and says nothing where the browser refused.
 */
const librarySender = (refuses: (what: 'layer' | 'frames') => boolean = () => false) => {
  const encodings = [{ active: true }, { active: true }, { active: true }];
  let believes: number | undefined;
  let frames = 120;
  let last: Promise<void> = Promise.resolve();
  const inTurn = (step: () => void): Promise<void> => {
    const done = last.then(() => soon()).then(step);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    async setMaxSpatialLayer(layer: number) {
      if (layer === believes) return;
      await inTurn(() => {
        if (refuses('layer')) return;
        encodings.forEach((encoding, index) => (encoding.active = index <= layer));
      });
      believes = layer;
    },
    async setRtpEncodingParameters({ maxFramerate = 120 }: { maxFramerate?: number }) {
      await inTurn(() => {
        if (refuses('frames')) throw new Error('refused');
        frames = maxFramerate;
      });
    },
    rtpSender: { getParameters: () => ({ encodings }) },
    sends: () => ({ layer: encodings.findLastIndex(({ active }) => active), few: frames === 5 }),
  };
};

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn += 1) await soon();
};

test('a wish that comes while another is on its way is what holds in the end', async () => {
  const sender = librarySender();
  limitCamera(sender, 0, true);
  await settled();
  limitCamera(sender, 2, false);
  limitCamera(sender, 0, true);
  await settled();
  expect(sender.sends()).toEqual({ layer: 0, few: true });
});

test('what the browser refused without a word is asked for by the next look', async () => {
  let refused = false;
  const sender = librarySender(() => refused);
  limitCamera(sender, 0, true);
  await settled();
  refused = true;
  limitCamera(sender, 2, false);
  await settled();
  expect(sender.sends()).toEqual({ layer: 0, few: true });
  refused = false;
  limitCamera(sender, 2, false);
  await settled();
  expect(sender.sends()).toEqual({ layer: 2, few: false });
});

test('a browser that never shows what it was asked for is not asked at each look for ever, and is for another wish', async () => {
  let asked = 0;
  const sender = librarySender((what) => {
    if (what === 'layer') asked += 1;
    return what === 'layer';
  });
  for (let look = 0; look < 20; look += 1) {
    limitCamera(sender, 0, false);
    await settled();
  }
  const before = asked;
  expect(before).toBeLessThan(20);
  limitCamera(sender, 1, false);
  await settled();
  expect(asked).toBeGreaterThan(before);
});

test('of any wishes at any moments, refused or not, the last one holds after some looks', async () => {
  const wish = fc.record({ layer: fc.integer({ min: 0, max: 2 }), few: fc.boolean(), pause: fc.nat(6) });
  await fc.assert(
    fc.asyncProperty(
      fc.array(wish, { minLength: 1, maxLength: 12 }),
      fc.array(fc.boolean()),
      async (wishes, refusals) => {
        const left = [...refusals];
        let isOver = false;
        const sender = librarySender(() => !isOver && left.shift() === true);
        for (const { layer, few, pause } of wishes) {
          limitCamera(sender, layer, few);
          for (let turn = 0; turn < pause; turn += 1) await soon();
        }
        await settled();
        isOver = true;
        const { layer, few } = wishes.at(-1) ?? { layer: 2, few: false };
        // Another wish between: whoever has given up one asks again for the next.
        limitCamera(sender, layer === 0 ? 1 : 0, few);
        await settled();
        limitCamera(sender, layer, few);
        await settled();
        expect(sender.sends()).toEqual({ layer, few });
      },
    ),
    { numRuns: 60 },
  );
});
