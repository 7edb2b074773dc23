import { protocolVersion } from '@diem-cau/shared';
import { afterEach, expect, test, vi } from 'vitest';
import { Hub } from '../../src/core/hub.ts';
import { Signalling } from '../../src/core/signalling.ts';
import { FakeWire, settle } from '../fakes/fake-wire.ts';
import { sampleHello } from '../fakes/sample-hello.ts';
import { north } from '../fakes/sample-meeting.ts';

const endpoint = { kind: 'endpoint', endpointId: north, name: 'Xã north', leads: false };
const account = {
  kind: 'account',
  accountId: 'lan',
  userName: 'lan',
  displayName: 'Lan',
  role: 'secretary',
  mustChangePassword: false,
};

/** A page that the hub has greeted as somebody. */
const greeted = async (me: object) => {
  const reload = vi.fn();
  const kept = new Map<string, string>();
  vi.stubGlobal('window', Object.assign(new EventTarget(), { location: { reload } }));
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  const wire = new FakeWire();
  wire.answer('hub.hello', sampleHello(me));
  const hub = new Hub(new Signalling(wire));
  hub.start();
  wire.connect();
  await settle();
  expect(hub.hello.getState().hello?.me).toMatchObject(me);
  return { wire, reload, hub, connection: () => hub.signalling.connection.getState() };
};

afterEach(() => vi.unstubAllGlobals());

test('an endpoint whose enrolment was revoked is told so', async () => {
  const { wire, reload, connection } = await greeted(endpoint);
  await wire.notify('hub.signedOut', { cause: 'revoked' });
  expect(connection()).toEqual({ state: 'refused', code: 'enrolment-revoked' });
  expect(reload).not.toHaveBeenCalled();
});

test('an account is told to sign in again, whatever ended its session', async () => {
  for (const cause of ['revoked', 'signed-out']) {
    const { wire, reload, connection } = await greeted(account);
    await wire.notify('hub.signedOut', { cause });
    expect(connection()).toEqual({ state: 'refused', code: 'not-signed-in' });
    expect(reload).not.toHaveBeenCalled();
  }
});

test('a panel that was paired is told that it is one no longer, whatever ended it', async () => {
  for (const cause of ['revoked', 'signed-out']) {
    const { wire, connection } = await greeted({ ...account, onlyIn: 'm-1' });
    await wire.notify('hub.signedOut', { cause });
    expect(connection()).toEqual({ state: 'refused', code: 'panel-ended' });
  }
});

test('a page whose hub was renewed and speaks another protocol loads itself anew, once in a while', async () => {
  const { wire, reload, hub } = await greeted(endpoint);
  expect(hub.hello.getState().hello).toMatchObject({ protocol: protocolVersion });
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  wire.answers.set('hub.hello', () => ({
    ok: true,
    result: { ...sampleHello(endpoint), protocol: protocolVersion + 1 },
  }));
  await hub.greet();
  await hub.greet();
  expect(reload).toHaveBeenCalledOnce();
  hub.stop();
});

test('an endpoint that the administrator has changed loads its page anew, and does not flicker', async () => {
  const { wire, reload, connection } = await greeted(endpoint);
  await wire.notify('hub.signedOut', { cause: 'signed-out' });
  await wire.notify('hub.signedOut', { cause: 'signed-out' });
  expect(reload).toHaveBeenCalledOnce();
  expect(connection().state).toBe('connected');
});

test('a page goes by the time of the meeting that it follows, not by how late a word of it is', async () => {
  const { hub } = await greeted(endpoint);
  const began = hub.now();
  hub.follow(began - 50_000);
  expect(hub.now()).toBeGreaterThanOrEqual(began);
  hub.follow(began - 3_600_000);
  expect(Math.abs(hub.now() - began + 3_600_000)).toBeLessThan(50_000);
});
