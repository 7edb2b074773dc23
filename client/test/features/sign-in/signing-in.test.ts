import { describe, expect, it } from 'vitest';
import { fragmentToken } from '../../../src/core/fragment-token.ts';
import { passwordRule } from '../../../src/features/sign-in/sign-in/password-rule.ts';
import { safeDestination } from '../../../src/features/sign-in/sign-in/safe-destination.ts';

describe('where a person goes after signing in', () => {
  const origin = 'https://hub.example';

  it('is where they wanted to go', () => {
    expect(safeDestination('/admin/directory?q=hoa#x', origin)).toBe('/admin/directory?q=hoa#x');
  });

  it.each([
    null,
    '',
    'meetings',
    '//evil.example/x',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/sign-in',
  ])('is the list of meetings for %s', (wanted) => {
    expect(safeDestination(wanted, origin)).toBe('/meetings');
  });
});

describe('the token of an enrolment link', () => {
  it('is read out of the fragment', () => {
    expect(fragmentToken('#9bvevg8Auk7WQz8NNnSgoTXdMW0KFGvOHpwIAGmiL80')).toBe(
      '9bvevg8Auk7WQz8NNnSgoTXdMW0KFGvOHpwIAGmiL80',
    );
  });

  it.each(['', '#', '#short', '#with space in the middle of it', `#${'x'.repeat(201)}`])(
    'is nothing in %s',
    (fragment) => {
      expect(fragmentToken(fragment)).toBeNull();
    },
  );
});

describe('the password rule', () => {
  it.each([
    ['mười bốn ký tự', true, false],
    ['mười ba ký tự', false, false],
    ['Aa1!Aa1!', false, true],
    ['Đđ1!Đđ1!', false, true],
    ['Aa1!Aa1', false, false],
    ['Aa1 Aa1 ', false, false],
    ['aaaa111!', false, false],
  ])('measures %s', (password, long, mixed) => {
    expect(passwordRule(password)).toEqual({ long, mixed });
    expect(passwordRule(password.normalize('NFD'))).toEqual({ long, mixed });
  });
});
