import { z } from 'zod';
import { DeputyChoice } from '../meeting/leading.ts';

const Nothing = z.strictObject({});

/** Requests about who leads in the chair's place (chủ trì thay). That the chair is away, and is back, the hub sees by itself. */
export const leadingRequests = {
  /** Names who leads while the chair is away; null leaves it to the meeting's secretary. Refuses with `not-found`, `forbidden` for the endpoint that leads. */
  'leading.nameDeputy': { params: z.strictObject({ deputy: DeputyChoice.nullable() }), result: Nothing },
  /** The chair hands over to the deputy until it is taken back; nothing where that is so. Refuses with `no-deputy`, `deputy-not-there`. */
  'leading.handOver': { params: Nothing, result: Nothing },
  /** The chair takes the lead back, or the deputy gives it back; nothing where the chair leads. Refuses with `chair-not-there`. */
  'leading.takeBack': { params: Nothing, result: Nothing },
  /** An admin gives the lead while the chair is away; null to the deputy. Refuses with `chair-there`, `no-deputy`, `deputy-not-there`, `not-found`, `forbidden`. */
  'leading.assign': { params: z.strictObject({ deputy: DeputyChoice.nullable() }), result: Nothing },
} as const;
