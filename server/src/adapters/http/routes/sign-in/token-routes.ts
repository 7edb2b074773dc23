import { ApiTokenId, ApiTokenList, NewApiToken, NewApiTokenResult } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import type { SignInParts } from './sign-in-parts.ts';

const route = routesOf<SignInParts>();

/** Tokens with which other programs read the statistics. */
export const tokenRoutes = [
  route({
    method: 'GET',
    path: '/api/tokens',
    access: 'keepTokens',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: ApiTokenList,
    summary: 'All tokens for the statistics that ever were, newest first; never their secrets.',
    handle: async (_, parts) => json({ tokens: await parts.apiTokens.all() }),
  }),
  route({
    method: 'POST',
    path: '/api/tokens',
    access: 'keepTokens',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: NewApiToken,
    result: NewApiTokenResult,
    summary: 'Makes a token; its secret is in this answer and nowhere else.',
    handle: async ({ body, signedIn }, parts) => json(await parts.apiTokens.make(body.name, actorOf(signedIn))),
  }),
  route({
    method: 'DELETE',
    path: '/api/tokens/:apiTokenId',
    access: 'keepTokens',
    reads: 'nothing',
    params: z.strictObject({ apiTokenId: ApiTokenId }),
    query: nothing,
    body: noBody,
    result: 'nothing',
    refuses: ['not-found'],
    summary: 'Takes a token back for good.',
    async handle({ params, signedIn }, parts) {
      await parts.apiTokens.revoke(params.apiTokenId, actorOf(signedIn));
      return { kind: 'nothing' };
    },
  }),
];
