import { describe, expect, it } from 'vitest';
import { PhoneNumber, phoneIdentity, phoneLink } from '../../src/kit/phone.ts';

describe('a telephone number', () => {
  it.each([
    ['0205 3834 123', '02053834123'],
    ['0205.3834.123', '02053834123'],
    ['(0205) 3834-123', '02053834123'],
    ['+84 205 3834 123', '02053834123'],
    ['+(84) 205 3834 123', '02053834123'],
    ['0084 205 3834 123', '02053834123'],
    ['2053834123', '02053834123'],
    ['912345678', '0912345678'],
    ['0912\u00A0345\u00A0678', '0912345678'],
    ['0205 3834 123 máy lẻ 12', '02053834123;ext=12'],
    ['0205 3834 123, ext. 12', '02053834123;ext=12'],
    ['02053834123#12', '02053834123;ext=12'],
    ['113', '113'],
    ['1900 1234', '19001234'],
    ['+66 2 123 4567', '+6621234567'],
  ])('%s is %s, however it is typed', (typed, identity) => {
    expect(phoneIdentity(typed)).toBe(identity);
    expect(phoneLink(typed)).toBe(`tel:${identity}`);
    expect(PhoneNumber.parse(` ${typed} `)).toBe(typed.replace(/\u00A0/gu, ' '));
  });

  it.each(['không có', '12', '0205 3834 123 gọi bà Hà', 'javascript:alert(1)', '1'.repeat(16), '+', '0205;x'])(
    '%s is none',
    (typed) => {
      expect(phoneIdentity(typed)).toBeNull();
      expect(PhoneNumber.safeParse(typed).success).toBe(false);
    },
  );

  it('may be left out', () => expect(PhoneNumber.parse('  ')).toBe(''));
});
