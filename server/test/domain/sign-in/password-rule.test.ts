import { assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneTimePassword } from '../../../src/application/sign-in/one-time-secrets.ts';
import { systemMint } from '../../../src/adapters/system/clock.ts';
import { passwordFault } from '../../../src/domain/sign-in/password-rule.ts';

const place = { userName: 'hoa.dt', displayName: 'Đặng Thị Hòa', names: ['Huyện Bình Gia', 'Xã Tân Văn', 'Điểm Cầu'] };
const fault = (password: string): 'weak' | 'common' | null => {
  const composed = passwordFault(password.normalize('NFC'), place);
  // Keyboards may send one Vietnamese letter as one sign or as several.
  expect(passwordFault(password.normalize('NFD'), place)).toBe(composed);
  return composed;
};

describe('a password', () => {
  it.each([
    'mười bốn chữ c', // 14 characters
    'Kv7!tmqe',
    'Ệpz83!xw',
    'Ngày mai trời nắng đẹp',
    'con mèo trèo cây cau',
    'Rượu cần nhà sàn 1987',
    'ba quả cam một cái ghế',
    'correct horse battery staple',
  ])('like %s is taken', (password) => {
    expect(fault(password)).toBeNull();
  });

  it.each([
    '',
    'Abc1!xy',
    'abc123!x',
    'ABC123!X',
    'Abcdxy!x',
    'Abc123xx',
    'Abc123 x',
    ' '.repeat(14),
    `Kv7!tm${' '.repeat(20)}`,
  ])('like "%s" is too short or of too few kinds', (password) => {
    expect(fault(password)).toBe('weak');
  });

  it.each([
    '11111111111111',
    'aaaaaaaaaaaaaaaaaaaa',
    'abababababababab',
    'Aa1!Aa1!Aa1!Aa1!',
    'abcdefghijklmnop',
    '12345678901234',
    '98765432109876',
    'qwertyuiopasdfghjkl',
    '1qaz2wsx3edc4rfv',
    '!QAZ2wsx#EDC4rfv',
    'Abcd1234!',
    'Qwerty123!',
    'P@ssw0rd2026',
    'P@ssw0rd!',
    'Matkhau@123',
    'M4tkh@u1',
    'mật khẩu mật khẩu',
    'matkhaumatkhau123',
    'Admin@2026',
    'quantrihethong2026',
    'Diemcau#2026',
    'điểm cầu điểm cầu',
    'BinhGia@2026',
    'huyện bình gia 2026',
    'ubndhuyenbinhgia',
    'Tân Văn Tân Văn 1',
    'Hoa.dt@1987',
    'Đặng Thị Hòa 1987',
    'Dangthihoa1!',
    'Langson@12',
    '02091945020919450209',
    'Hanoi02091945!',
  ])('like %s is guessed first', (password) => {
    expect(fault(password)).toBe('common');
  });

  it('of one hub may be a common one of another', () => {
    expect(fault('Chu Văn An 1975!')).toBeNull();
    expect(passwordFault('Chu Văn An 1975!', { ...place, names: ['Chu Văn An'] })).toBe('common');
  });

  it('that is random is taken, whatever its signs', () => {
    for (let made = 0; made < 200; made += 1) expect(fault(oneTimePassword(systemMint))).toBeNull();
  });

  it('is judged whatever its signs are, in no time', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 200 }), integer({ min: 1, max: 200 }), (text, times) => {
        expect(['weak', 'common', null]).toContain(passwordFault(text, place));
        expect(passwordFault('x'.repeat(times), place)).not.toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});
