import { codecs } from './codecs/codecs.ts';
import { flashAndBeepInFilm } from './flash-and-beep.ts';
import { flood } from './flood.ts';
import { loadavg } from 'node:os';
import { orThere } from './house/checkout.ts';
import { floor } from './house/floor.ts';
import { meetingOf } from './house/meeting.ts';
import { picture } from './house/picture.ts';
import { rush } from './house/rush.ts';
import { tiles } from './house/tiles.ts';
import { voice } from './house/voice.ts';
import { joinPage } from './join-page.ts';
import { kills } from './kills.ts';
import { packets } from './packets.ts';
import { reading } from './reading.ts';
import { ownVoice } from './own-voice.ts';
import { panel } from './panel.ts';
import { relay } from './relay.ts';
import { recordingKills } from './recording-kills.ts';
import { restart } from './restart.ts';
import { roomSound } from './room-sound.ts';
import { reports } from './reports.ts';
import { storage } from './storage.ts';
import { twentyEndpoints } from './twenty-endpoints.ts';
import { twoHubs } from './two-hubs.ts';
import { longRun } from './long-run/long-run.ts';
import { ladder } from './ladder/ladder.ts';
import { weakLinks } from './weak-links/weak-links.ts';
import { weakPc } from './weak-pc/weak-pc.ts';

/** How many kills on each database, or rounds of two hubs, where nobody says how many. */
const fewKills = 10;
/** And how many planned restarts of each kind. */
const fewRestarts = 3;

const parts: Readonly<Record<string, (rounds: number | undefined, cases: readonly string[]) => Promise<void>>> = {
  'twenty-endpoints': twentyEndpoints,
  'join-page': joinPage,
  codecs,
  packets,
  'own-voice': ownVoice,
  'flash-and-beep': flashAndBeepInFilm,
  panel,
  'room-sound': roomSound,
  relay,
  storage,
  reports: orThere('reports', reports),
  reading,
  flood,
  kills: (rounds = fewKills) => kills(rounds),
  restart: (rounds = fewRestarts) => restart(rounds),
  'recording-kills': (rounds = fewKills) => recordingKills(rounds),
  'house-rush': rush,
  'house-20': meetingOf(20),
  'house-66': meetingOf(66),
  'house-floor': floor,
  'house-picture': picture,
  'house-tiles': tiles,
  'house-voice': voice,
  'two-hubs': (rounds = fewKills) => twoHubs(rounds),
  'weak-links': weakLinks,
  ladder,
  'weak-pc': weakPc,
  'long-run': longRun,
};

/** What one word names together: the plan of the house, in figures that tell two versions apart. */
const groups: Readonly<Record<string, readonly string[]>> = {
  house: ['join-page', 'house-rush', 'house-20', 'house-66', 'house-picture', 'house-voice', 'house-floor', 'reports'],
};

/**
 * Measures and prints figures beside their aims, all parts or those that are named; a part that can't be measured says why.
 * `kills=100` and `two-hubs=100` measure so many rounds; `weak-links cut-20 loss-10` measures these of its cases.
 * Resolves to whether all were measured: being slow is no failure.
 */
export const benchmark = async (named: readonly string[]): Promise<boolean> => {
  const single = named.flatMap((each) => groups[each] ?? [each]);
  const asked = new Map(single.map((each) => [each.replace(/=.*/, ''), /=(\d+)$/.exec(each)?.[1]]));
  const cases = [...asked.keys()].filter((each) => !(each in parts));
  let all = true;
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.size > 0 && !asked.has(name)) continue;
    process.stdout.write(
      `\n${name} (${new Date().toISOString()}, load ${loadavg()
        .map((each) => each.toFixed(1))
        .join(' ')})\n`,
    );
    try {
      const rounds = asked.get(name);
      await measure(rounds === undefined ? undefined : Number(rounds), cases);
    } catch (error) {
      all = false;
      process.stdout.write(
        `not measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    }
  }
  return all;
};
