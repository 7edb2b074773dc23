import { ApiTokenList, NewApiTokenResult, type ApiTokenBody, type ApiTokenId } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';

/** All tokens that ever were, newest first; never their secrets. */
export const loadTokens = async (signal: AbortSignal): Promise<readonly ApiTokenBody[]> =>
  (await getJson('/api/tokens', ApiTokenList, { signal })).tokens;

/** A token as it was just made, with the secret that is shown this once. */
export type MadeToken = z.infer<typeof NewApiTokenResult>;

export const makeToken = (name: string): Promise<MadeToken> =>
  sendJson('POST', '/api/tokens', { name }, NewApiTokenResult);

/** Takes a token back for good. */
export const revokeToken = (apiTokenId: ApiTokenId): Promise<null> =>
  sendJson('DELETE', `/api/tokens/${apiTokenId}`, undefined, z.null());
