import { expect, test } from 'vitest';
import { SteadyWord, wordOf, type LineKind, type Lives } from '../../../src/core/line/line-word.ts';

const well: Lives = { nowMs: 100_000, mediaAtMs: 99_900, mediaFlow: true, hubAtMs: 99_500, hubSpeaks: true };
const said = (change: Partial<Lives>) => wordOf({ ...well, ...change }, 90_000);

test('what is away for a moment is not said, and is before it is lost', () => {
  expect(said({}).kind).toBe('well');
  expect(said({ mediaFlow: false, mediaAtMs: 97_700 }).kind).toBe('well');
  expect(said({ mediaFlow: false, mediaAtMs: 97_500 }).kind).toBe('media');
  expect(said({ hubSpeaks: false, hubAtMs: 97_700 }).kind).toBe('well');
  expect(said({ hubSpeaks: false, hubAtMs: 97_500 }).kind).toBe('hub');
});

test('each life is said for itself, both together as lost, since the later of them went', () => {
  expect(said({ mediaFlow: false, mediaAtMs: 97_000 })).toEqual({ kind: 'media', sinceMs: 97_000 });
  expect(said({ hubSpeaks: false, hubAtMs: 96_000 })).toEqual({ kind: 'hub', sinceMs: 96_000 });
  const both = { mediaFlow: false, mediaAtMs: 97_000, hubSpeaks: false, hubAtMs: 92_000 };
  expect(said(both)).toEqual({ kind: 'lost', sinceMs: 97_000 });
});

test('media that never came are no cut', () => {
  expect(said({ mediaFlow: false, mediaAtMs: null })).toEqual({ kind: 'first', sinceMs: 90_000 });
});

test('media that flow are not doubted because nothing comes for a while', () => {
  expect(said({ mediaAtMs: 40_000 }).kind).toBe('well');
});

/** What is said from look to look, each change once, while what is so changes by the second. */
const heard = (kinds: readonly LineKind[]): LineKind[] => {
  const steady = new SteadyWord(0);
  const words: LineKind[] = ['well'];
  kinds.forEach((kind, second) => {
    for (const part of [0, 400, 800]) {
      const nowMs = second * 1_000 + part;
      const { kind: now } = steady.hear({ kind, sinceMs: nowMs }, nowMs);
      if (now !== words.at(-1)) words.push(now);
    }
  });
  return words;
};
const times = (count: number, kind: LineKind): LineKind[] => Array.from({ length: count }, () => kind);

test('a word goes when its cause goes', () => {
  expect(heard([...times(5, 'lost'), ...times(5, 'well')])).toEqual(['well', 'lost', 'well']);
});

test('a word that has just come stands for two seconds, and worse news are told at once', () => {
  expect(heard(['media', 'lost', 'lost', 'hub', 'hub', 'hub', 'well', 'well', 'well'])).toEqual([
    'well',
    'media',
    'lost',
    'hub',
    'well',
  ]);
});

test('a line that comes and goes does not make words flicker', () => {
  const flapping = Array.from({ length: 15 }, () => [...times(2, 'lost'), ...times(2, 'well')]).flat();
  expect(heard(flapping)).toHaveLength(4);
});
