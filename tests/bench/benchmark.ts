import { joinPage } from './join-page.ts';
import { reports } from './reports.ts';
import { twentyEndpoints } from './twenty-endpoints.ts';

const parts = { 'twenty-endpoints': twentyEndpoints, 'join-page': joinPage, reports };

/**
 * Measures and prints figures beside their aims, all parts or those that are named; a part that can't be measured says why.
 * Resolves to whether all were measured: being slow is no failure.
 */
export const benchmark = async (named: readonly string[]): Promise<boolean> => {
  let all = true;
  for (const [name, measure] of Object.entries(parts)) {
    if (named.length > 0 && !named.includes(name)) continue;
    process.stdout.write(`\n${name}\n`);
    try {
      await measure();
    } catch (error) {
      all = false;
      process.stdout.write(
        `not measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
    }
  }
  return all;
};
