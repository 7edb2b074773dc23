import { AccountBody, AccountChange, AccountChoice, AccountId, NewAccount, NewAccountResult } from '@diem-cau/shared';
import { z } from 'zod';
import { actorOf } from '../../../../application/kit/acting.ts';
import { json, noBody, nothing, routesOf } from '../../route.ts';
import { SearchWords } from '../search-words.ts';
import type { SignInParts } from './sign-in-parts.ts';

const route = routesOf<SignInParts>();

const OfAccount = z.strictObject({ accountId: AccountId });

/** The admin's work on accounts. */
export const accountRoutes = [
  route({
    method: 'GET',
    path: '/api/accounts',
    access: 'keepAccounts',
    reads: 'nothing',
    params: nothing,
    query: nothing,
    body: noBody,
    result: z.strictObject({ accounts: z.array(AccountBody) }),
    summary: 'All accounts.',
    handle: async (_, parts) => json({ accounts: await parts.accounts.all() }),
  }),
  route({
    method: 'GET',
    path: '/api/secretaries',
    access: 'openMeeting',
    reads: 'nothing',
    params: nothing,
    query: z.strictObject({ q: SearchWords }),
    body: noBody,
    result: z.strictObject({ accounts: z.array(AccountChoice) }),
    summary:
      'Who can be named the secretary of a meeting: people whose name or login holds all words of `q`, at most 20.',
    handle: async ({ query }, parts) => json({ accounts: await parts.accounts.choices(query.q) }),
  }),
  route({
    method: 'POST',
    path: '/api/accounts',
    access: 'keepAccounts',
    reads: 'json',
    params: nothing,
    query: nothing,
    body: NewAccount,
    result: NewAccountResult,
    refuses: ['user-name-taken', 'display-name-taken'],
    summary: 'Adds an account; its one-time password is in the answer and nowhere else.',
    handle: async ({ body }, parts) => json(await parts.accounts.create(body)),
  }),
  route({
    method: 'PATCH',
    path: '/api/accounts/:accountId',
    access: 'keepAccounts',
    reads: 'json',
    params: OfAccount,
    query: nothing,
    body: AccountChange,
    result: z.strictObject({ account: AccountBody }),
    refuses: ['not-found', 'display-name-taken', 'last-admin'],
    summary: 'Changes name, role or lock; a new role and a lock end the person’s sessions.',
    handle: async ({ params, body, signedIn }, parts) =>
      json({ account: await parts.accounts.change(params.accountId, body, actorOf(signedIn)) }),
  }),
  route({
    method: 'POST',
    path: '/api/accounts/:accountId/one-time-password',
    access: 'keepAccounts',
    reads: 'nothing',
    params: OfAccount,
    query: nothing,
    body: noBody,
    result: NewAccountResult,
    refuses: ['not-found'],
    summary: 'Gives a person a new one-time password and ends their sessions.',
    handle: async ({ params }, parts) => json(await parts.accounts.renewPassword(params.accountId)),
  }),
];
