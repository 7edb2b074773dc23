import { EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sound } from '../../../src/core/recording/sound-deck.ts';
import { SoundPlayer, type Playable } from '../../../src/core/recording/sound-player.ts';
import type { SoundFile } from '../../../src/core/recording/sound.ts';

const openedAt = 1_000_000;
const a = EndpointId.parse('a');
const b = EndpointId.parse('b');

let nowMs = 0;

/** An audio element as browsers have it, which plays by the test's clock; `comes` after so many milliseconds, never where it is null. */
class FakeSound implements Sound {
  static all: FakeSound[] = [];
  static comesMs: (address: string) => number | null = () => 0;
  readonly address: string;
  readonly duration = 600;
  preload: Sound['preload'] = '';
  error: MediaError | null = null;
  #rate = 1;
  #from = { at: 0, sinceMs: null as number | null };
  readonly #madeMs = nowMs;

  constructor(address: string) {
    this.address = address;
    FakeSound.all.push(this);
  }

  get readyState(): number {
    const comes = FakeSound.comesMs(this.address);
    return comes !== null && nowMs - this.#madeMs >= comes ? 4 : 0;
  }

  get ended(): boolean {
    return this.currentTime >= this.duration;
  }

  get paused(): boolean {
    return this.#from.sinceMs === null;
  }

  get currentTime(): number {
    const { at, sinceMs } = this.#from;
    return sinceMs === null ? at : Math.min(this.duration, at + ((nowMs - sinceMs) / 1_000) * this.#rate);
  }

  set currentTime(at: number) {
    this.#from = { at, sinceMs: this.#from.sinceMs === null ? null : nowMs };
  }

  get playbackRate(): number {
    return this.#rate;
  }

  set playbackRate(rate: number) {
    this.#from = { at: this.currentTime, sinceMs: this.#from.sinceMs === null ? null : nowMs };
    this.#rate = rate;
  }

  play(): Promise<void> {
    if (this.paused) this.#from = { at: this.currentTime, sinceMs: nowMs };
    return Promise.resolve();
  }

  pause(): void {
    this.#from = { at: this.currentTime, sinceMs: null };
  }

  removeAttribute(): void {
    FakeSound.all = FakeSound.all.filter((each) => each !== this);
  }

  load(): void {}
}

const file = (key: string, from: number, lengthMs: number): SoundFile => ({
  ...{ key, address: `/${key}`, lengthMs },
  from: openedAt + from,
});
const playable = (tracks: Playable['tracks'], change: Partial<Playable> = {}): Playable => ({
  pictures: [],
  ...{ tracks, mixed: null, goesOn: false },
  span: { from: openedAt, to: openedAt + 60_000 },
  ...change,
});
const two = [
  { endpointId: a, files: [file('a1', 0, 10_000), file('a2', 30_000, 10_000)] },
  { endpointId: b, files: [file('b1', 5_000, 10_000)] },
];
const wait = (ms: number): void => {
  for (let passed = 0; passed < ms; passed += 10) {
    nowMs += 10;
    vi.advanceTimersByTime(10);
  }
};
const sounding = (): string[] =>
  FakeSound.all
    .filter(({ paused }) => !paused)
    .map(({ address }) => address)
    .toSorted();

let player: SoundPlayer;
const open = (what: Playable): void => {
  player = new SoundPlayer(
    what,
    (address) => new FakeSound(address),
    () => nowMs,
  );
};
const at = (): number => player.state.getState().at - openedAt;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSound.all = [];
  FakeSound.comesMs = () => 0;
});
afterEach(() => {
  player.close();
  expect(FakeSound.all, 'whatever was loaded was let go of').toEqual([]);
  vi.useRealTimers();
});

