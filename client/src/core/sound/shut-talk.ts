import type { Heard } from './heard.ts';
import { lastsMs, spanMs } from './spans.ts';
import { mayBeVoice, swells, type SpeechLook } from './speech.ts';

/** Whether somebody talks into a microphone that is shut. */
export interface ShutTalk {
  readonly looks: readonly SpeechLook[];
  readonly talks: boolean;
  /** When it is said again at the earliest, and how often it was said to nobody who opened the microphone. */
  readonly againMs: number;
  readonly unheeded: number;
}

export const nobodyTalks: ShutTalk = { looks: [], talks: false, againMs: 0, unheeded: 0 };

/** The looks that count, and how much of them is of a voice, in milliseconds: as long as half a sentence. */
const windowMs = 3_000;
const voiceMs = { begins: 1_500, goesOn: 400 };

/** So often half a sentence swells at least. */
const leastSwells = 2;

/** Whoever is told and leaves the microphone shut talks to those in the room: told again so much later, in milliseconds, four times longer with each. */
const againAfterMs = 60_000;
const mostTimes = 2;

/** It is over, or nobody has to be told. */
export const stopTalk = (before: ShutTalk, atMs: number): ShutTalk =>
  before.talks
    ? {
        ...{ looks: [], talks: false, unheeded: Math.min(before.unheeded + 1, mostTimes) },
        againMs: atMs + againAfterMs * 4 ** before.unheeded,
      }
    : { ...before, looks: [] };

/**
 * Takes in one more look at a microphone that is shut while nobody else speaks: then the meeting may be waiting for whoever talks into it.
 * While somebody speaks, those in the room talk to one another (`stopTalk`).
 */
export const lookForTalk = (before: ShutTalk, heard: Heard & { readonly atMs: number }, noiseDb: number): ShutTalk => {
  const { atMs, levelDb } = heard;
  const kept = before.looks.filter((look) => atMs - look.atMs < windowMs);
  const looks = [...kept, { atMs, spanMs: spanMs(kept, atMs), levelDb, voice: mayBeVoice(heard, noiseDb) }];
  const voices = lastsMs(looks.filter(({ voice }) => voice));
  if (before.talks) return voices >= voiceMs.goesOn ? { ...before, looks } : stopTalk(before, atMs);
  const talks = atMs >= before.againMs && voices >= voiceMs.begins && swells(looks) >= leastSwells;
  return { ...before, looks, talks };
};
