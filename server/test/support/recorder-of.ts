import { readFileSync } from 'node:fs';
import { childrenOf } from '../../../tests/bench/process-use.ts';

/** The processes that record for a hub. */
export const recordersOf = (hub: number): readonly number[] =>
  childrenOf(hub).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('recorder-process'));

/** The one that does; fails where none does. */
export const recorderOf = (hub: number): number => {
  const [pid] = recordersOf(hub);
  if (pid === undefined) throw new Error('no recorder runs');
  return pid;
};
