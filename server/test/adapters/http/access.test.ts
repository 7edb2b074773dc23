import { setTimeout as delay } from 'node:timers/promises';
import { MeetingId, PanelId, Role, rights } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../src/adapters/http/registry.ts';
import type { Route } from '../../../src/adapters/http/route.ts';
import { stamp } from '../../../src/application/meeting/publish.ts';
import { hubActor, opened } from '../../support/meetings.ts';
import type { Browser } from '../../support/web.ts';
import { testWeb, type TestWeb } from '../../support/web.ts';

let web: TestWeb;
const browsers = new Map<Role, Browser>();
beforeAll(async () => {
  web = await testWeb();
  for (const role of Role.options) browsers.set(role, await web.person(role));
});
afterAll(() => web.close());

const pathOf = (path: string): string => path.replace(/:\w+/gu, 'm-1');
const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('the registry', () => {
  it('holds each route once, and says of each what it is', () => {
    expect(new Set(named.map(([name]) => name)).size).toBe(routes.length);
    for (const route of routes) expect(route.summary).toMatch(/^[A-Z].+\.$/u);
  });

  it('lets anyone only at the door, the CA and the health', () => {
    expect(named.filter(([, { access }]) => access === 'anyone').map(([name]) => name)).toEqual([
      'GET /api/session',
      'POST /api/session',
      'DELETE /api/session',
      'POST /api/enrolments/look',
      'POST /api/enrolments/redeem',
      'POST /api/panels/redeem',
      'GET /api/mark/:fileId',
      'GET /ca',
      'GET /ca.js',
      'GET /ca.css',
      'GET /ca.crt',
      'GET /healthz',
      'GET /readyz',
    ]);
  });
});

describe.each(named.filter(([, { access }]) => access === 'api-token'))('%s', (_, route) => {
  it.each(Role.options)('is opened by a token only, not by the session of a %s', async (role) => {
    const answered = await browsers.get(role)?.send(route.method, pathOf(route.path));
    expect(answered).toMatchObject({ status: 401, code: 'wrong-api-token' });
  });
});

const forPeople = named.flatMap(([name, route]) =>
  route.access === 'anyone' || route.access === 'api-token' ? [] : [[name, route, route.access] as const],
);

describe.each(forPeople)('%s', (_, route, right) => {
  const ask = (browser: Browser) => browser.send(route.method, pathOf(route.path));

  it('is refused to nobody in particular', async () => {
    expect(await ask(web.browser())).toMatchObject({ status: 401, code: 'not-signed-in' });
  });

  it.each(Role.options)('is answered or refused to a %s as the table of rights says', async (role) => {
    const browser = browsers.get(role);
    if (browser === undefined) throw new Error('there is one of each');
    const { code } = await ask(browser);
    if (rights[right].roles.includes(role)) expect(code).not.toBe('forbidden');
    else expect(code).toBe('forbidden');
  });

  it('is refused to a person with a one-time password, but for changing it', async () => {
    const userName = `new-${routes.indexOf(route)}`;
    const { oneTimePassword } = await web.accounts.create({ userName, displayName: userName, role: 'admin' });
    const browser = web.browser();
    await browser.send('POST', '/api/session', { userName, password: oneTimePassword });
    const { code } = await ask(browser);
    expect(code).toBe(route.path === '/api/session/password' ? 'malformed' : 'password-change-needed');
  });

  it.runIf(route.method !== 'GET')('is refused to the page of another site', async () => {
    const admin = browsers.get('admin');
    const path = pathOf(route.path);
    const foreign = { origin: 'https://elsewhere.example' };
    expect(await admin?.send(route.method, path, undefined, foreign)).toMatchObject({ code: 'forbidden' });
    const opaque = { origin: 'null' };
    expect(await admin?.send(route.method, path, undefined, opaque)).toMatchObject({ code: 'forbidden' });
  });
});

const ofMeeting = forPeople.filter(
  ([, route, right]) =>
    rights[right].ofMeeting !== undefined && /:meetingId|on-day|uploads|directory$/u.test(route.path),
);

