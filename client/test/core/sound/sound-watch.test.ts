import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burstSamples } from '../../../src/core/checks/burst.ts';
import type { Heard } from '../../../src/core/sound/heard.ts';
import {
  keepsIn,
  lookAtSound,
  noSound,
  soundTrouble,
  type SoundLook,
  type SoundWatch,
} from '../../../src/core/sound/sound-watch.ts';
import { looksAt } from './looks.ts';
import { chance, cutOff, echoOf, noise, oneAfterAnother, sampleRate, speech, together, whistle } from './sounds.ts';

const everyMs = 100;
const nothing: Heard = { levelDb: -100, crestDb: 0, cut: false, tone: null };
type Around = Partial<Omit<SoundLook, 'atMs' | 'heard' | 'played'>>;

/** All that is known after each look at a microphone, and at what is played beside it. */
const watched = (
  heard: readonly Heard[],
  played: readonly Heard[] | null = null,
  around: (index: number) => Around = () => ({}),
  lookMs = everyMs,
): readonly SoundWatch[] => {
  let watch = noSound;
  return heard.map((each, index) => {
    watch = lookAtSound(watch, {
      ...{ trackId: 'first', open: true, othersSpeak: false, halfDuplex: false },
      ...around(index),
      ...{ atMs: 1_000 + index * lookMs, heard: each, played: played === null ? null : (played[index] ?? nothing) },
    });
    return watch;
  });
};
const troublesOf = (watches: readonly SoundWatch[]) => watches.map((watch) => soundTrouble(watch)?.trouble ?? null);
const found = (heard: readonly Heard[], played: readonly Heard[] | null = null): ReadonlySet<string | null> =>
  new Set(troublesOf(watched(heard, played)));
const seed = fc.integer({ min: 1, max: 1e6 });
const room = (seconds: number, levelDb = -62, by = 1) => noise(seconds, levelDb, by);

/** As a PC looks that is busy: not at each tenth of a second. */
const seldom = (looks: readonly Heard[], every: number): readonly Heard[] =>
  looks.filter((_, index) => index % every === 0);

describe('the level', () => {
  it('is too faint where somebody speaks too low, dated to the first word, and well once it is loud enough', () => {
    fc.assert(
      fc.property(seed, fc.double({ min: -54, max: -49, noNaN: true }), (by, levelDb) => {
        const sound = [
          ...looksAt(together(speech(14, levelDb, by), room(14, -75)), false),
          ...looksAt(together(speech(12, -26, by + 1), room(12, -75)), false),
        ];
        const watches = watched(sound);
        const troubles = troublesOf(watches);
        expect(troubles.slice(0, 140)).toContain('faint');
        expect(troubles.at(-1)).toBeNull();
        const first = watches.find((watch) => soundTrouble(watch) !== null);
        expect(soundTrouble(first ?? noSound)?.sinceMs).toBeLessThan((first?.atMs ?? 0) - 2_500);
      }),
      { numRuns: 5 },
    );
  });

  it('is judged as well by a busy PC that looks three times a second', () => {
    const faint = seldom(looksAt(together(speech(24, -51, 3), room(24, -75)), false), 3);
    expect(new Set(troublesOf(watched(faint, null, undefined, 300)))).toContain('faint');
    const loud = seldom(looksAt(cutOff(speech(12, 0, 4)), false), 3);
    expect(new Set(troublesOf(watched(loud, null, undefined, 300)))).toContain('clipped');
    const well = seldom(looksAt(together(speech(24, -26, 3), room(24, -75)), false), 3);
    expect(new Set(troublesOf(watched(well, null, undefined, 300)))).toEqual(new Set([null]));
  });

  it('is well for whoever speaks as people do, in a quiet room and in a loud one', () => {
    fc.assert(
      fc.property(
        seed,
        fc.double({ min: -34, max: -20, noNaN: true }),
        fc.double({ min: -75, max: -55, noNaN: true }),
        (by, levelDb, noiseDb) => {
          expect(found(looksAt(together(speech(14, levelDb, by), room(14, noiseDb, by)), false))).toEqual(
            new Set([null]),
          );
        },
      ),
      { numRuns: 10 },
    );
  });

  it('of a room in which nobody speaks is no trouble: quiet, a fan that starts, doors, keys of a keyboard', () => {
    const by = chance(3);
    const keys = new Float32Array(room(20).length);
    for (let at = 0; at < keys.length; at += Math.round(1_000 + by() * 4_000)) keys.set([0.04, -0.05, 0.03], at);
    const fan = together(room(20, -70), new Float32Array([...new Float32Array(80_000), ...noise(15, -48)]));
    const door = room(20, -65);
    door.set(noise(0.3, -20), 60_000);
    for (const sound of [room(20, -65), room(20, -90), fan, door, together(keys, room(20, -75))])
      expect(found(looksAt(sound, false))).toEqual(new Set([null]));
  });

  it('is not judged by what others say', () => {
    const voice = looksAt(together(speech(14, -50, 5), room(14, -75)), false);
    const others = looksAt(speech(14, -20, 6), false).map((each) => ({ ...each, levelDb: -20 }));
    expect(troublesOf(watched(voice, others))).not.toContain('faint');
    const shut = watched(voice, null, () => ({ open: false, othersSpeak: true }));
    expect(new Set(troublesOf(shut))).toEqual(new Set([null]));
  });

  it('is too high where tops are cut off again and again, not by one bang, and well again', () => {
    const loud = looksAt(cutOff(together(speech(8, -2, 4), room(8))), false);
    const troubles = troublesOf(watched([...loud, ...looksAt(together(speech(8, -24, 5), room(8)), false)]));
    expect(troubles.slice(0, 80)).toContain('clipped');
    expect(troubles.at(-1)).toBeNull();
    const bang = room(8);
    bang.set(cutOff(noise(0.3, 6)), 40_000);
    expect(found(looksAt(bang, false))).toEqual(new Set([null]));
  });
});

