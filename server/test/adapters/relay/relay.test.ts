import { createHmac } from 'node:crypto';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EndpointId, type RelayAccess } from '@diem-cau/shared';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ensureCertificates, filesIn } from '../../../../scripts/certificates/own-certificates.ts';
import { FrontDoor } from '../../../src/adapters/http/front-door.ts';
import { tlsSettings } from '../../../src/adapters/http/tls-settings.ts';
import { Relay } from '../../../src/adapters/relay/relay.ts';
import type { RelayShare } from '../../../src/application/ports/relay-share.ts';
import { meetingPointOf } from '../../../src/config/offered-addresses.ts';
import { ownAddresses } from '../../../src/config/own-addresses.ts';
import { isAlive } from '../../support/is-alive.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { attribute, methods, stunMessage, TurnClient, type Answer } from '../../support/turn-client.ts';

/** An address of this machine, as the hub would choose it; loopback where it has no network. */
const met = meetingPointOf({ own: ownAddresses(), given: null }, null);
const endpointId = EndpointId.parse('an-binh');
const accessForMs = 7_200_000;
const patience = { timeout: 15_000, interval: 50 };

let folder: string;
let relay: Relay;
let mine: RelayShare;
let door: FrontDoor;
let http: Server;
let echo: UdpSocket;
/** A program of this machine that is nobody's business. */
let other: UdpSocket;
let heardByOther = 0;
let port: number;
let media: number;
const admitted: string[] = [];
const clients: TurnClient[] = [];

const udp = async (answers: (message: Buffer, reply: (data: Buffer) => void) => void): Promise<UdpSocket> => {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => answers(message, (data) => socket.send(data, from.port, from.address)));
  socket.bind(0, '0.0.0.0');
  await once(socket, 'listening');
  return socket;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-relay-'));
  echo = await udp((message, reply) => reply(Buffer.concat([Buffer.from('heard '), message])));
  other = await udp(() => (heardByOther += 1));
  media = echo.address().port;
  await ensureCertificates(folder, { dns: ['localhost'], ip: ['127.0.0.1'] }, new Date());
  const { certificate, key } = filesIn(folder);
  relay = new Relay(
    {
      ...{ path: process.env['PATH'] ?? '', folder: join(folder, 'relay'), mostEndpoints: 20 },
      meetingPoint: () => met,
      ports: { first: media, last: media },
      accessForMs,
    },
    { now: () => Date.now() },
    silentLogger,
  );
  http = createHttpServer((asked, response) => response.end(`to ${asked.socket.remoteAddress ?? ''}`));
  door = new FrontDoor(
    {
      http,
      tls: tlsSettings({ cert: readFileSync(certificate), key: readFileSync(key) }),
      relay: (socket) => relay.carry(socket, (user) => admitted.push(user)),
    },
    { openMs: 1_000, secureMs: 1_000 },
  );
  await door.listen([0], 'HUB_PORT');
  const address = door.server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  port = address.port;
  mine = relay.share(endpointId);
  relay.start();
  await vi.waitFor(() => expect(relay.warnings).toEqual([]), patience);
});
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
afterAll(async () => {
  await door.close();
  await relay.close();
  echo.close();
  other.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (secure: boolean, host?: string): Promise<TurnClient> => {
  const client = await TurnClient.open(port, secure, host);
  clients.push(client);
  return client;
};
const accessOf = (share: RelayShare): RelayAccess => {
  const given = share.access();
  if (given === null) throw new Error('there is a relay');
  return given;
};
const access = (): RelayAccess => accessOf(mine);
const allowed = async (secure = false): Promise<TurnClient> => {
  const client = await open(secure);
  expect(await client.allocate(access())).toBe('success');
  return client;
};
const asked = (): Promise<string> =>
  new Promise((done, fail) => {
    const asking = request({ port, host: '127.0.0.1', rejectUnauthorized: false, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => done(text));
    });
    asking.once('error', fail);
    asking.end();
  });

describe.each([
  ['over TLS', true],
  ['in the open', false],
])('the relay at the port of the pages, %s', (_how, secure) => {
  it('carries packets to the media server and back, for whoever sits in a meeting', async () => {
    admitted.length = 0;
    const client = await allowed(secure);
    expect(await client.bind({ address: met, port: media }, 0x4001)).toBe('success');
    client.send(0x4001, Buffer.from('a voice'));
    await vi.waitFor(() => expect(client.received.map(String)).toEqual(['heard a voice']), patience);
    expect(admitted).toEqual([access().username.split(':')[1]]);
  });

  it('gives nothing to a stranger, and nothing for access that was made up, is another’s or has run out', async () => {
    admitted.length = 0;
    const signed = (username: string): RelayAccess => ({
      ...{ username, forMs: 1 },
      credential: createHmac('sha1', 'a guess').update(username).digest('base64'),
    });
    const own = access();
    const later = String(Math.floor(Date.now() / 1_000) + 3_600);
    for (const each of [
      null,
      signed(`${later}:me`),
      { ...own, username: `${later}:another` },
      { ...own, credential: '' },
    ])
      expect(await (await open(secure)).allocate(each)).toBe(401);
    const runOut = new Relay(
      {
        path: '/usr/bin',
        folder,
        meetingPoint: () => met,
        ports: { first: 1, last: 1 },
        mostEndpoints: 1,
        accessForMs,
      },
      { now: () => Date.now() },
      silentLogger,
    );
    expect(await (await open(secure)).allocate(runOut.share(endpointId).access())).toBe(401);
    expect(admitted).toEqual([]);
  });
});

it('refuses access that held once and has run out', async () => {
  const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3 * 3_600_000);
  const old = access();
  now.mockRestore();
  expect(await (await open(false)).allocate(old)).toBe(401);
  expect(await (await open(false)).allocate(access())).toBe('success');
});

