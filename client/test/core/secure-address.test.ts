import { expect, test } from 'vitest';
import { secureAddress } from '../../src/core/secure-address.ts';

test('the secure address keeps the port of a page that was loaded over https', () => {
  expect(secureAddress(new URL('https://hop.huyen.vn:8443/sign-in'))).toBe('https://hop.huyen.vn:8443/');
  expect(secureAddress(new URL('https://hop.huyen.vn/'))).toBe('https://hop.huyen.vn/');
});

test('the port of plain http says nothing about that of https', () =>
  expect(secureAddress(new URL('http://10.0.0.5:8080/'))).toBeNull());
