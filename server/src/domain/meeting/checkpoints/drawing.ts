/** 32 bits that look as if they were drawn by chance, the same for the same words (FNV-1a, then the finish of MurmurHash3). */
const scrambled = (words: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1) hash = Math.imul(hash ^ words.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** The nth number of a seed, from 0 up to and without 1. */
const drawn = (seed: string, n: number): number => scrambled(`${seed} ${n}`) / 2 ** 32;

/** How long until the nth checkpoint, in milliseconds: half to one and a half times what is meant. */
export const pauseMs = (seed: string, n: number, everyMinutes: number): number =>
  Math.round(everyMinutes * 60_000 * (0.5 + drawn(seed, n)));
