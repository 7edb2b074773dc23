import { isDeepStrictEqual } from 'node:util';
import { badLines, outages } from './cases.ts';

/**
 * Cases that run side by side, each on a commune's line of its own; one that is named twice befalls two communes, of which the worst
 * counts.
 */
export interface Group {
  readonly cases: readonly string[];
  /** Communes whose lines nothing impairs: the control run of bad lines. */
  readonly beside?: number;
  /** Media may come by the pages' port. */
  readonly relay?: boolean;
}

/**
 * All cases; side by side those that last about as long and burden the machine as much, and after each other those whose scene is the
 * same, which is opened once for them.
 */
const plan: readonly Group[] = [
  { cases: ['cut-5', 'media-5', 'signalling-5', 'hotspot'] },
  // Who is cut burdens nobody.
  { cases: ['cut-120', 'media-120', 'signalling-120', 'rtt-600'] },
  { cases: ['cut-20', 'media-20', 'signalling-20'] },
  { cases: ['loss-5', 'loss-10'], beside: 1 },
  { cases: ['bursts-5', 'bursts-17'], beside: 1 },
  { cases: ['loss-30', 'flapping'], beside: 1 },
  { cases: ['new-address', 'udp-shut', 'ports-shut'], relay: true },
  { cases: ['one-port', 'one-port', 'one-port'], relay: true },
  { cases: ['hub-killed'], beside: 1 },
  { cases: ['worker-killed'], beside: 1 },
  { cases: ['hub-killed-and-cut'], beside: 1 },
];

/** How large a group's scene is, and whether its hub relays: groups for which this is the same may share one. */
export const sceneOf = ({
  cases,
  beside = 0,
  relay = false,
}: Group): { readonly communes: number; readonly relay: boolean } => ({
  communes: cases.length + beside,
  relay,
});

/** Before each outage all is well for so long, and what a loss of the socket does comes so late after it, at most; in milliseconds. */
export const controlMs = 6_000;
export const aftermathMs = 4_000;
/** A bad line settles for so long before it is watched. */
export const settlingMs = 5_000;

/** How long a round of a case takes where all comes back at once, in milliseconds. */
const lastsMs = (name: string): number => {
  const [outage, line] = [outages[name], badLines[name]];
  if (outage !== undefined) return controlMs + outage.lastsMs + (name === 'flapping' ? 56_000 : 0) + aftermathMs;
  if (line !== undefined) return settlingMs + line.watchedMs;
  throw new Error(`there is no case "${name}"`);
};
const openingMs = 20_000;
const comingBackMs = 4_000;

/** The groups with the cases that are named, or all; throws where there is no such case. */
export const planOf = (named: readonly string[]): readonly Group[] => {
  const known = plan.flatMap(({ cases }) => cases);
  const unknown = named.filter((each) => !known.includes(each));
  if (unknown.length > 0)
    throw new Error(`no such cases: ${unknown.join(', ')}; there are ${[...new Set(known)].join(', ')}`);
  if (named.length === 0) return plan;
  return plan.flatMap((group) => {
    const cases = group.cases.filter((each) => named.includes(each));
    return cases.length === 0 ? [] : [{ ...group, cases }];
  });
};

/** How long so many rounds of these groups take, in milliseconds, where nothing has to be waited for. */
export const reckonedMs = (groups: readonly Group[], rounds: number): number =>
  groups.reduce((sum, group, index) => {
    const before = groups[index - 1];
    const isOpen = before !== undefined && isDeepStrictEqual(sceneOf(before), sceneOf(group));
    return sum + (isOpen ? 0 : openingMs) + rounds * (Math.max(...group.cases.map(lastsMs)) + comingBackMs);
  }, 0);
