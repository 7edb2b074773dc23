import { EndpointId } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson } from './http.ts';

/** What is read of the board of checks: how each endpoint stands. What else it says is not for this page. */
const Board = z.object({
  rows: z.array(
    z.object({
      endpointId: EndpointId,
      name: z.string(),
      leads: z.boolean(),
      standing: z.enum(['away', 'waiting', 'queued', 'checking', 'in-meeting']),
    }),
  ),
});

/** Where a commune is before a meeting: its page waits, it sits in a meeting, or none of its pages is there. */
export interface Waiter {
  readonly endpointId: EndpointId;
  readonly name: string;
  readonly stands: 'waits' | 'in-meeting' | 'away';
}

const standsOf = (standing: z.infer<typeof Board>['rows'][number]['standing']): Waiter['stands'] => {
  if (standing === 'in-meeting' || standing === 'away') return standing;
  // Whoever checks its devices sits in front of the page.
  return 'waits';
};

/** All communes in the directory's order, and where each is. Refused with `forbidden` to whom boards of checks do not concern. Throws like `getJson`. */
export const readWaiters = async (signal: AbortSignal): Promise<readonly Waiter[]> => {
  const { rows } = await getJson('/api/checks', Board, { signal });
  return rows
    .filter(({ leads }) => !leads)
    .map(({ endpointId, name, standing }) => ({ endpointId, name, stands: standsOf(standing) }));
};

/** How many communes there are, and where. */
export const waiterSums = (waiters: readonly Waiter[]) => {
  const count = (stands: Waiter['stands']): number => waiters.filter((each) => each.stands === stands).length;
  return { all: waiters.length, waiting: count('waits'), inside: count('in-meeting'), away: count('away') };
};
