import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { asGiven } from '../../../server/test/support/as-given.ts';
import type { District, EnrolledPc } from '../../../server/test/support/district.ts';
import { moreCommunes } from '../../../server/test/support/more-communes.ts';

const own = resolve(import.meta.dirname, '../../..');
/** The checkout whose hub is measured: this one, or that of another version, which HUB_CHECKOUT names. */
const measured = resolve(process.env['HUB_CHECKOUT'] ?? own);

/** A part that hangs says so and ends after this time, in milliseconds. */
const partLimitMs = 350_000;

/** Communes of the demo directory beside the room. */
const demoCommunes = 19;

/** Runs a part of the measured checkout's own benchmark, which sets it up first; a name that no part has only sets it up. */
const benchThere = async (part: string): Promise<void> => {
  const options = { cwd: measured, stdio: 'inherit', timeout: 2 * partLimitMs } as const;
  const [code] = await once(spawn(process.execPath, ['scripts/bench.ts', part], options), 'exit');
  if (code !== 0) throw new Error(`npm run bench -- ${part} in ${measured} ended with ${code}`);
};

/** A part that measures its own checkout only: where another one is meant, that one's own part of this name. */
export const orThere = (part: string, here: () => Promise<void>) => (): Promise<void> =>
  measured === own ? here() : benchThere(part);

const load = async (): Promise<typeof District> => {
  if (measured !== own) {
    // What this checkout was set up with is not for the other's hub.
    for (const name of ['MEDIASOUP_WORKER_BIN', 'HUB_CLIENT_DIR']) delete process.env[name];
    await benchThere('set-up');
    // A process bears this native addon once, and the pages of both checkouts want it.
    registerHooks({
      resolve: (specifier, context, next) =>
        next(specifier, specifier === '@roamhq/wrtc' ? { ...context, parentURL: import.meta.url } : context),
    });
  }
  const path = resolve(measured, 'server/test/support/district.ts');
  return asGiven<{ District: typeof District }>(await import(pathToFileURL(path).href)).District;
};
let loaded: Promise<typeof District> | null = null;

/** A running hub of the measured checkout with so many enrolled PCs, the room's first. */
export interface Place {
  readonly district: District;
  readonly pcs: readonly EnrolledPc[];
  /** What is closed before the hub ends. */
  readonly closes: (() => unknown)[];
}

/** Starts a hub of the measured checkout with so many endpoints for one act; ends it afterwards, or when the act takes too long. */
export const inDistrict = async (endpoints: number, act: (place: Place) => Promise<void>): Promise<void> => {
  const Measured = await (loaded ??= load());
  const communes = Math.min(endpoints - 1, demoCommunes);
  const district = await Measured.start(communes, { LOG_LEVEL: 'warn' });
  const closes: (() => unknown)[] = [];
  try {
    const pcs = [...district.pcs, ...(await moreCommunes(district, endpoints - 1 - communes))];
    const late = delay(partLimitMs, 'late' as const, { ref: false });
    const done = act({ district, pcs, closes }).then(() => 'done' as const);
    if ((await Promise.race([done, late])) === 'late') throw new Error(`not done in ${partLimitMs / 1_000} s`);
  } finally {
    for (const close of closes.toReversed()) await Promise.race([close(), delay(5_000)]);
    await district.remove();
  }
};