describe('the secretary of one meeting', () => {
  let delegate: Browser;
  const own = MeetingId.parse('own-meeting');
  beforeAll(async () => {
    delegate = await web.person('delegate', 'binh.tt');
    const accountId = (await web.accounts.all()).find(({ userName }) => userName === 'binh.tt')?.accountId;
    if (accountId === undefined) throw new Error('it was made');
    const secretary = { accountId, name: 'Trần Thị Bình', userName: 'binh.tt' };
    const opening = opened();
    if (opening.type !== 'meetingOpened') throw new Error('it opens a meeting');
    for (const [meetingId, named] of [
      [own, secretary],
      [MeetingId.parse('m-1'), null],
    ] as const)
      await web.storage.archive.append(
        meetingId,
        stamp(
          0,
          [
            { ...opening, meetingId, secretary: named },
            { type: 'meetingClosed', actor: hubActor },
          ],
          1_000,
        ),
      );
  });
  const ask = (route: Route, meetingId: string) => {
    const path = route.path.replace(':meetingId', meetingId).replace(/:\w+/gu, 'm-1');
    return delegate.send(route.method, route.path.includes(':meetingId') ? path : `${path}?meetingId=${meetingId}`);
  };

  it('is asked about by more than one kind of route', () => {
    expect(new Set(ofMeeting.map(([, , right]) => right)).size).toBeGreaterThan(4);
  });

  it.each(ofMeeting)('has after the closing what a part in it gives, there alone: %s', async (_, route) => {
    expect((await ask(route, own)).code).not.toBe('forbidden');
    expect((await ask(route, 'm-1')).code).toBe('forbidden');
    expect((await ask(route, 'unknown')).code).toBe('forbidden');
  });

  it('is told its part, and sees no contacts in the directory', async () => {
    expect((await delegate.get(`/api/meetings/${own}/part`)).body).toEqual({ part: 'secretary' });
    expect((await delegate.get('/api/meetings/m-1/part')).body).toEqual({ part: null });
    const { endpoints } = (await delegate.get(`/api/directory?meetingId=${own}`)).body;
    for (const endpoint of endpoints)
      expect(endpoint).toMatchObject({ phone: '', contact: '', enrolment: { pcs: [], link: null } });
  });
});

describe.each([
  ['an admin', 'admin' as const],
  ['the chair', 'chair' as const],
])('a panel that %s had paired with a meeting', (_, role) => {
  const own = MeetingId.parse('own-meeting');
  let panel: Browser;
  beforeAll(async () => {
    const userName = `panel-of-${role}`;
    await web.person(role, userName);
    const account = (await web.storage.accounts.all()).find((each) => each.userName === userName);
    if (account === undefined) throw new Error('it was made');
    const { accountId, generation } = account;
    web.panels.open.add(own);
    const bond = { of: 'account', accountId, generation } as const;
    const times = { since: 0, until: web.clock.now() + 3_600_000 };
    const device = { panelId: PanelId.parse(`p-${role}`), bond, actsFor: userName, ...times, browser: '', system: '' };
    web.panels.invited.set('123456', { meetingId: own, panel: device });
    panel = web.browser();
    const { body } = await panel.send('POST', '/api/panels/redeem', { code: '123 456' });
    expect(body).toMatchObject({ me: { kind: 'account', role, onlyIn: own } });
  });

  it.each(forPeople)('opens no route at all, by whatever meeting it asks: %s', async (name, route) => {
    // There are more routes than anybody may ask for at a stroke.
    await delay(40);
    for (const meetingId of [own, 'm-1']) {
      const path = route.path.replace(':meetingId', meetingId).replace(/:\w+/gu, 'm-1');
      for (const query of ['', `?meetingId=${meetingId}`]) {
        const { code } = await panel.send(route.method, `${path}${query}`);
        expect([name, code]).toEqual([name, 'panel-only-here']);
      }
    }
  });

  it('is told what it is, and is nothing any more when it signs out', async () => {
    await delay(500);
    expect((await panel.get('/api/session')).body).toMatchObject({ me: { onlyIn: own } });
    await panel.send('DELETE', '/api/session');
    expect((await panel.get('/api/session')).body).toMatchObject({ me: null });
    expect(web.panels.paired.has(PanelId.parse(`p-${role}`))).toBe(false);
  });
});

describe('an endpoint', () => {
  const enrolled = async (leads: boolean): Promise<Browser> => {
    const [name, word] = leads ? ['Huyện', 'có'] : ['An Bình', 'không'];
    const file = `unit_code,name,kind,endpoint,leads\n${leads ? 1 : 2},${name},xã,${name},${word}`;
    await web.directory.import(new TextEncoder().encode(file), 'for-good');
    const endpoint = (await web.storage.directory.endpoints()).find((each) => each.name === name);
    if (endpoint === undefined) throw new Error('it was imported');
    const { url } = await web.enrolments.makeLink(endpoint.endpointId);
    const browser = web.browser();
    await browser.send('POST', '/api/enrolments/redeem', { token: url.split('#')[1] });
    return browser;
  };

  it('that leads acts as the chair', async () => {
    const room = await enrolled(true);
    expect(await room.get('/api/directory')).toMatchObject({ status: 200 });
    expect(await room.get('/api/contacts')).toMatchObject({ status: 200 });
    expect(await room.get('/api/meetings')).toMatchObject({ status: 200 });
    expect(await room.get('/api/accounts')).toMatchObject({ code: 'forbidden' });
  });

  it('that does not acts as a delegate, and has no password to change', async () => {
    const commune = await enrolled(false);
    expect(await commune.get('/api/directory')).toMatchObject({ code: 'forbidden' });
    expect(await commune.get('/api/contacts')).toMatchObject({ code: 'forbidden' });
    expect(await commune.get('/api/directory.csv')).toMatchObject({ code: 'forbidden' });
    const change = { oldPassword: 'a', newPassword: 'b' };
    expect(await commune.send('POST', '/api/session/password', change)).toMatchObject({ code: 'forbidden' });
  });
});
