import type { Heard } from './heard.ts';
import { lastsMs, spanMs } from './spans.ts';
import { mayBeVoice, swells, type SpeechLook } from './speech.ts';

/** What may be wrong with the level of an open microphone. */
interface LevelTrouble {
  readonly trouble: 'faint' | 'clipped';
  readonly sinceMs: number;
}

interface LevelLook extends SpeechLook {
  readonly cut: boolean;
}

/** What is known of the level from the looks of some seconds. */
export interface LevelWatch {
  readonly looks: readonly LevelLook[];
  readonly found: LevelTrouble | null;
}

export const noLevel: LevelWatch = { looks: [], found: null };

/** The looks that count, in milliseconds: of a voice long enough to be sure that somebody speaks, of what is cut off as long as it is remembered. */
const voiceWindowMs = 10_000;
const cutWindowMs = 5_000;

/**
 * Speech is nominally 26 dB below full scale (ITU-T P.56, G.100); lines in practice control its gain up to speech of -42 to -40 dBm, that is -45 to
 * -43 dB below full scale, and what is below is a strain to listen to (VoIP voice and fax signal processing, section 1.5). Between the two nothing changes.
 */
const faintDb = -45;
const loudEnoughDb = -41;

/** So much speech is enough to judge it, in milliseconds; with less than this nobody speaks any more. */
const voiceMs = { judged: 3_000, left: 500 };

/** So often speech of 10 s swells at least. */
const leastSwells = 4;

/** Tops that are cut off for so long of 5 s are too many, in milliseconds; with so little it is over. */
const cutMs = { many: 1_000, few: 200 };

const mean = (looks: readonly LevelLook[]): number =>
  10 * Math.log10(looks.reduce((sum, { levelDb }) => sum + 10 ** (levelDb / 10), 0) / looks.length);

const tooFaint = (looks: readonly LevelLook[], before: LevelTrouble | null): LevelTrouble | null => {
  const voices = looks.filter(({ voice }) => voice);
  const [first] = voices;
  if (before?.trouble === 'faint')
    return lastsMs(voices) >= voiceMs.left && mean(voices) < loudEnoughDb ? before : null;
  if (first === undefined || lastsMs(voices) < voiceMs.judged || swells(looks) < leastSwells || mean(voices) >= faintDb)
    return null;
  return { trouble: 'faint', sinceMs: first.atMs };
};

const tooLoud = (looks: readonly LevelLook[], before: LevelTrouble | null): LevelTrouble | null => {
  const cuts = looks.filter(({ cut }) => cut);
  const [first] = cuts;
  if (before?.trouble === 'clipped') return lastsMs(cuts) > cutMs.few ? before : null;
  return first === undefined || lastsMs(cuts) < cutMs.many ? null : { trouble: 'clipped', sinceMs: first.atMs };
};

/**
 * Takes in one more look at an open microphone, about a tenth of a second after the one before.
 * @param othersHeard what others say comes out of the loudspeaker: it is no voice of this room
 */
export const lookAtLevel = (
  { looks, found }: LevelWatch,
  heard: Heard & { readonly atMs: number },
  noiseDb: number,
  othersHeard: boolean,
): LevelWatch => {
  const { atMs, levelDb, cut } = heard;
  const kept = looks.filter((look) => atMs - look.atMs < voiceWindowMs);
  const now = [
    ...kept,
    { atMs, spanMs: spanMs(kept, atMs), levelDb, cut, voice: !othersHeard && mayBeVoice(heard, noiseDb) },
  ];
  const recent = now.filter((look) => atMs - look.atMs < cutWindowMs);
  return { looks: now, found: tooLoud(recent, found) ?? tooFaint(now, found) };
};
