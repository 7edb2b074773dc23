import { AccountId } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { RecordingRules } from '../../../src/application/settings/recording-rules.ts';
import type { Actor } from '../../../src/domain/kit/actor.ts';
import { MemoryLedgers } from '../../fakes/memory-storage.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const admin: Actor = { by: 'account', accountId: AccountId.parse('an'), name: 'Nguyễn Văn An' };
const always = { recording: 'always', days: 30 } as const;

describe('the rules of recording', () => {
  test('are the program’s own until somebody sets one', async () => {
    const rules = new RecordingRules(new MemoryLedgers(), { now: () => 5 }, silentLogger);
    expect(await rules.of('giao-ban')).toEqual({ recording: 'chair-decides', days: 90 });
    expect(await rules.of('hop-thu')).toEqual({ recording: 'chair-decides', days: 7 });
    const { rules: all, history } = await rules.body();
    expect(all.every(({ by, at }) => by === '' && at === null)).toBe(true);
    expect(history).toEqual([]);
  });

  test('keep what was set for one type, by whom and when, and give it back', async () => {
    const rules = new RecordingRules(new MemoryLedgers(), { now: () => 5 }, silentLogger);
    await rules.change({ type: 'giao-ban', rule: always }, admin);
    expect(await rules.of('giao-ban')).toEqual(always);
    expect(await rules.of('chuyen-de')).toEqual({ recording: 'chair-decides', days: 90 });
    const set = await rules.body();
    expect(set.rules.filter(({ at }) => at !== null)).toEqual([
      { type: 'giao-ban', ...always, by: 'Nguyễn Văn An', at: 5 },
    ]);
    const back = await rules.change({ type: 'giao-ban', rule: null }, admin);
    expect(back.rules.every(({ at }) => at === null)).toBe(true);
    expect(back.history).toEqual([
      { type: 'giao-ban', rule: null, by: 'Nguyễn Văn An', at: 5 },
      { type: 'giao-ban', rule: always, by: 'Nguyễn Văn An', at: 5 },
    ]);
  });

  test('write nothing twice, also where two ask at once', async () => {
    const ledgers = new MemoryLedgers();
    const rules = new RecordingRules(ledgers, { now: () => 5 }, silentLogger);
    await Promise.all([1, 2].map(() => rules.change({ type: 'giao-ban', rule: always }, admin)));
    await rules.change({ type: 'chuyen-de', rule: null }, admin);
    expect([...(await ledgers.heads('recording-rules')).values()]).toEqual([1]);
  });

  test('hold up no meeting where they are damaged: the chair decides, nothing is deleted by itself, and the page says why', async () => {
    const ledgers = new MemoryLedgers();
    await ledgers.ledger('recording-rules', z.unknown()).append(0, [{ type: 'of another version' }], 5);
    const rules = new RecordingRules(ledgers, { now: () => 5 }, silentLogger);
    expect(await rules.of('giao-ban')).toEqual({ recording: 'chair-decides', days: null });
    await expect(rules.body()).rejects.toMatchObject({ code: 'record-unreadable' });
    await expect(rules.change({ type: 'giao-ban', rule: always }, admin)).rejects.toMatchObject({
      code: 'record-unreadable',
    });
  });
});
