import jsonwebtoken from 'jsonwebtoken';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserAt, goodPassword } from '../../support/people.ts';
import { testWeb, type TestWeb } from '../../support/web.ts';

let web: TestWeb;
beforeEach(async () => {
  web = await testWeb();
});
afterEach(() => web.close());

const firstAdmin = async () => {
  const made = await web.accounts.ensureFirstAdmin();
  if (made === null) throw new Error('this is the first start');
  return made;
};

const imported = async () => {
  const file = 'unit_code,name,kind,endpoint,leads\n1,An Bình,xã,An Bình,không';
  await web.directory.import(new TextEncoder().encode(file), 'for-good');
  const [endpoint] = await web.storage.directory.endpoints();
  if (endpoint === undefined) throw new Error('it was imported');
  return endpoint.endpointId;
};

describe('signing in', () => {
  it('goes from the one-time password to an own one, to the hub, and out', async () => {
    const { oneTimePassword } = await firstAdmin();
    const browser = web.browser();
    expect((await browser.get('/api/session')).body).toEqual({
      me: null,
      hubName: 'Huyện <Thử>',
      technicianName: '',
      mark: null,
      technicianPhone: '0205 000 000',
      timeZone: 'Asia/Ho_Chi_Minh',
      certificatePort: 8080,
    });
    const signedIn = await browser.send('POST', '/api/session', { userName: 'admin', password: oneTimePassword });
    expect(signedIn.status).toBe(200);
    expect(signedIn.body.me).toMatchObject({ kind: 'account', role: 'admin', mustChangePassword: true });
    const oldCookie = browser.cookie;
    expect((await browser.get('/api/accounts')).code).toBe('password-change-needed');

    const change = { oldPassword: oneTimePassword, newPassword: goodPassword };
    expect((await browser.send('POST', '/api/session/password', change)).body.me.mustChangePassword).toBe(false);
    expect(browser.cookie).not.toBe(oldCookie);
    expect((await browser.get('/api/accounts')).body.accounts).toHaveLength(1);

    const stolen = browser.cookie;
    expect((await browser.send('DELETE', '/api/session')).status).toBe(204);
    expect(browser.cookie).toBe('__Host-diem-cau=');
    browser.cookie = stolen;
    expect((await browser.get('/api/session')).body.me).toBeNull();
    expect((await browser.get('/api/accounts')).code).toBe('not-signed-in');
  });

  it('gives a cookie for this hub alone', async () => {
    const { oneTimePassword } = await firstAdmin();
    const { headers } = await web
      .browser()
      .send('POST', '/api/session', { userName: 'admin', password: oneTimePassword });
    const attributes = headers.get('set-cookie')?.split('; ').slice(1);
    expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']));
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('of an earlier release holds, and its cookie is exchanged by whatever is asked next', async () => {
    const endpointId = await imported();
    const { url, enrolmentId } = await web.enrolments.makeLink(endpointId);
    await web.enrolments.redeem({ token: url.split('#')[1] ?? '' }, browserAt('here'));
    await web.person('admin');
    const [account] = await web.storage.accounts.all();
    if (account === undefined) throw new Error('it was made');
    const { accountId, generation } = account;
    const iat = Math.floor(web.clock.now() / 1_000);
    const ofEndpoint = { kind: 'enrolment', enrolmentId };
    const ofPerson = { kind: 'account', accountId, generation };
    for (const [who, path, whose] of [
      [{ kind: 'endpoint', endpointId }, '/api/session', ofEndpoint],
      [{ kind: 'account', accountId }, '/api/accounts', ofPerson],
    ] as const) {
      const browser = web.browser();
      const claims = { ...whose, jti: 'earlier', iat, exp: iat + 3_600 };
      browser.cookie = `diem-cau=${jsonwebtoken.sign(claims, web.cookieSecret, { algorithm: 'HS256' })}`;
      const { headers, status } = await browser.get(path);
      expect(status, path).toBe(200);
      expect(headers.getSetCookie().map((each) => each.split('=')[0])).toEqual(['__Host-diem-cau', 'diem-cau']);
      expect((await browser.get('/api/session')).body.me).toMatchObject(who);
      expect((await browser.get(path)).headers.getSetCookie()).toEqual([]);
    }
  });

  it('slows wrong passwords down, with a reply each time', async () => {
    await firstAdmin();
    const browser = web.browser();
    const wrong = () => browser.send('POST', '/api/session', { userName: 'admin', password: 'wrong' });
    for (let tries = 0; tries < 5; tries += 1)
      expect(await wrong()).toMatchObject({ status: 401, code: 'wrong-password' });
    expect(await wrong()).toMatchObject({ status: 429, code: 'too-many-requests' });
    web.clock.pass(15_000);
    expect(await wrong()).toMatchObject({ code: 'wrong-password' });
    expect(web.logger.said('warn')).toHaveLength(6);
    expect(browser.cookie).toBe('');
  });

  it('from another site is refused before the password is looked at', async () => {
    const { oneTimePassword } = await firstAdmin();
    const credentials = { userName: 'admin', password: oneTimePassword };
    const browser = web.browser();
    const foreign = { origin: 'https://elsewhere.example' };
    expect(await browser.send('POST', '/api/session', credentials, foreign)).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
    expect(browser.cookie).toBe('');
  });
});

describe('accounts', () => {
  it('are made, changed and locked by the admin, and a lock holds at once', async () => {
    const admin = await web.person('admin');
    const made = await admin.send('POST', '/api/accounts', {
      userName: ' An.Dang ',
      displayName: 'Đặng An',
      role: 'chair',
    });
    expect(made.body.account).toMatchObject({ userName: 'an.dang', mustChangePassword: true, lastSignInAt: null });
    const chair = web.browser();
    const credentials = { userName: 'an.dang', password: made.body.oneTimePassword };
    await chair.send('POST', '/api/session', credentials);
    expect((await chair.get('/api/session')).body.me.userName).toBe('an.dang');

    const path = `/api/accounts/${made.body.account.accountId}`;
    expect((await admin.send('PATCH', path, { locked: true })).body.account.locked).toBe(true);
    expect(web.ended).toContain(`account:${made.body.account.accountId} revoked`);
    expect((await chair.get('/api/session')).body.me).toBeNull();
    expect(await chair.send('POST', '/api/session', credentials)).toMatchObject({
      status: 401,
      code: 'wrong-password',
    });

    const renewed = await admin.send('POST', `${path}/one-time-password`);
    expect(renewed.body.oneTimePassword).not.toBe(made.body.oneTimePassword);
    expect(JSON.stringify([made.body, renewed.body])).not.toContain('argon2');
  });

  it('are refused with a reason', async () => {
    const admin = await web.person('admin');
    const add = (body: unknown) => admin.send('POST', '/api/accounts', body);
    const good = { userName: 'an', displayName: 'An', role: 'chair' };
    await add(good);
    expect(await add(good)).toMatchObject({ status: 409, code: 'user-name-taken' });
    expect(await add({ ...good, userName: 'Đặng' })).toMatchObject({ status: 400, code: 'malformed' });
    expect(await add({ ...good, role: 'king' })).toMatchObject({ code: 'malformed' });
    expect(await add({ ...good, admin: true })).toMatchObject({ code: 'malformed' });
    const [{ accountId }] = (await admin.get('/api/accounts')).body.accounts;
    expect(await admin.send('PATCH', `/api/accounts/${accountId}`, { locked: true })).toMatchObject({
      status: 409,
      code: 'last-admin',
    });
    expect(await admin.send('PATCH', '/api/accounts/nobody', { locked: true })).toMatchObject({ code: 'not-found' });
    expect(await admin.send('PATCH', '/api/accounts/%E0%A4%A', {})).toMatchObject({ status: 400, code: 'malformed' });
  });
});

describe('enrolling a PC', () => {
  it('goes from the link to the seat, and back when it is revoked', async () => {
    const endpointId = await imported();
    const admin = await web.person('admin');
    const make = (ends: readonly string[]) =>
      admin.send('POST', `/api/endpoints/${endpointId}/enrolment-link`, { ends });
    const link = (await make([])).body;
    expect(link.url).toMatch(/^\/enrol#.{43}$/u);
    const token = link.url.split('#')[1];

    expect(link.code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/u);

    const pc = web.browser();
    expect((await pc.send('POST', '/api/enrolments/look', { code: link.code })).body).toMatchObject({
      state: 'open',
      name: 'An Bình',
      ends: [],
    });
    const redeemed = await pc.send('POST', '/api/enrolments/redeem', { token });
    expect(redeemed.body.me).toEqual({
      kind: 'endpoint',
      endpointId,
      name: 'An Bình',
      leads: false,
      mayBeOpened: true,
    });
    expect(redeemed.headers.get('set-cookie')).toContain(`Max-Age=${400 * 86_400}`);
    expect((await pc.get('/api/session')).body.me.name).toBe('An Bình');
    expect(await web.browser().send('POST', '/api/enrolments/redeem', { token })).toMatchObject({
      status: 410,
      code: 'link-used',
    });

    const [endpoint] = (await admin.get('/api/directory')).body.endpoints;
    expect(endpoint.enrolment).toMatchObject({
      pcs: [{ enrolmentId: link.enrolmentId, madeBy: expect.any(String), address: '127.0.0.1' }],
      link: null,
    });
    expect(await make([])).toMatchObject({ status: 409, code: 'ends-others' });
    expect((await admin.send('DELETE', `/api/enrolments/${link.enrolmentId}`)).status).toBe(204);
    expect(web.ended).toContain(`enrolment:${link.enrolmentId} revoked`);
    expect((await pc.get('/api/session')).body).toMatchObject({
      me: null,
      enrolmentEnded: { name: 'An Bình', cause: 'revoked' },
    });
    expect(await admin.send('DELETE', '/api/enrolments/unknown')).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('lengthens the session of a PC that comes now and then', async () => {
    const { url } = await web.enrolments.makeLink(await imported());
    const pc = web.browser();
    await pc.send('POST', '/api/enrolments/redeem', { token: url.split('#')[1] });
    expect((await pc.get('/api/session')).headers.get('set-cookie')).toBeNull();
    web.clock.pass(300 * 86_400_000);
    expect((await pc.get('/api/session')).headers.get('set-cookie')).toContain(`Max-Age=${400 * 86_400}`);
    web.clock.pass(300 * 86_400_000);
    expect((await pc.get('/api/session')).body.me).not.toBeNull();
  });

  it('slows wrong codes down, and links not', async () => {
    const pc = web.browser();
    const wrong = () => pc.send('POST', '/api/enrolments/redeem', { code: 'CFH37-KM42X' });
    for (let tries = 0; tries < 5; tries += 1) expect(await wrong()).toMatchObject({ status: 401 });
    expect(await wrong()).toMatchObject({ status: 429, code: 'too-many-requests' });
    const token = 'x'.repeat(43);
    expect(await pc.send('POST', '/api/enrolments/redeem', { token })).toMatchObject({ code: 'wrong-token' });
  });
});
