import { AccountId } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';
import type { Accounts } from '../ports/accounts.ts';
import type { Passwords } from '../sign-in/passwords.ts';
import type { Mint } from '../ports/clock.ts';

/** Whose work the sample data are. */
export const sampleSecretaryId = AccountId.parse('thu-ky-mau');
const name = 'Hoàng Thị Mẫu';

/** Who does a secretary's work in the sample data. */
export const sampleSecretary: Actor = { by: 'account', accountId: sampleSecretaryId, name };

/** Adds the secretary's account where there is none; nobody knows its password, it is entered through the local door. */
export const addSampleSecretary = async (
  accounts: Pick<Accounts, 'byId' | 'save'>,
  passwords: Pick<Passwords, 'hash'>,
  mint: Pick<Mint, 'secret'>,
): Promise<void> => {
  if ((await accounts.byId(sampleSecretaryId)) !== null) return;
  await accounts.save({
    accountId: sampleSecretaryId,
    userName: 'thu-ky-mau',
    displayName: name,
    role: 'secretary',
    passwordHash: await passwords.hash(mint.secret(24)),
    oneTimeUntil: null,
    locked: false,
    generation: 0,
    lastSignInAt: null,
  });
};
