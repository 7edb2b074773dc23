import { expect, test } from 'vitest';
import { handshakeRefusal } from '../../src/core/handshake-refusal.ts';

const failure = (message: string, data?: unknown) => Object.assign(new Error(message), { data });

test('a refusal of the handshake is taken whole', () => {
  const data = { code: 'enrolment-revoked', details: ['Xã Tân Văn'] };
  expect(handshakeRefusal(failure('enrolment-revoked', data))).toEqual(data);
});

test('without a refusal that can be read, the code in the message is enough', () => {
  const expected = { code: 'not-signed-in', details: [] };
  expect(handshakeRefusal(failure('not-signed-in'))).toEqual(expected);
  expect(handshakeRefusal(failure('not-signed-in', { code: 'of-another-version' }))).toEqual(expected);
});

test('everything else is a line that is lost', () => {
  for (const error of [failure('websocket error'), failure('timeout', { code: 'nonsense' }), failure(''), null])
    expect(handshakeRefusal(error)).toBeNull();
});
