import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followQuiet, isByItself, type QuietGallery } from '../../src/core/layout/quiet-gallery.ts';

const speech: QuietGallery = { seen: false, kept: false };
const shown: QuietGallery = { seen: true, kept: false };

describe('the gallery of a room in which nobody speaks', () => {
  test('comes in the place of the roll alone, once nobody is at the controls', () => {
    const underHand = followQuiet(speech, { quiet: true, still: false });
    expect(isByItself(underHand, 'roll')).toBe(false);
    const left = followQuiet(underHand, { quiet: true, still: true });
    expect(isByItself(left, 'roll')).toBe(true);
    expect(isByItself(left, 'stage')).toBe(false);
  });

  test('goes at once when somebody speaks, also under a hand', () => {
    expect(isByItself(followQuiet(shown, { quiet: false, still: false }), 'roll')).toBe(false);
  });

  test('stays away where somebody chose another layout, until somebody has spoken again', () => {
    const kept: QuietGallery = { seen: true, kept: true };
    expect(followQuiet(kept, { quiet: true, still: true })).toBe(kept);
    const spoke = followQuiet(kept, { quiet: false, still: false });
    expect(isByItself(followQuiet(spoke, { quiet: true, still: true }), 'roll')).toBe(true);
  });

  test('never moves a tile under a hand, never hides who speaks, and says the same where nothing changed', () => {
    const moment = fc.record({ quiet: fc.boolean(), still: fc.boolean(), chooses: fc.boolean() });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 30 }), (moments) => {
        let now = speech;
        for (const { quiet, still, chooses } of moments) {
          const before = now;
          now = followQuiet(before, { quiet, still });
          if (isByItself(now, 'roll') && !isByItself(before, 'roll')) expect(still && quiet).toBe(true);
          if (!quiet) expect(isByItself(now, 'roll')).toBe(false);
          expect(followQuiet(now, { quiet, still })).toBe(now);
          if (chooses) now = { ...now, kept: true };
          if (chooses) expect(isByItself(now, 'roll')).toBe(false);
        }
      }),
    );
  });
});