it('relays on beyond the time of its access for who stays, and takes new access of the same share', async () => {
  const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - accessForMs + 1_500);
  const old = access();
  now.mockRestore();
  const client = await open(false);
  expect(await client.allocate(old)).toBe('success');
  expect(await client.bind({ address: met, port: media }, 0x4001)).toBe('success');
  await vi.waitFor(async () => {
    const late = await open(false);
    const answer = await late.allocate(old);
    // What it was given until then counts among all that one endpoint may have.
    late.close();
    expect(answer).toBe(401);
  }, patience);
  expect(await client.ask(methods.refresh, [])).toBe('success');
  client.send(0x4001, Buffer.from('still here'));
  await vi.waitFor(() => expect(client.received.map(String)).toEqual(['heard still here']), patience);
  expect(await (await open(false)).allocate(access())).toBe('success');
});

it('relays nothing any more for whose share has ended, and what was given to it before is worth nothing', async () => {
  const theirs = relay.share(endpointId);
  const given = accessOf(theirs);
  const client = await open(true);
  expect(await client.allocate(given)).toBe('success');
  expect(await client.bind({ address: met, port: media }, 0x4001)).toBe('success');
  const other = await allowed();
  theirs.end();
  theirs.end();
  await vi.waitFor(() => expect(client.ended).toBe(true), patience);
  const again = await open(false);
  expect(await again.allocate(given)).not.toBe('success');
  await vi.waitFor(() => expect(again.ended).toBe(true), patience);
  expect(other.ended).toBe(false);
  expect(await other.bind({ address: met, port: media }, 0x4001)).toBe('success');
});

describe('whoever has access', () => {
  it('reaches no other port of this machine, by no way of asking', async () => {
    const elsewhere = { address: met, port: other.address().port };
    const client = await allowed();
    expect(await client.permit({ address: met, port: media })).toBe('success');
    expect(await client.bind(elsewhere, 0x4001)).toBe('ended');
    const again = await allowed();
    expect(await again.permit(elsewhere)).toBe('success');
    expect(await again.bind(elsewhere, 0x4001)).toBe('ended');
    expect(heardByOther).toBe(0);
  });

  it('reaches no other port behind channel data that the relay reads as shorter, or as a page’s request', async () => {
    const elsewhere = { address: met, port: other.address().port };
    for (const begin of [Buffer.from([0x40, 1, 0xff, 0xfd, 0, 0, 0, 0]), Buffer.from('GET / HTTP/1.1\r\n\r\n')]) {
      const client = await allowed();
      expect(await client.permit(elsewhere)).toBe('success');
      client.write(begin);
      expect(await client.bind(elsewhere, 0x4002)).toBe('ended');
    }
  });

  it('is counted as nobody else, whatever name it shows besides its own', async () => {
    admitted.length = 0;
    const client = await open(false);
    const name = attribute(6, Buffer.from(`${access().username}-of-another`));
    const allocating = client.allocate(access());
    client.write(stunMessage(methods.refresh, [name]));
    await allocating;
    await vi.waitFor(() => expect(client.ended).toBe(true), patience);
    expect(admitted.filter((user) => user.endsWith('another'))).toEqual([]);
  });

  it('reaches no other machine, and not this one by its loopback address', async () => {
    const client = await allowed();
    const others = ['198.51.100.7', '10.0.0.1', '169.254.169.254', '224.0.0.1', '0.0.0.0', '127.0.0.1'];
    for (const address of others.filter((each) => each !== met)) {
      expect(await client.permit({ address, port: media })).toBe(403);
      expect(await client.bind({ address, port: media }, 0x4002)).toBe(403);
    }
  });

  it('gets no connection over TCP', async () => {
    const client = await allowed();
    const overTcp = attribute(0x19, Buffer.from([6, 0, 0, 0]));
    expect(await client.ask(methods.allocate, [overTcp])).not.toBe('success');
    expect(await client.ask(methods.connect, [])).toBe('ended');
  });

  it('gets only so many allocations at once', async () => {
    const answers: Answer[] = [];
    for (let count = 0; count < 50; count++) answers.push(await (await open(false)).allocate(access()));
    expect(answers.slice(0, 40)).toEqual(Array<Answer>(40).fill('success'));
    expect(answers.at(-1)).toBe(486);
    for (const client of clients.splice(0)) client.close();
    await vi.waitFor(async () => expect(await (await open(false)).allocate(access())).toBe('success'), patience);
  });
});

