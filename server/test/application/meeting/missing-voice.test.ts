import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { PatientMeeting } from '../../support/patient-meeting.ts';

/** What comes of a commune's page, in milliseconds since the test began. */
interface Comes {
  /** Its voice comes until then. */
  readonly endsMs: number;
  /** So late what only keeps the path open comes first, and how long after each other then, again and again. */
  readonly phaseMs: number;
  readonly gapsMs: readonly number[];
}

/** A commune of which that comes; its hub's looks are as late as the steps in which time passes. */
class Coming {
  readonly #at: PatientMeeting;
  readonly #comes: Comes;
  readonly #beganMs: number;
  #kept = 0;
  #nextMs: number;

  private constructor(at: PatientMeeting, comes: Comes) {
    this.#at = at;
    this.#comes = comes;
    this.#beganMs = at.test.now;
    this.#nextMs = comes.phaseMs;
    // As the media server says it: whether a packet came since it was looked at before.
    let looked = 0;
    vi.spyOn(at.media, 'arrives').mockImplementation(() => {
      const before = looked;
      looked = this.#voiced;
      return Promise.resolve(looked > before);
    });
  }

  static async begin(comes: Comes): Promise<Coming> {
    return new Coming(await PatientMeeting.begin(comes.endsMs > 0 ? ['microphone'] : []), comes);
  }

  get passedMs(): number {
    return this.#at.test.now - this.#beganMs;
  }

  /** Packets of a voice that says nothing. */
  get #voiced(): number {
    return Math.floor(Math.min(this.passedMs, Math.max(0, this.#comes.endsMs)) / 400);
  }

  /** The hub stands for so long at a time, and does then what was due. */
  async pass(untilMs: number, stepsMs: readonly number[], look: () => Promise<void>): Promise<void> {
    for (let turn = 0; this.passedMs < untilMs; turn += 1) {
      const stepMs = stepsMs[turn % stepsMs.length] ?? 250;
      this.#at.test.now += stepMs;
      for (; this.#nextMs <= this.passedMs; this.#kept += 1)
        this.#nextMs += this.#comes.gapsMs[this.#kept % this.#comes.gapsMs.length] ?? Infinity;
      this.#at.media.bytes = 1 + 100 * (this.#voiced + this.#kept);
      await vi.advanceTimersByTimeAsync(stepMs);
      await look();
    }
  }

  types(): readonly string[] {
    return this.#at.facts().flatMap(({ type }) => (/Outage|trouble/u.test(type) ? [type] : []));
  }

  async troubles(): Promise<readonly object[]> {
    return (await this.#at.seat()).troubles ?? [];
  }

  async isSilent(): Promise<boolean> {
    return 'outage' in (await this.#at.seat());
  }
}

const stepsMs = fc.array(fc.integer({ min: 20, max: 1_000 }), { minLength: 7, maxLength: 60 });
const endsMs = fc.integer({ min: 5_000, max: 8_000 });
const phaseMs = fc.integer({ min: 0, max: 4_000 });

afterEach(() => void vi.useRealTimers());

it('a voice of which nothing comes is named, and stays named, however late the looks and whatever keeps the path open', async () => {
  const everyMs = fc.integer({ min: 1_000, max: 4_000 });
  await fc.assert(
    fc.asyncProperty(stepsMs, endsMs, everyMs, phaseMs, async (steps, ends, every, phase) => {
      const coming = await Coming.begin({ endsMs: ends, phaseMs: phase, gapsMs: [every] });
      let namedMs = Infinity;
      await coming.pass(ends + 40_000, steps, async () => {
        if ((await coming.troubles()).length > 0) namedMs = Math.min(namedMs, coming.passedMs - ends);
      });
      // Twice a look to miss it, once what keeps the path open, and a moment for what may still come: each as late as a step.
      expect(namedMs).toBeLessThanOrEqual(6_000 + 1.25 * every + 4 * Math.max(...steps));
      expect(coming.types()).toEqual(['troubleBegan']);
      expect(await coming.troubles()).toMatchObject([{ source: 'microphone', trouble: 'unreceived' }]);
      vi.useRealTimers();
    }),
    { numRuns: 100 },
  );
});

it('a voice is never blamed where nothing comes at all, however late the looks: that is said of its media', async () => {
  await fc.assert(
    fc.asyncProperty(stepsMs, endsMs, async (steps, ends) => {
      const coming = await Coming.begin({ endsMs: ends, phaseMs: Infinity, gapsMs: [] });
      let saidMs = Infinity;
      await coming.pass(ends + 30_000, steps, async () => {
        expect(await coming.troubles()).toEqual([]);
        if (await coming.isSilent()) saidMs = Math.min(saidMs, coming.passedMs - ends);
      });
      expect(saidMs).toBeLessThanOrEqual(5_000 + 3 * Math.max(...steps));
      expect(coming.types()).toEqual(['mediaOutageBegan']);
      vi.useRealTimers();
    }),
    { numRuns: 100 },
  );
});

it.each([
  ['Chromium', 2_400, 2_600, 0],
  ['Firefox', 4_000, 6_000, 2],
])(
  'the path of a seat that sends nothing, kept open by %s, is not taken for dead, and what it rests is learnt',
  async (_browser, min, max, most) => {
    const gapsMs = fc.array(fc.integer({ min, max }), { minLength: 5, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(stepsMs, gapsMs, async (steps, gaps) => {
        const coming = await Coming.begin({ endsMs: 0, phaseMs: 0, gapsMs: gaps });
        const silences = [false];
        await coming.pass(120_000, steps, async () => {
          const silent = await coming.isSilent();
          if (silent !== silences.at(-1)) silences.push(silent);
        });
        expect(silences.filter(Boolean).length).toBeLessThanOrEqual(most);
        expect(coming.types()).toEqual([]);
        vi.useRealTimers();
      }),
      { numRuns: 50 },
    );
  },
);
