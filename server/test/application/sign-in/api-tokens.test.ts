import { AccountId, ApiTokenId } from '@diem-cau/shared';
import { beforeEach, describe, expect, test } from 'vitest';
import { ApiTokens } from '../../../src/application/sign-in/api-tokens.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { MemoryLedgers } from '../../fakes/memory-storage.ts';

const admin: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe('tokens for the statistics', () => {
  let tokens: ApiTokens;
  let made = 0;
  beforeEach(() => {
    const mint = { id: () => `t-${(made += 1)}`, secret: (bytes: number) => `secret-${made}-${bytes}` };
    tokens = new ApiTokens({ ledgers: new MemoryLedgers(), clock: { now: () => 7 }, mint, logger: silent });
  });

  test('a token opens until it is revoked, and its secret is in no list', async () => {
    const { token, secret } = await tokens.make('Báo cáo tỉnh', admin);
    expect(token).toMatchObject({ name: 'Báo cáo tỉnh', createdAt: 7, by: 'Nguyễn Văn An', revokedAt: null });
    expect(await tokens.check(secret)).toEqual(token);
    expect(JSON.stringify(await tokens.all())).not.toContain(secret);
    await tokens.revoke(token.apiTokenId, admin);
    await tokens.revoke(token.apiTokenId, admin);
    await expect(tokens.check(secret)).rejects.toMatchObject({ code: 'wrong-api-token' });
    expect(await tokens.all()).toMatchObject([{ revokedAt: 7 }]);
  });

  test('another secret opens nothing, and an unknown token cannot be revoked', async () => {
    await tokens.make('A', admin);
    await expect(tokens.check('secret')).rejects.toMatchObject({ code: 'wrong-api-token' });
    await expect(tokens.revoke(ApiTokenId.parse('t-none'), admin)).rejects.toMatchObject({ code: 'not-found' });
  });
});
