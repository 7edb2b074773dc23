import type { FoundTrouble } from '../troubles/source-watch.ts';
import { lookForEcho, noEcho, type EchoWatch } from './echo.ts';
import { lookAtPlayed, notGivingWay, othersHeard, type GivingWay } from './giving-way.ts';
import { floorDb, lookAtFloor, unknownFloor, type Floor, type FloorRule } from './floor.ts';
import type { Heard } from './heard.ts';
import { lookAtLevel, noLevel, type LevelWatch } from './level-watch.ts';
import { lookForTalk, nobodyTalks, stopTalk, type ShutTalk } from './shut-talk.ts';
import { lookForWhistle, noWhistle, ownWhistle, type WhistleWatch } from './whistle.ts';

/** One look at the sound of a room. */
export interface SoundLook {
  /** By a clock that nobody can set, in milliseconds. */
  readonly atMs: number;
  /** Another track is another microphone. */
  readonly trackId: string;
  readonly heard: Heard;
  /** What is played of others beside it; null where it can't be told, and while nobody listens to it. */
  readonly played: Heard | null;
  /** Whether others can hear this microphone; one that gives way is open all the same. */
  readonly open: boolean;
  /** Somebody else is speaking, as the hub says. */
  readonly othersSpeak: boolean;
  /** This microphone is to give way while others speak. */
  readonly halfDuplex: boolean;
}

/** What is known of a room's sound. */
export interface SoundWatch {
  readonly atMs: number;
  readonly trackId: string;
  readonly open: boolean;
  /** The noise of the room. */
  readonly floor: Floor;
  readonly level: LevelWatch;
  readonly whistle: WhistleWatch;
  readonly echo: EchoWatch;
  readonly talk: ShutTalk;
  readonly givingWay: GivingWay;
}

export const noSound: SoundWatch = {
  ...{ atMs: 0, trackId: '', open: false, floor: unknownFloor },
  ...{ level: noLevel, whistle: noWhistle, echo: noEcho, talk: nobodyTalks, givingWay: notGivingWay },
};

/**
 * A room is as quiet as in its quietest moment of half a minute: people who speak take breath by then. No room in which somebody can be
 * understood is louder than this, so what is stays a sound.
 */
const roomRule: FloorRule = { windowMs: 30_000, highestDb: -45 };

/** A page that did not look for so long knows nothing of before, in milliseconds. */
const longestGapMs = 2_500;

/** Nothing is wrong with a microphone that nobody hears. */
const shut = { level: noLevel, whistle: noWhistle, echo: noEcho, givingWay: notGivingWay } as const;

const opened = (before: SoundWatch, look: SoundLook, noiseDb: number): SoundWatch => {
  const { atMs, heard, played, halfDuplex } = look;
  const givingWay = lookAtPlayed(before.givingWay, atMs, played?.levelDb ?? null);
  const othersPlayed = played === null ? look.othersSpeak : othersHeard(givingWay, atMs);
  return {
    ...before,
    level: lookAtLevel(before.level, { ...heard, atMs }, noiseDb, othersPlayed),
    whistle: lookForWhistle(before.whistle, atMs, heard, played),
    // Of a microphone that gives way no echo comes back.
    echo:
      halfDuplex || played === null
        ? noEcho
        : lookForEcho(before.echo, { atMs, heardDb: heard.levelDb, playedDb: played.levelDb }),
    // Whoever opens it has been told.
    talk: nobodyTalks,
    givingWay,
  };
};

/** Takes in one more look. Pure; another microphone, or a time without a look, begins anew. */
export const lookAtSound = (watch: SoundWatch, look: SoundLook): SoundWatch => {
  const { atMs, trackId, heard, open } = look;
  const same = watch.trackId === trackId && atMs - watch.atMs <= longestGapMs;
  const known = same ? watch : { ...noSound, talk: { ...watch.talk, looks: [], talks: false } };
  // A tone that stands is no pause, be it a howl or the whine of a projector.
  const floor = lookAtFloor(known.floor, atMs, heard.tone === null ? heard.levelDb : null, roomRule);
  const now = { ...known, ...(open ? {} : shut), atMs, trackId, open, floor };
  const noiseDb = floorDb(floor) ?? roomRule.highestDb;
  if (open) return opened(now, look, noiseDb);
  const talk = look.othersSpeak ? stopTalk(now.talk, atMs) : lookForTalk(now.talk, { ...heard, atMs }, noiseDb);
  return { ...now, talk };
};

/** What is wrong with the sound of an open microphone: the worst for others first; null where nothing is. */
export const soundTrouble = ({ floor, level, whistle, echo }: SoundWatch): FoundTrouble | null => {
  const howls = ownWhistle(whistle, floorDb(floor));
  if (howls !== null) return { trouble: 'howling', ...howls };
  if (echo.found !== null) return { trouble: 'echoing', ...echo.found };
  return level.found;
};

/** Whether the microphone is to be kept in at this moment. */
export const keepsIn = ({ open, givingWay }: SoundWatch, atMs: number): boolean => open && othersHeard(givingWay, atMs);
