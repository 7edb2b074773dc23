import { AccountId, type SessionBody } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import { rememberedSession, rememberSession } from '../../../src/features/shell/desk/session-memory.ts';

const storage = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};
const session: SessionBody = {
  me: {
    kind: 'account',
    accountId: AccountId.parse('an'),
    userName: 'an',
    displayName: 'Nguyễn Văn An',
    role: 'secretary',
    mustChangePassword: false,
  },
  hubName: 'Huyện Bình Gia',
  technicianName: '',
  technicianPhone: '',
  mark: null,
  timeZone: 'Asia/Ho_Chi_Minh',
  certificatePort: 8080,
};

test('a tab remembers who is signed in, and forgets once nobody is', () => {
  const tab = storage();
  expect(rememberedSession(tab)).toBeNull();
  rememberSession(session, tab);
  expect(rememberedSession(tab)).toEqual(session);
  rememberSession({ ...session, me: null }, tab);
  expect(rememberedSession(tab)).toBeNull();
});

test('what an older page kept, or no storage at all, counts as nobody', () => {
  const tab = storage();
  rememberSession(session, tab);
  for (const key of tab.kept.keys()) tab.kept.set(key, '{"me":{"kind":"someone"}}');
  expect(rememberedSession(tab)).toBeNull();
  for (const key of tab.kept.keys()) tab.kept.set(key, '{');
  expect(rememberedSession(tab)).toBeNull();
  expect(rememberedSession(null)).toBeNull();
});
