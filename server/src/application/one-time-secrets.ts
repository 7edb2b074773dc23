import { createHash } from 'node:crypto';
import type { Mint } from './ports/clock.ts';

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
