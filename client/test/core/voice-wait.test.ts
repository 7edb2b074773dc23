import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noWait, voiceWaitsMs, waitAfter, type VoiceLook, type VoiceWait } from '../../src/core/media/voice-wait.ts';

const look = (madeUp: number, roundTripMs: number | null = 30): VoiceLook => ({ madeUp, roundTripMs });
const looks = (count: number, each: VoiceLook): VoiceLook[] => Array.from({ length: count }, () => each);
const after = (seen: readonly VoiceLook[], from: VoiceWait = noWait): VoiceWait => seen.reduce(waitAfter, from);

const aShare = fc.double({ min: 0, max: 1, noNaN: true });
const aLook = fc.record({ madeUp: aShare, roundTripMs: fc.option(fc.integer({ min: 0, max: 2_000 })) });
const someLooks = fc.array(aLook, { maxLength: 60 });

const [good, poor, veryPoor] = [look(0), look(0.02), look(0.1)];

describe('a voice waits for its late packets', () => {
  it('from the second poor look of three on', () => {
    expect(after([poor]).leastMs).toBeNull();
    expect(after([poor, good, poor]).leastMs).toBe(200);
    expect(after([poor, good, good, poor]).leastMs).toBeNull();
  });

  it('longer where much is made up in spite of it, and no longer than a conversation bears', () => {
    expect(after(looks(20, poor)).leastMs).toBe(200);
    expect(after(looks(4, veryPoor)).leastMs).toBe(300);
    const helped = after(looks(60, look(0.05)), after(looks(2, look(0.2))));
    expect(helped.leastMs).toBe(voiceWaitsMs.at(-1));
  });

  it('no more, for five minutes, where the longest wait does not help', () => {
    const inVain = after(looks(8, veryPoor));
    expect(inVain.leastMs).toBeNull();
    expect(after(looks(150, veryPoor), inVain).leastMs).toBeNull();
    expect(after(looks(152, veryPoor), inVain).leastMs).toBe(200);
  });

  it('one step shorter after each minute of good looks', () => {
    const long = after(looks(4, veryPoor));
    expect(after(looks(29, good), long).leastMs).toBe(300);
    expect(after(looks(30, good), long).leastMs).toBe(200);
    expect(after(looks(60, good), long).leastMs).toBeNull();
    expect(after([...looks(29, good), veryPoor, ...looks(29, good)], long).leastMs).toBe(300);
  });

  it('never on a line that loses nothing to speak of', () => {
    const clean = fc.array(
      fc.record({ madeUp: fc.double({ min: 0, max: 0.0149, noNaN: true }), roundTripMs: fc.nat() }),
    );
    fc.assert(fc.property(clean, (seen) => after(seen).leastMs === null));
  });

  it('never where no repetition comes in time, nor longer for a line that is cut', () => {
    const far = fc.array(aLook.map(({ madeUp }) => look(madeUp, 401)));
    fc.assert(fc.property(far, (seen) => after(seen).leastMs === null));
    const cut = fc.array(fc.double({ min: 0.501, max: 1, noNaN: true }).map((madeUp) => look(madeUp)));
    fc.assert(
      fc.property(someLooks, cut, (seen, gone) => {
        const before = after(seen);
        expect(after(gone, before)).toEqual(before);
      }),
    );
  });

  it('by steps of its list, one at a time unless it is given up, and no sooner than every second look', () => {
    const step = (wait: VoiceWait): number => voiceWaitsMs.findIndex((ms) => ms === wait.leastMs);
    fc.assert(
      fc.property(someLooks, (seen) => {
        let [wait, sinceLast] = [noWait, 0];
        for (const each of seen) {
          const next = waitAfter(wait, each);
          sinceLast += 1;
          if (next.leastMs !== wait.leastMs) {
            if (next.rest === 0) expect(Math.abs(step(next) - step(wait))).toBe(1);
            else expect(next.leastMs).toBeNull();
            expect(sinceLast).toBeGreaterThanOrEqual(2);
            sinceLast = 0;
          }
          wait = next;
        }
      }),
    );
  });

  it('as the browser likes again, whatever was, once its line is good', () => {
    fc.assert(
      fc.property(someLooks, (seen) => after(looks(30 * voiceWaitsMs.length, good), after(seen)).leastMs === null),
    );
  });
});
