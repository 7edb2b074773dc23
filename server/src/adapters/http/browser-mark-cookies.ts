import { AccountId } from '@diem-cau/shared';
import { parseCookie, stringifySetCookie } from 'cookie';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import { mostMarkedAccounts, type BrowserMarks } from '../../application/ports/browser-marks.ts';

/** The prefix keeps any other host, and the plain port, from setting it (RFC 6265bis, 4.1.3.2). */
const cookieName = '__Host-diem-cau-known';
const algorithm = 'HS256';
/** No session has it, and no session is read without one of its own: neither passes for the other. */
const audience = 'known-browser';
/** The longest that browsers keep a cookie (RFC 6265bis); it begins anew at each sign-in. */
const lastsSeconds = 400 * 24 * 3_600;

const Claims = z.object({
  jti: z.string().min(1).max(64),
  accountIds: z.array(AccountId).max(mostMarkedAccounts),
});

const seconds = (ms: number): number => Math.floor(ms / 1_000);

/** Marks of browsers as signed JSON Web Tokens in a cookie that no script can read. */
export const jwtBrowserMarks = (secret: Buffer): BrowserMarks => ({
  read(cookieHeader, now) {
    const token = parseCookie(cookieHeader ?? '')[cookieName];
    if (token === undefined) return null;
    try {
      const payload = jsonwebtoken.verify(token, secret, {
        algorithms: [algorithm],
        audience,
        clockTimestamp: seconds(now),
      });
      const { jti, accountIds } = Claims.parse(payload);
      return { markId: jti, accountIds };
    } catch {
      return null;
    }
  },

  write({ markId, accountIds }, now) {
    const payload = {
      jti: markId,
      accountIds,
      aud: audience,
      iat: seconds(now),
      exp: seconds(now) + lastsSeconds,
    };
    return stringifySetCookie({
      name: cookieName,
      value: jsonwebtoken.sign(payload, secret, { algorithm }),
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'strict',
      maxAge: lastsSeconds,
    });
  },
});