describe('a room that howls', () => {
  const before = room(3, -60);
  const after = (sound: Float32Array): Float32Array => oneAfterAnother(before, sound);

  it('is found within three seconds, whatever the pitch, beside a voice before it, and gone with its tone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 260, max: 4_200 }), fc.integer({ min: -30, max: -6 }), (hertz, toDb) => {
        const howl = together(whistle(4, hertz, { fromDb: -50, toDb, growSeconds: 0.8 }), room(4, -58));
        const sound = looksAt(new Float32Array([...after(howl), ...room(2, -60)]));
        const troubles = troublesOf(watched(sound));
        expect(troubles.slice(0, 30)).not.toContain('howling');
        expect(troubles.slice(30, 62)).toContain('howling');
        expect(troubles.at(-1)).toBeNull();
      }),
      { numRuns: 5 },
    );
  });

  it('is found too where the loudspeaker is driven so hard that it distorts', () => {
    const howl = cutOff(whistle(4, 900, { fromDb: -40, toDb: 6 }));
    expect(found(looksAt(after(together(howl, room(4, -58)))))).toContain('howling');
  });

  it('is none that speaks, plays the tones of a telephone or a gong, hums all the time, or hisses', () => {
    fc.assert(
      fc.property(seed, (by) => {
        expect(found(looksAt(after(together(speech(8, -22, by), room(8, -60)))))).not.toContain('howling');
      }),
      { numRuns: 4 },
    );
    const gong = whistle(5, 700, { fromDb: -10, toDb: -50, growSeconds: 3 });
    const twoTones = together(
      whistle(4, 770, { fromDb: -20, toDb: -20 }),
      whistle(4, 1_336, { fromDb: -20, toDb: -20 }),
    );
    for (const sound of [gong, twoTones, noise(4, -20)])
      expect(found(looksAt(after(together(sound, room(5, -60)))))).not.toContain('howling');
    const projector = looksAt(together(whistle(12, 1_200, { fromDb: -42, toDb: -42 }), room(12, -62)));
    expect(found(projector)).not.toContain('howling');
  });

  it('is found after a voice that is cut off, however long that had spoken, and named at once in its place', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 300, max: 3_000 }), fc.integer({ min: 2, max: 40 }), (by, hertz, seconds) => {
        const loud = looksAt(cutOff(speech(seconds, 0, by)), false);
        const troubles = troublesOf(watched([...loud, ...looksAt(together(whistle(4, hertz), room(4)))]));
        expect(troubles.slice(loud.length)).toContain('howling');
      }),
      { numRuns: 4 },
    );
  });

  it('is found where it howls from the first moment, and as long as it does', () => {
    const howl = looksAt(together(whistle(5, 1_100, { growSeconds: 0.01 }), room(5)));
    const troubles = troublesOf(watched([...howl, ...howl, ...howl, ...howl, ...howl, ...howl, ...howl, ...howl]));
    expect(troubles.slice(0, 30)).toContain('howling');
    expect(new Set(troubles.slice(30))).toEqual(new Set(['howling']));
  });

  it('is named as long as it howls, although a browser’s noise filter takes it down', () => {
    const rises = whistle(2, 1_100, { fromDb: -40, toDb: -5 });
    const taken = whistle(8, 1_100, { fromDb: -5, toDb: -36, growSeconds: 4 });
    const troubles = troublesOf(watched(looksAt(after(oneAfterAnother(rises, taken, room(3, -80))))));
    expect(troubles.slice(0, 60)).toContain('howling');
    expect(new Set(troubles.slice(60, 128))).toEqual(new Set(['howling']));
    expect(troubles.at(-1)).toBeNull();
  });

  it('is found where what howls is as loud as all before: long speech without a pause, a gale, music', () => {
    const unbroken = together(speech(40, -16, 3), speech(40, -16, 4), speech(40, -16, 5));
    for (const sound of [unbroken, noise(40, -16)]) {
      const loud = looksAt(sound, false);
      expect(troublesOf(watched(loud)), 'which is none itself').not.toContain('howling');
      const howl = looksAt(whistle(4, 700, { fromDb: -40, toDb: -14 }));
      expect(troublesOf(watched([...loud, ...howl])).slice(loud.length)).toContain('howling');
    }
  });

  it('is none where an air conditioner hums, one or all of its overtones, from the first moment or from then on', () => {
    const hum = (hertz: number) => whistle(12, hertz, { fromDb: -42, toDb: -42, growSeconds: 0.1 });
    const overtones = together(hum(100), hum(200), hum(300), hum(400));
    for (const sound of [hum(240), overtones, together(hum(240), noise(12, -48))])
      for (const around of [together(sound, room(12)), after(together(sound, room(12)))])
        expect(found(looksAt(around))).not.toContain('howling');
  });

  it('is none where the tones of a check are played beside it, or those that try a loudspeaker', () => {
    const burst = burstSamples(sampleRate);
    const bursts = Array.from({ length: 8 }, () => oneAfterAnother(burst, new Float32Array(sampleRate * 0.85)));
    const note = (seconds: number, hertz: number) => whistle(seconds, hertz, { fromDb: -12, toDb: -12 });
    const notes = oneAfterAnother(note(0.35, 523), note(0.35, 659), note(0.9, 784));
    for (const sound of [oneAfterAnother(...bursts), oneAfterAnother(notes, notes, notes)])
      expect(found(looksAt(after(together(sound, room(10)))))).not.toContain('howling');
  });

  it('is not named where the whistle was played before: it is another room’s', () => {
    const howl = after(whistle(4, 1_000));
    const played = looksAt(howl);
    const late = looksAt(echoOf(howl, 400, 12));
    expect(found(late, played)).not.toContain('howling');
    expect(found(played, late), 'its own comes back from the others').toContain('howling');
    const standing = looksAt(whistle(4, 1_000, { growSeconds: 0.01 }));
    expect(found(standing, standing), 'nobody knows who was first').not.toContain('howling');
  });
});

