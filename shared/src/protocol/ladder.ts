import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Rung } from '../meeting/ladder.ts';

const Nothing = z.strictObject({});

/** How much an endpoint receives at most, set by hand; `full` takes it back. */
export const ladderRequests = {
  /** Of any endpoint. Refuses with `not-found` for one that is not on the list. */
  'ladder.limit': { params: z.strictObject({ endpointId: EndpointId, rung: Rung }), result: Nothing },
  /** Of the own one, also where somebody else had set it: who sits there sees whether the line bears more. */
  'ladder.limitOwn': { params: z.strictObject({ rung: Rung }), result: Nothing },
} as const;
