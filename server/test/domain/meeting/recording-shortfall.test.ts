import { EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lacksOf,
  seeVoices,
  whatLacks,
  type KnownVoices,
  type SeenVoice,
} from '../../../src/domain/meeting/recording/lacks.ts';
import {
  keptForSound,
  leastForSound,
  moreForPictures,
  whatFits,
  type Fits,
} from '../../../src/domain/meeting/recording/what-fits.ts';

const anBinh = EndpointId.parse('an-binh');
const begunAt = 1_000_000;
const lookMs = 1_500;

/** Looks at open microphones, one after the other. */
class Looks {
  known: KnownVoices = new Map();
  nowMs = 50_000;
  readonly #voices = new Map<EndpointId, SeenVoice>();

  get at(): number {
    return begunAt + this.nowMs;
  }

  /** So many packets of each are sent, and so many of them kept; a microphone that is not named is shut. */
  look(
    voices: Readonly<Record<string, { readonly sent: number; readonly kept?: number; readonly ssrc?: number | null }>>,
  ) {
    this.nowMs += lookMs;
    const seen = Object.entries(voices).map(([id, { sent, kept = sent, ssrc = id.length }]): SeenVoice => {
      const endpointId = EndpointId.parse(id);
      const before = this.#voices.get(endpointId);
      const same = before?.ssrc === ssrc ? before : undefined;
      const voice: SeenVoice = {
        ...{ endpointId, source: 'microphone', ssrc },
        ...{ sent: (same?.sent ?? 0) + sent, kept: (same?.kept ?? 0) + kept },
        keptAt: kept > 0 ? this.at - 100 : (same?.keptAt ?? null),
      };
      this.#voices.set(endpointId, voice);
      return voice;
    });
    this.known = seeVoices(this.known, seen, { at: this.at, nowMs: this.nowMs });
    return this.lacks;
  }

  get lacks() {
    const lacks = lacksOf(this.known, this.nowMs);
    return lacks === 'all' ? lacks : lacks.map(({ endpointId }) => endpointId);
  }
}

const spoken = { sent: 75 };
const lost = { sent: 75, kept: 0 };

describe('a microphone of which nothing is kept', () => {
  it('lacks after 3 s, since the last that was kept, until something is', () => {
    const looks = new Looks();
    looks.look({ room: spoken, 'an-binh': spoken });
    const keptAt = looks.at - 100;
    expect(looks.look({ room: spoken, 'an-binh': lost })).toEqual([]);
    expect(looks.look({ room: spoken, 'an-binh': lost })).toEqual([]);
    expect(looks.look({ room: spoken, 'an-binh': lost })).toEqual([anBinh]);
    expect(lacksOf(looks.known, looks.nowMs)).toEqual([{ endpointId: anBinh, since: keptAt }]);
    looks.known = whatLacks(looks.known);
    expect([looks.lacks, looks.known.size]).toEqual([[anBinh], 1]);
    // It falls silent, which mends nothing.
    for (let nth = 0; nth < 5; nth += 1) expect(looks.look({ room: spoken, 'an-binh': { sent: 0 } })).toEqual([anBinh]);
    expect(looks.look({ room: spoken, 'an-binh': { sent: 75, kept: 1 } })).toEqual([]);
  });

  it('lacks where there is no stream of it, until one is kept', () => {
    const looks = new Looks();
    const none = { sent: 75, kept: 0, ssrc: null };
    for (let nth = 0; nth < 3; nth += 1) expect(looks.look({ room: spoken, 'an-binh': none })).toEqual([]);
    expect(looks.look({ room: spoken, 'an-binh': none })).toEqual([anBinh]);
    expect(looks.look({ room: spoken, 'an-binh': { ...lost, ssrc: 9 } })).toEqual([anBinh]);
    expect(looks.look({ room: spoken, 'an-binh': { ...spoken, ssrc: 9 } })).toEqual([]);
  });

  it('is all of them where of several none is kept, and named where it is the only one', () => {
    const looks = new Looks();
    for (let nth = 0; nth < 4; nth += 1) looks.look({ room: lost, 'an-binh': lost });
    expect(looks.lacks).toBe('all');
    expect(looks.look({ 'an-binh': lost })).toEqual([anBinh]);
    expect(looks.look({ room: spoken, 'an-binh': lost })).toEqual([anBinh]);
    expect(looks.look({})).toEqual([]);
  });

  it('is none that is silent, loses a packet now and then, or is late, whatever it did before', () => {
    const look = fc.constantFrom({ sent: 0 }, { sent: 1, kept: 0 }, { sent: 3 }, { sent: 75 }, { sent: 75, kept: 50 });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 40 }), (seen) => {
        const looks = new Looks();
        for (const [nth, each] of seen.entries()) {
          // Of what is sent at one look the recorder may tell at the next.
          const late = nth % 3 === 1 && each.sent > 1 ? { ...each, kept: 0 } : each;
          const next = nth % 3 === 2 && (seen[nth - 1]?.sent ?? 0) > 1 ? { ...each, kept: each.sent + 1 } : late;
          // One lost packet of each look in a row would be a lack.
          const told = next.sent === 1 && seen[nth - 1]?.sent === 1 ? { sent: 0 } : next;
          expect(looks.look({ 'an-binh': told })).toEqual([]);
        }
      }),
    );
  });
});

describe('what fits', () => {
  const rooms = fc.integer({ min: -moreForPictures, max: 2 * (keptForSound + moreForPictures) });
  const fits = fc.constantFrom<Fits>('all', 'sound', 'nothing');
  const rank: Readonly<Record<Fits, number>> = { nothing: 0, sound: 1, all: 2 };

  it('is no less with more room, and no less where more was kept before', () => {
    fc.assert(
      fc.property(rooms, fc.nat({ max: keptForSound }), fits, (left, more, before) => {
        expect(rank[whatFits(left + more, before)]).toBeGreaterThanOrEqual(rank[whatFits(left, before)]);
        expect(rank[whatFits(left, 'all')]).toBeGreaterThanOrEqual(rank[whatFits(left, before)]);
      }),
    );
  });

  it('keeps no picture where sound needs the room, and sound for as long as there is any', () => {
    fc.assert(
      fc.property(rooms, fits, (left, before) => {
        const now = whatFits(left, before);
        if (left < keptForSound) expect(now).not.toBe('all');
        if (left <= 0) expect(now).toBe('nothing');
        if (left > 0 && before !== 'nothing') expect(now).not.toBe('nothing');
        expect(whatFits(left, now)).toBe(now);
      }),
    );
  });

  it('gives way once and comes back once, however the room goes to and fro by less than the margin', () => {
    const around = fc.integer({ min: -moreForPictures / 2 + 1, max: moreForPictures / 2 - 1 });
    fc.assert(
      fc.property(rooms, fc.array(around), fits, (middle, steps, before) => {
        let now = before;
        const seen: Fits[] = [];
        for (const step of steps) {
          const next = whatFits(middle + step, now);
          if (next !== now) seen.push(next);
          now = next;
        }
        expect(seen.filter((each) => each === 'all').length).toBeLessThanOrEqual(1);
      }),
    );
    expect([whatFits(leastForSound - 1, 'nothing'), whatFits(leastForSound, 'nothing')]).toEqual(['nothing', 'sound']);
  });
});
