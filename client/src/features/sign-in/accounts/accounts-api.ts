import type { AccountChange, NewAccount } from '@diem-cau/shared';
import { AccountBody, NewAccountResult, type AccountId } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson, sendJson } from '../../../core/http.ts';

const path = '/api/accounts';

/** All accounts; admin only. */
export const listAccounts = async (signal: AbortSignal): Promise<readonly AccountBody[]> =>
  (await getJson(path, z.strictObject({ accounts: z.array(AccountBody) }), { signal })).accounts;

/** Adds a person; the one-time password in the answer is shown once and kept nowhere. */
export const addAccount = (account: z.input<typeof NewAccount>): Promise<NewAccountResult> =>
  sendJson('POST', path, account, NewAccountResult);

/** Changes name or role, locks or unlocks. */
export const changeAccount = (accountId: AccountId, change: z.input<typeof AccountChange>): Promise<unknown> =>
  sendJson('PATCH', `${path}/${accountId}`, change, z.strictObject({ account: AccountBody }));

/** Makes a new one-time password; the old password is void at once. */
export const renewPassword = (accountId: AccountId): Promise<NewAccountResult> =>
  sendJson('POST', `${path}/${accountId}/one-time-password`, {}, NewAccountResult);
