import { z } from 'zod';
import { ApiTokenId } from '../kit/ids.ts';
import { Line } from '../kit/text.ts';
import { Instant } from '../kit/time.ts';

/** A token with which another program reads `/api/v1/stats`. */
export const ApiTokenBody = z.strictObject({
  apiTokenId: ApiTokenId,
  name: z.string(),
  createdAt: Instant,
  by: z.string(),
  revokedAt: Instant.nullable(),
});
export type ApiTokenBody = z.infer<typeof ApiTokenBody>;
export const ApiTokenList = z.strictObject({ tokens: z.array(ApiTokenBody) });
export const NewApiToken = z.strictObject({ name: Line(1, 120) });
/** The secret is shown once. */
export const NewApiTokenResult = z.strictObject({ token: ApiTokenBody, secret: z.string() });
