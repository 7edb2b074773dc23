import { AccountChoice } from '@diem-cau/shared';
import { z } from 'zod';
import { getJson } from './http.ts';

const Choices = z.strictObject({ accounts: z.array(AccountChoice) });

/** People who can be named the secretary of a meeting, found by a part of name or login, without tone marks. Throws like `getJson`. */
export const findSecretaries = async (words: string, signal: AbortSignal): Promise<readonly AccountChoice[]> =>
  (await getJson(`/api/secretaries?${new URLSearchParams({ q: words })}`, Choices, { signal })).accounts;

/** How a person reads in the list of choices: two may bear one name, no two have one login. */
export const shownSecretary = ({ accountId, displayName, userName }: AccountChoice) => ({
  key: accountId,
  label: displayName,
  note: userName,
});