describe('a recording that is played', () => {
  it('has each voice sound when it was heard, and goes over what nobody said', () => {
    open(playable(two));
    player.run();
    wait(100);
    expect(sounding()).toEqual(['/a1']);
    wait(6_000);
    expect(sounding()).toEqual(['/a1', '/b1']);
    wait(6_000);
    expect(sounding()).toEqual(['/b1']);
    wait(3_500);
    expect(at(), 'from 15 s on nothing was recorded until 30 s').toBeGreaterThanOrEqual(30_000);
    expect(sounding()).toEqual(['/a2']);
  });

  it('keeps all in step with the meeting’s time, at any speed and after any jump', () => {
    const act = fc.oneof(
      fc.record({ what: fc.constant('jump' as const), to: fc.nat(59_000) }),
      fc.record({ what: fc.constant('speed' as const), to: fc.constantFrom(0.75, 1, 1.25, 1.5, 2) }),
      fc.record({ what: fc.constant('wait' as const), to: fc.nat(3_000) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        player?.close();
        FakeSound.all = [];
        open(playable(two));
        player.run();
        for (const { what, to } of acts) {
          if (what === 'jump') player.goTo(openedAt + to);
          else if (what === 'speed') player.setSpeed(to);
          else wait(to);
          wait(500);
          for (const sound of FakeSound.all) {
            const of = two.flatMap(({ files }) => files).find(({ address }) => address === sound.address);
            if (of === undefined) throw new Error(sound.address);
            const offset = player.state.getState().at - of.from;
            if (!sound.paused) expect(Math.abs(sound.currentTime * 1_000 - offset)).toBeLessThan(500);
            const due = offset >= 0 && offset < of.lengthMs;
            if (!due) expect(sound.paused, `${sound.address} at ${offset}`).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('waits for a voice that is slow to come, and says so; one that does not come keeps the others only for a while', () => {
    FakeSound.comesMs = (address) => (address === '/b1' ? 20_000 : 0);
    open(playable(two));
    player.goTo(openedAt + 5_000);
    player.run();
    wait(1_000);
    expect(player.state.getState()).toMatchObject({ waits: true, running: true });
    expect(at()).toBe(5_000);
    expect(sounding()).toEqual([]);
    wait(10_000);
    expect(player.state.getState()).toMatchObject({ waits: false, lost: [b] });
    expect(sounding()).toEqual(['/a1']);
  });

  it('has one voice alone, and all again', () => {
    open(playable(two));
    player.goTo(openedAt + 6_000);
    player.run();
    player.hear(b);
    wait(100);
    expect(sounding()).toEqual(['/b1']);
    player.hear(null);
    wait(100);
    expect(sounding()).toEqual(['/a1', '/b1']);
    player.rest();
    expect(sounding()).toEqual([]);
  });

  it('plays the one file of all voices where there is one, and their own where it does not come', () => {
    const mixed = { endpointId: null, files: [file('mixed', 0, 60_000)] };
    open(playable(two, { mixed }));
    player.goTo(openedAt + 6_000);
    player.run();
    wait(100);
    expect(sounding()).toEqual(['/mixed']);
    player.hear(a);
    wait(100);
    expect(sounding()).toEqual(['/a1']);
    player.close();
    FakeSound.comesMs = (address) => (address === '/mixed' ? null : 0);
    open(playable(two, { mixed }));
    player.goTo(openedAt + 6_000);
    player.run();
    wait(11_000);
    expect(at()).toBeGreaterThan(6_000);
    expect(sounding()).toEqual(['/a1', '/b1']);
  });

  it('stands at its end, begins anew from there, and waits for more where it is still recorded', () => {
    const short = playable([{ endpointId: a, files: [file('a1', 0, 3_000)] }], {
      span: { from: openedAt, to: openedAt + 3_000 },
    });
    open(short);
    player.run();
    wait(4_000);
    expect(player.state.getState()).toMatchObject({ running: false, at: openedAt + 3_000 });
    player.run();
    wait(500);
    expect(at()).toBeLessThan(1_000);
    player.close();
    open({ ...short, goesOn: true });
    player.goTo(openedAt + 2_000);
    player.run();
    wait(2_000);
    expect(player.state.getState()).toMatchObject({ running: true, waits: true, at: openedAt + 3_000 });
    player.take({
      ...short,
      goesOn: true,
      span: { from: openedAt, to: openedAt + 9_000 },
      tracks: [{ endpointId: a, files: [{ ...file('a1', 0, 9_000), address: '/a1?v=9' }] }],
    });
    wait(500);
    expect(player.state.getState()).toMatchObject({ running: true, waits: false });
    expect(at()).toBeGreaterThan(3_000);
    expect(sounding(), 'what has grown is asked for anew').toEqual(['/a1?v=9']);
  });
});