describe('a room that echoes', () => {
  const others = (by: number): Float32Array => speech(15, -24, by);

  it('is found within fifteen seconds at any delay and strength that is heard', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 20, max: 500 }), fc.integer({ min: 0, max: 20 }), (by, delayMs, weakerDb) => {
        const played = others(by);
        const heard = looksAt(together(echoOf(played, delayMs, weakerDb), room(15, -65, by)), false);
        expect(troublesOf(watched(heard, looksAt(played, false)))).toContain('echoing');
      }),
      { numRuns: 12 },
    );
  });

  it('is none of a room that is quiet, or in which somebody speaks or answers by turns', () => {
    fc.assert(
      fc.property(seed, fc.constantFrom('quiet', 'speaks', 'answers'), (by, does) => {
        const played = others(by);
        const own = does === 'quiet' ? new Float32Array(played.length) : speech(15, -28, by + 7);
        // Who answers speaks after the others, and they after it.
        const turn = Math.round(16_000 * 2.5);
        if (does === 'answers')
          for (let index = 0; index < own.length; index += 1) {
            const theirs = Math.floor(index / turn) % 2 === 0;
            if (theirs) own[index] = 0;
            else played[index] = 0;
          }
        const heard = looksAt(together(own, room(15, -62, by)), false);
        expect(troublesOf(watched(heard, looksAt(played, false)))).not.toContain('echoing');
      }),
      // Two who speak at once for a quarter of a minute keep step by chance once in some thousand times: the same ones each time.
      { numRuns: 16, seed: 16 },
    );
  });

  it('is well again once nothing comes back, also if nobody speaks any more', () => {
    const played = others(3);
    const echo = looksAt(together(echoOf(played, 250, 8), room(16, -65)), false);
    const dry = looksAt(room(16, -65, 2), false);
    const out = looksAt(played, false);
    const troubles = troublesOf(watched([...echo, ...dry], [...out, ...looksAt(others(4), false)]));
    expect(troubles).toContain('echoing');
    expect(troubles.at(-1)).toBeNull();
    const silent = troublesOf(watched([...echo, ...Array<Heard>(400).fill(nothing)], out));
    expect(silent.at(-1)).toBeNull();
  });

  it('is none of a microphone that gives way', () => {
    const played = others(3);
    const echo = looksAt(together(echoOf(played, 250, 8), room(16, -65)), false);
    const watches = watched(echo, looksAt(played, false), () => ({ halfDuplex: true }));
    expect(troublesOf(watches)).not.toContain('echoing');
  });
});

