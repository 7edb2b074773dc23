import { AccountId, EnrolmentId, MeetingId, PanelId, type Instant } from '@diem-cau/shared';
import { parseCookie, stringifySetCookie, type SetCookie } from 'cookie';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { SessionClaims, SessionCookies } from '../../application/ports/session-cookies.ts';

/**
 * How pages reach the hub: over HTTPS, or over the open line of this very machine alone, on which not every browser keeps a `Secure`
 * cookie and none one whose name begins with `__Host-`.
 */
export type CookieLine = 'https' | 'loopback';

/** The name up to release 0.1, without a prefix: another host or port could set it, too. */
const earlierName = 'diem-cau';
/** Browsers take `__Host-` from this host alone, over HTTPS, for all of its paths (RFC 6265bis, 4.1.3.2). */
const names: Readonly<Record<CookieLine, string>> = { https: '__Host-diem-cau', loopback: earlierName };
/** The name of the session's cookie over HTTPS. */
export const httpsSessionCookie = names.https;

const algorithm = 'HS256';

/** `cookie` names the cookie that the token was given in; those of the earlier name don't say. */
const Token = z.object({
  jti: z.string().min(1).max(64),
  iat: z.int(),
  exp: z.int(),
  cookie: z.literal(Object.values(names)).optional(),
});
const Claims = z.discriminatedUnion('kind', [
  Token.extend({ kind: z.literal('account'), accountId: AccountId, generation: z.int() }),
  Token.extend({ kind: z.literal('enrolment'), enrolmentId: EnrolmentId }),
  Token.extend({ kind: z.literal('panel'), meetingId: MeetingId, panelId: PanelId }),
]);

const seconds = (ms: number): number => Math.floor(ms / 1_000);

const verified = (token: string | undefined, secret: Buffer, now: Instant): z.infer<typeof Claims> | null => {
  if (token === undefined) return null;
  try {
    return Claims.parse(jsonwebtoken.verify(token, secret, { algorithms: [algorithm], clockTimestamp: seconds(now) }));
  } catch {
    return null;
  }
};

const sessionOf = ({ jti, iat, exp, cookie: _cookie, ...rest }: z.infer<typeof Claims>): SessionClaims => ({
  ...rest,
  sessionId: jti,
  issuedAt: iat * 1_000,
  expiresAt: exp * 1_000,
});

/**
 * Sessions as signed JSON Web Tokens in a cookie that no script can read and no other site can make a browser send. A token that was given
 * in one cookie is worth nothing in the other: nobody plants a session of today under the earlier name.
 */
export const jwtCookies = (secret: Buffer, line: CookieLine = 'https'): SessionCookies => {
  const name = names[line];
  const attributes: Omit<SetCookie, 'name' | 'value'> = {
    path: '/',
    httpOnly: true,
    secure: line === 'https',
    sameSite: 'strict',
  };
  const cleared = (of: string): string => stringifySetCookie({ ...attributes, name: of, value: '', maxAge: 0 });

  const present = (cookieHeader: string | undefined, now: Instant): SessionClaims | null => {
    const claims = verified(parseCookie(cookieHeader ?? '')[name], secret, now);
    return claims?.cookie === name ? sessionOf(claims) : null;
  };
  const earlier = (cookieHeader: string | undefined, now: Instant): SessionClaims | null => {
    const claims = verified(parseCookie(cookieHeader ?? '')[earlierName], secret, now);
    return claims !== null && claims.cookie === undefined ? sessionOf(claims) : null;
  };

  return {
    read: (cookieHeader, now) => present(cookieHeader, now) ?? earlier(cookieHeader, now),

    write({ sessionId, issuedAt, expiresAt, ...rest }, now) {
      const payload = { ...rest, jti: sessionId, iat: seconds(issuedAt), exp: seconds(expiresAt), cookie: name };
      const value = jsonwebtoken.sign(payload, secret, { algorithm });
      return stringifySetCookie({ ...attributes, name, value, maxAge: seconds(expiresAt - now) });
    },

    earlier(cookieHeader, now) {
      if (name === earlierName || parseCookie(cookieHeader ?? '')[earlierName] === undefined) return null;
      return { cleared: cleared(earlierName), inUse: present(cookieHeader, now) === null };
    },

    cleared: [...new Set([name, earlierName])].map(cleared),
  };
};
