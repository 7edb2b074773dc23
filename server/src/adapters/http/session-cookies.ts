import { AccountId, EnrolmentId } from '@diem-cau/shared';
import { parseCookie, stringifySetCookie, type SetCookie } from 'cookie';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { SessionClaims, SessionCookies } from '../../application/ports/session-cookies.ts';

/** The cookie's name. */
export const cookieName = 'diem-cau';
const algorithm = 'HS256';

const Token = z.object({ jti: z.string().min(1).max(64), iat: z.int(), exp: z.int() });
const Claims = z.discriminatedUnion('kind', [
  Token.extend({ kind: z.literal('account'), accountId: AccountId, generation: z.int() }),
  Token.extend({ kind: z.literal('enrolment'), enrolmentId: EnrolmentId }),
]);

const seconds = (ms: number): number => Math.floor(ms / 1_000);

const attributes: Omit<SetCookie, 'name' | 'value'> = {
  path: '/',
  httpOnly: true,
  secure: true,
  sameSite: 'strict',
};

/** Sessions as signed JSON Web Tokens in a cookie that no script can read and no other site can make a browser send. */
export const jwtCookies = (secret: Buffer): SessionCookies => ({
  read(cookieHeader, now) {
    const token = parseCookie(cookieHeader ?? '')[cookieName];
    if (token === undefined) return null;
    try {
      const payload = jsonwebtoken.verify(token, secret, { algorithms: [algorithm], clockTimestamp: seconds(now) });
      const { jti, iat, exp, ...rest } = Claims.parse(payload);
      return { ...rest, sessionId: jti, issuedAt: iat * 1_000, expiresAt: exp * 1_000 };
    } catch {
      return null;
    }
  },

  write({ sessionId, issuedAt, expiresAt, ...rest }: SessionClaims, now) {
    const payload = { ...rest, jti: sessionId, iat: seconds(issuedAt), exp: seconds(expiresAt) };
    const value = jsonwebtoken.sign(payload, secret, { algorithm });
    return stringifySetCookie({ ...attributes, name: cookieName, value, maxAge: seconds(expiresAt - now) });
  },

  cleared: stringifySetCookie({ ...attributes, name: cookieName, value: '', maxAge: 0 }),
});
