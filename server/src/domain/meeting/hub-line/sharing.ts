import type { EndpointId } from '@diem-cau/shared';

/**
 * What the hub's own line carries, by what is given up last: all voices; a small picture of whoever speaks; the shared screen; that speaker up to 360 lines; a
 * small picture of everybody else who stands on a page; what makes any of them sharper.
 */
export const needs = ['voices', 'speaker', 'screen', 'clearer', 'others', 'sharper'] as const;
type Need = (typeof needs)[number];

/** How much one connection wants of the hub's line, or has of it, of each need; in whole bit/s. */
export type Wants = Readonly<Record<Need, number>>;

/** Nothing of anything. */
export const noWants: Wants = { voices: 0, speaker: 0, screen: 0, clearer: 0, others: 0, sharper: 0 };

/** Who wants what of the line: one of perhaps several connections of an endpoint. */
export interface Wanting {
  readonly endpointId: EndpointId;
  readonly wants: Wants;
}

/** All that is wanted, in bit/s. */
export const sumOf = (wants: Wants): number => needs.reduce((sum, need) => sum + wants[need], 0);

/** Shares a total max-min fairly: nobody gets more than it wants, and nobody less than another but who wants less. Whole numbers, in the order of the wants. */
export const fairly = (total: number, wants: readonly number[]): readonly number[] => {
  const shares = wants.map(() => 0);
  let left = Math.floor(total);
  for (const [served, [index, want]] of [...wants.entries()].toSorted((one, other) => one[1] - other[1]).entries()) {
    const share = Math.min(want, Math.floor(left / (wants.length - served)));
    shares[index] = share;
    left -= share;
  }
  return shares;
};

const added = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** One need of all, fairly between endpoints, and between the connections of each. */
const sharedOf = (total: number, wanting: readonly Wanting[], need: Need): readonly number[] => {
  const endpoints = [...Map.groupBy(wanting.entries(), ([, { endpointId }]) => endpointId).values()];
  const ofEndpoints = fairly(
    total,
    endpoints.map((its) => added(its.map(([, { wants }]) => wants[need]))),
  );
  const shares = wanting.map(() => 0);
  for (const [n, its] of endpoints.entries()) {
    const ofIts = fairly(
      ofEndpoints[n] ?? 0,
      its.map(([, { wants }]) => wants[need]),
    );
    for (const [m, [index]] of its.entries()) shares[index] = ofIts[m] ?? 0;
  }
  return shares;
};

/**
 * Shares the hub's line between all connections of all meetings, in their order: need by need, each only when everybody has the whole of those before, so that no
 * voice is given up for a picture, and nobody lacks one thing while another has the next.
 */
export const shareOut = (total: number, wanting: readonly Wanting[]): readonly Wants[] => {
  let shares: readonly Wants[] = wanting.map(() => noWants);
  let left = Math.max(0, Math.floor(total));
  for (const need of needs) {
    const ofNeed = sharedOf(left, wanting, need);
    shares = shares.map((share, index) => ({ ...share, [need]: ofNeed[index] ?? 0 }));
    left -= added(ofNeed);
    if (added(ofNeed) < added(wanting.map(({ wants }) => wants[need]))) return shares;
  }
  return shares;
};
