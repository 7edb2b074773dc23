import { createHash, scrypt } from 'node:crypto';
import { enrolmentCodeLength, enrolmentCodeSigns } from '@diem-cau/shared';
import type { Mint } from '../ports/clock.ts';

/** Letters and digits that nobody mistakes for another when reading them out. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password to be read out and typed once, `k7mq-…`: four groups of four out of 32 signs, 80 bits. */
export const oneTimePassword = (mint: Pick<Mint, 'secret'>): string => {
  const bytes = Buffer.from(mint.secret(16), 'base64url');
  const signs = [...bytes].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
  return signs.replace(/(.{4})(?=.)/gu, '$1-');
};

/** The token of an enrolment link: 32 random bytes in base64url. */
export const enrolmentToken = (mint: Pick<Mint, 'secret'>): string => mint.secret(32);

/** What is kept of a token: its SHA-256 in hex. The token is random, so a plain hash suffices. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A code to be typed, ten signs, each as likely as the others. */
export const enrolmentCode = (mint: Pick<Mint, 'secret'>): string => {
  const fair = 256 - (256 % enrolmentCodeSigns.length);
  let code = '';
  while (code.length < enrolmentCodeLength)
    for (const byte of Buffer.from(mint.secret(32), 'base64url'))
      if (byte < fair && code.length < enrolmentCodeLength)
        code += enrolmentCodeSigns.charAt(byte % enrolmentCodeSigns.length);
  return code;
};

/**
 * What is kept of a code, hex. A code is short enough to be found from a plain hash by whoever reads the database; at some 10 ms for each of
 * 10^13 it is not: that takes thousands of years. Codes are random, so that one salt for all gives nothing away and the row is found by its hash.
 */
export const codeHash = (code: string): Promise<string> =>
  new Promise((resolve, reject) => {
    scrypt(code, 'diem-cau enrolment code', 32, { N: 2 ** 12, r: 8, p: 1 }, (error, hash) => {
      if (error === null) resolve(hash.toString('hex'));
      else reject(error);
    });
  });
