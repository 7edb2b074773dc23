import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inCache } from './paths.ts';

const askAgainMs = 500;

// A process id alone comes round again, in a container at every start: the time at which it began tells them apart.
const holder = (pid: number): string | undefined => {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return `${pid} ${afterName.split(' ')[19]}`;
  } catch {
    return undefined;
  }
};

const take = (file: string): boolean => {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, holder(process.pid) ?? String(process.pid));
  try {
    // A hard link appears with its content or not at all.
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
};

// A run that was killed leaves its lock behind: it belongs to nobody when its process is gone.
const dropIfAbandoned = (file: string): void => {
  try {
    const owner = readFileSync(file, 'utf8');
    if (owner !== holder(Number.parseInt(owner, 10))) rmSync(file, { force: true });
  } catch {
    // Given back between two looks.
  }
};

/** Takes a name for as long as this process lives; false where another one has it, or this one already. */
export function claim(...name: readonly string[]): boolean {
  const file = `${inCache('locks', ...name)}.lock`;
  mkdirSync(dirname(file), { recursive: true });
  if (take(file)) return true;
  dropIfAbandoned(file);
  return take(file);
}

/**
 * Does `work` while no other run on this machine does work of the same name. `onWait` is called once when another one
 * has to be waited for.
 */
export async function withLock<T>(name: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  const file = inCache('locks', `${name}.lock`);
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = false; !take(file); waited = true) {
    if (!waited) onWait();
    dropIfAbandoned(file);
    await sleep(askAgainMs);
  }
  const giveBack = (): void => rmSync(file, { force: true });
  process.once('exit', giveBack);
  try {
    return await work();
  } finally {
    process.off('exit', giveBack);
    giveBack();
  }
}