describe('who talks into a microphone that is shut', () => {
  const shut = { open: false } as const;
  const voice = looksAt(together(speech(6, -28, 8), room(6, -65)), false);
  const quiet = looksAt(room(6, -65), false);
  const talks = (watches: readonly SoundWatch[]): readonly boolean[] => watches.map(({ talk }) => talk.talks);

  it('is told within some seconds, until nobody talks any more, and no more once it is opened', () => {
    const told = talks(watched([...quiet, ...voice, ...quiet], null, () => shut));
    expect(told.slice(0, 60)).not.toContain(true);
    expect(told.slice(60, 110)).toContain(true);
    expect(told.at(-1)).toBe(false);
    const opens = talks(watched([...quiet, ...voice], null, (index) => ({ open: index >= 118 })));
    expect(opens[117]).toBe(true);
    expect(opens[118]).toBe(false);
  });

  it('is nobody while somebody else speaks, nor in a quiet room', () => {
    expect(talks(watched([...quiet, ...voice], null, () => ({ ...shut, othersSpeak: true })))).not.toContain(true);
    expect(talks(watched([...quiet, ...quiet], null, () => shut))).not.toContain(true);
  });

  it('is told less and less often where nobody heeds it', () => {
    const around = Array.from({ length: 40 }, () => [...voice, ...quiet]).flat();
    const told = talks(watched(around, null, () => shut));
    const begins = told.filter((now, index) => now && told[index - 1] !== true);
    // Eight minutes of talk in the room: at once, after one minute, after four more.
    expect(begins.length).toBeGreaterThan(1);
    expect(begins.length).toBeLessThanOrEqual(3);
  });
});

describe('a microphone that gives way', () => {
  const halfDuplex = { halfDuplex: true } as const;
  const kept = (watches: readonly SoundWatch[]): readonly boolean[] =>
    watches.map((watch) => keepsIn(watch, watch.atMs));

  it('is kept in while others speak and half a second longer, and out as soon as they are done', () => {
    const own = looksAt(together(speech(8, -28, 2), room(8)), false);
    const out = [
      ...looksAt(noise(2, -75), false),
      ...looksAt(speech(3, -22, 9), false),
      ...looksAt(noise(3, -75), false),
    ];
    const keeps = kept(watched(own, out, () => halfDuplex));
    const spoken = out.flatMap(({ levelDb }, index) => (levelDb > -45 ? [index] : []));
    for (const index of spoken) expect(keeps[index]).toBe(true);
    expect(keeps.slice(0, 18)).not.toContain(true);
    expect(keeps.slice(56)).not.toContain(true);
  });

  it('does not give way for long to a fan at another endpoint, nor to what it can’t hear', () => {
    const own = looksAt(room(40), false);
    expect(kept(watched(own, looksAt(noise(40, -45), false), () => halfDuplex)).at(-1)).toBe(false);
    expect(kept(watched(own, null, () => halfDuplex))).not.toContain(true);
    expect(kept(watched(own, looksAt(speech(40, -20), false), () => ({ ...halfDuplex, open: false })))).not.toContain(
      true,
    );
  });
});

it('another microphone, and a page that slept, begin anew', () => {
  const faint = looksAt(together(speech(14, -52, 1), room(14, -75)), false);
  const around = (index: number): Around => ({ trackId: index < 130 ? 'first' : 'second' });
  const troubles = troublesOf(watched(faint, null, around));
  expect(troubles[129]).toBe('faint');
  expect(troubles[130]).toBeNull();
  const last = watched(faint).at(-1) ?? noSound;
  const look = { trackId: 'first', open: true, othersSpeak: false, halfDuplex: false, played: null } as const;
  const later = lookAtSound(last, { ...look, atMs: last.atMs + 60_000, heard: nothing });
  expect(soundTrouble(later)).toBeNull();
});

it('a look is cheap: four hours of them keep nothing but their last seconds', () => {
  const watch = watched(Array<Heard>(3_000).fill({ ...nothing, levelDb: -50 }), Array<Heard>(3_000).fill(nothing)).at(
    -1,
  );
  expect(watch?.level.looks.length).toBeLessThanOrEqual(101);
  expect(watch?.echo.looks.length).toBeLessThanOrEqual(122);
});
