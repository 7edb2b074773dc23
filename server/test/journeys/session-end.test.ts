import { NewAccountResult, SessionBody, type Role } from '@diem-cau/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jwtCookies } from '../../src/adapters/http/session-cookies.ts';
import { sessionSecret } from '../../src/adapters/storage/session-secret.ts';
import { District } from '../support/district.ts';
import { askHttp, bodyOf, type HttpAnswer } from '../support/hub-http.ts';
import { connectLine } from '../support/socket-line.ts';

let district: District;
beforeAll(async () => {
  district = await District.start(0);
});
afterAll(() => district.remove());

const ask = (method: string, path: string, cookie: string, body?: object): Promise<HttpAnswer> =>
  askHttp(district.hub.url + path, { method, cookie, ...(body === undefined ? {} : { body }) });
const asAdmin = async (method: string, path: string, body?: object): Promise<HttpAnswer> =>
  ask(method, path, await district.adminCookie(), body);

interface Person {
  readonly accountPath: string;
  readonly cookie: string;
  readonly password: string;
}

let people = 0;
/** A person with a password of their own who has just signed in. */
const person = async (role: Role = 'chair'): Promise<Person> => {
  people += 1;
  const userName = `person-${people}`;
  const made = bodyOf(
    await asAdmin('POST', '/api/accounts', { userName, displayName: `An ${people}`, role }),
    NewAccountResult,
  );
  const { oneTimePassword } = made;
  const signedIn = await ask('POST', '/api/session', '', { userName, password: oneTimePassword });
  const password = 'rừng xanh núi đỏ mây trắng';
  const change = { oldPassword: oneTimePassword, newPassword: password };
  const changed = await ask('POST', '/api/session/password', signedIn.cookie ?? '', change);
  bodyOf(changed, SessionBody);
  return { accountPath: `/api/accounts/${made.account.accountId}`, cookie: changed.cookie ?? '', password };
};

/** When the socket that this cookie opened is ended, and what its page was told; both pages of the person share one session. */
const pageOf = async (cookie: string): Promise<{ readonly ended: Promise<string> }> => {
  const line = await connectLine(district.hub.url, cookie);
  let told = 'nothing';
  line.onNotice('hub.signedOut', ({ cause }) => {
    told = cause;
  });
  return {
    ended: new Promise((done, fail) => {
      // Far below the five minutes after which every session is looked at again.
      const late = setTimeout(() => fail(new Error('the socket outlives its session')), 30_000);
      line.socket.once('disconnect', () => {
        clearTimeout(late);
        done(told);
      });
    }),
  };
};

const endings: Readonly<Record<string, readonly [string, (who: Person) => Promise<unknown>]>> = {
  'who signs out': ['signed-out', ({ cookie }) => ask('DELETE', '/api/session', cookie)],
  'whose password was changed': [
    'signed-out',
    ({ cookie, password }) =>
      ask('POST', '/api/session/password', cookie, { oldPassword: password, newPassword: 'sóng biển vỗ bờ cát mịn' }),
  ],
  'who got a new one-time password': [
    'signed-out',
    ({ accountPath }) => asAdmin('POST', `${accountPath}/one-time-password`),
  ],
  'who got another role': ['revoked', ({ accountPath }) => asAdmin('PATCH', accountPath, { role: 'secretary' })],
  'whose account was locked': ['revoked', ({ accountPath }) => asAdmin('PATCH', accountPath, { locked: true })],
};

it.each(Object.keys(endings))('ends all pages at once of a person %s', async (name) => {
  const [cause, end] = endings[name] ?? expect.fail();
  const who = await person();
  const pages = await Promise.all([pageOf(who.cookie), pageOf(who.cookie)]);
  await end(who);
  expect(await Promise.all(pages.map(({ ended }) => ended))).toEqual([cause, cause]);
  await expect(connectLine(district.hub.url, who.cookie)).rejects.toThrow('not-signed-in');
});

it('ends a page at once whose session runs out', async () => {
  const { cookie } = await person();
  const cookies = jwtCookies(sessionSecret(district.hub.dataDir, true));
  const now = Date.now();
  const claims = cookies.read(cookie, now) ?? expect.fail();
  const short = cookies.write({ ...claims, sessionId: 'short', expiresAt: now + 4_000 }, now).split(';')[0] ?? '';
  const [page, other] = [await pageOf(short), await connectLine(district.hub.url, cookie)];
  expect(await page.ended).toBe('signed-out');
  expect(Date.now()).toBeGreaterThanOrEqual(now + 3_000);
  expect(other.socket.connected).toBe(true);
  other.close();
});

it('ends the page of a PC at once whose enrolment was revoked, or whose endpoint was switched off', async () => {
  const page = await pageOf(district.room.cookie);
  const path = `/api/endpoints/${district.room.endpointId}`;
  expect((await asAdmin('PATCH', path, { active: false })).status).toBe(200);
  expect(await page.ended).toBe('revoked');
});