describe('the port of the pages', () => {
  it('answers HTTP as before, and keeps the address of who asks', async () => {
    expect(await asked()).toMatch(/127\.0\.0\.1$/u);
  });

  it('takes relayed connections over IPv6 as well', async () => {
    const client = await open(false, '::1').catch(() => null);
    if (client !== null) expect(await client.allocate(access())).toBe('success');
  });

  it('ends what says nothing, or nothing that makes sense, before and within TLS', async () => {
    const silent = await open(false);
    const silentWithin = await open(true);
    const nonsense = await open(false);
    nonsense.write(Buffer.alloc(20));
    const nonsenseWithin = await open(true);
    nonsenseWithin.write(Buffer.alloc(20, 0xff));
    const slow = connect(port, '127.0.0.1');
    slow.on('error', () => undefined);
    slow.write(Buffer.from([0, 3, 0]));
    for (const client of [silent, silentWithin, nonsense, nonsenseWithin])
      await vi.waitFor(() => expect(client.ended).toBe(true), patience);
    await vi.waitFor(() => expect(slow.closed).toBe(true), patience);
  });
});

describe('coturn', () => {
  const pid = (): number => Number(readFileSync(join(folder, 'relay', 'pid'), 'utf8'));

  it('keeps its secret from other users of the machine', () => {
    expect(statSync(join(folder, 'relay')).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'relay', 'turnserver.conf')).mode & 0o077).toBe(0);
    expect(readFileSync(`/proc/${pid()}/cmdline`, 'utf8')).not.toMatch(/[0-9a-f]{64}/u);
  });

  it('takes all who come at once when it has just been started', async () => {
    const died = pid();
    process.kill(died, 'SIGKILL');
    await vi.waitFor(() => expect(relay.warnings).toEqual(['relay-not-running']), patience);
    await vi.waitFor(() => expect(relay.warnings).toEqual([]), patience);
    const shares = Array.from({ length: 20 }, (_, n) => relay.share(`${endpointId}/${n}`));
    const answers = await Promise.all(shares.map(async (share) => (await open(true)).allocate(accessOf(share))));
    expect(answers).toEqual(Array<Answer>(20).fill('success'));
  });

  it('is started again when it dies, and what was given before goes on to hold', async () => {
    const given = access();
    const died = pid();
    process.kill(died, 'SIGKILL');
    await vi.waitFor(() => expect(relay.warnings).toEqual(['relay-not-running']), patience);
    await vi.waitFor(() => expect(relay.warnings).toEqual([]), patience);
    expect(pid()).not.toBe(died);
    expect(await (await open(true)).allocate(given)).toBe('success');
  });

  it('is gone once it is closed, and nobody is carried any more', async () => {
    const last = pid();
    await relay.close();
    await vi.waitFor(() => expect(isAlive(last)).toBe(false), patience);
    expect(await (await open(false)).allocate(access())).toBe('ended');
  });

  it('is missed where it is not installed, and the hub runs without', () => {
    const missing = new Relay(
      {
        path: '/nowhere',
        folder,
        meetingPoint: () => met,
        ports: { first: 1, last: 1 },
        mostEndpoints: 1,
        accessForMs,
      },
      { now: () => 0 },
      silentLogger,
      [],
    );
    missing.start();
    expect(missing.warnings).toEqual(['relay-missing']);
    expect(missing.share(endpointId).access()).toBeNull();
    expect(missing.meetingPoint).toBeNull();
  });
});
