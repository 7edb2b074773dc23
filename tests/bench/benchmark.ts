import { flood } from './flood.ts';
import { joinPage } from './join-page.ts';
import { kills } from './kills.ts';
import { packets } from './packets.ts';
import { reading } from './reading.ts';
import { ownVoice } from './own-voice.ts';
import { restart } from './restart.ts';
import { reports } from './reports.ts';
import { twentyEndpoints } from './twenty-endpoints.ts';
import { twoHubs } from './two-hubs.ts';

/** How many kills on each database, or rounds of two hubs, where nobody says how many. */
const fewKills = 10;
/** And how many planned restarts of each kind. */
const fewRestarts = 3;

const parts: Readonly<Record<string, (rounds: number | undefined) => Promise<void>>> = {
  'twenty-endpoints': twentyEndpoints,
  'join-page': joinPage,
  packets,
  'own-voice': ownVoice,
  reports,
  reading,
  flood,
  kills: (rounds = fewKills) => kills(rounds),
  restart: (rounds = fewRestarts) => restart(rounds),
  'two-hubs': (rounds = fewKills) => twoHubs(rounds),
};

/**
 * Measures and prints figures beside their aims, all parts or those that are named; a part that can't be measured says why.
 * `kills=100` and `two-hubs=100` measure so many rounds.
 * Resolves to whether all were measured: being slow is no failure.
 */
export const benchmark = async (named: readonly string[]): Promise<boolean> => {
  const asked = new Map(named.map((each) => [each.replace(/=.*/, ''), /=(\d+)$/.exec(each)?.[1]]));
  let all = true;
  for (const [name, measure] of Object.entries(parts)) {
    if (asked.size > 0 && !asked.has(name)) continue;
    process.stdout.write(`\n${name}\n`);
    try {
      const rounds = asked.get(name);
      await measure(rounds === undefined ? undefined : Number(rounds));
    } catch (error) {
      all = false;
      process.stdout.write(
        `not measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    }
  }
  return all;
};
