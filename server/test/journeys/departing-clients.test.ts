import { readdirSync } from 'node:fs';
import { connect as connectPlain, type Socket } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { District } from '../support/district.ts';
import { askHttp } from '../support/hub-http.ts';

let district: District;
let pid: number;
beforeAll(async () => {
  district = await District.start(1);
  pid = district.hub.pid;
});
afterAll(() => district.remove());

const portOf = (): number => Number(new URL(district.hub.url).port);
const plainPort = (): number => Number(district.hub.environment['HUB_HTTP_PORT']);

interface Line {
  /** Over which is spoken. */
  readonly socket: Socket;
  /** The same or what lies below it, which alone can be reset. */
  readonly below: Socket;
}

const plain = (port: number): Promise<Line> =>
  new Promise((done, fail) => {
    const socket = connectPlain({ host: '127.0.0.1', port }, () => done({ socket, below: socket }));
    socket.on('error', fail);
  });
const secure = async (): Promise<Line> => {
  const { below } = await plain(portOf());
  return new Promise((done, fail) => {
    const socket = connect({ socket: below, rejectUnauthorized: false }, () => done({ socket, below }));
    socket.on('error', fail);
  });
};

/** Says something and goes away: at once, once something came, with a reset or in good order. */
const sayAndGo = async (open: () => Promise<Line>, words: string | Uint8Array, index: number): Promise<void> => {
  const { socket, below } = await open();
  socket.on('error', () => undefined);
  const answered = new Promise<void>((done) => socket.once('data', () => done()));
  socket.write(words);
  if (index % 3 === 1) await Promise.race([answered, delay(300)]);
  if (index % 3 === 2) await delay(index % 7);
  if (index % 2 === 0) below.resetAndDestroy();
  else socket.destroy();
};

const request = (head: string, cookie = '', body = ''): string =>
  `${head} HTTP/1.1\r\nHost: localhost:${portOf()}\r\n${cookie === '' ? '' : `Cookie: ${cookie}\r\n`}${body}\r\n`;

const many = async (count: number, act: (index: number) => Promise<void>): Promise<void> => {
  for (let tens = 0; tens < count; tens += 10)
    await Promise.all(Array.from({ length: 10 }, (_, index) => act(tens + index)));
};

it('calls nothing that clients do an error, however they go away and whatever they say', async () => {
  const admin = await district.adminCookie();
  const clientDir = resolve(import.meta.dirname, '../../../client/dist');
  const largest = readdirSync(`${clientDir}/assets`).find((name) => name.endsWith('.js')) ?? 'none.js';
  const pdf = 'Content-Type: application/pdf\r\nContent-Length: 1000000\r\n\r\n%PDF-1.7\n';
  const json = 'Content-Type: application/json\r\nContent-Length: 200\r\n\r\n{"userName":';
  const chunked = 'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n{"';
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n';
  const said: readonly string[] = [
    request('GET /'),
    request(`GET /assets/${largest}`, '', 'Accept-Encoding: br\r\n'),
    request(`GET /assets/${largest}`),
    request('GET /favicon.svg', '', 'Range: bytes=0-5\r\n'),
    request('GET /assets/none.js'),
    request('GET /%ff/../..%2f'),
    request('GET /api/accounts', admin),
    request('GET /api/meetings?limit=50', admin),
    request('GET /api/reports.pdf?from=2026-01-01&to=2026-12-31', admin),
    request('POST /api/session', '', json),
    request('POST /api/session', '', chunked),
    request('POST /api/directory/import', admin, 'Content-Type: text/csv\r\nContent-Length: 9999\r\n\r\nunit_code,'),
    request('POST /api/meetings/m-1/documents', admin, pdf),
    request('GET /socket.io/?EIO=4&transport=websocket', '', upgrade),
    request('GET /socket.io/?EIO=9&transport=polling'),
    request('GET /socket.io/?EIO=4&transport=websocket', '', 'Connection: Upgrade\r\nUpgrade: h2c\r\n'),
  ];
  await many(150, (index) => sayAndGo(secure, request('GET /'), index));
  await many(320, (index) => sayAndGo(secure, said[index % said.length] ?? '', index));
  // Not even HTTP, and not even TLS.
  const garbage = Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 37) % 256));
  const nonsense = [
    'GET / HTTP/9.9\r\n\r\n',
    'GET /\r\n',
    '\r\n\r\n\r\n',
    `GET /${'x'.repeat(70_000)} HTTP/1.1\r\n`,
    garbage,
  ];
  await many(50, (index) => sayAndGo(secure, nonsense[index % nonsense.length] ?? '', index));
  await many(50, (index) => sayAndGo(() => plain(portOf()), nonsense[index % nonsense.length] ?? '', index));
  await many(50, (index) => sayAndGo(() => plain(plainPort()), nonsense[index % nonsense.length] ?? '', index));
  await delay(500);

  expect(district.hub.pid).toBe(pid);
  expect((await askHttp(`${district.hub.url}/api/session`)).status).toBe(200);
  const lines = district.hub.output.split('\n');
  expect(lines.filter((line) => /"level":[56]0/u.test(line))).toEqual([]);
  expect(lines.filter((line) => line.includes('"stack"'))).toEqual([]);
  // One for each of the 620 would fill a disk as well as an error does.
  expect(lines.length).toBeLessThan(700);
}, 120_000);
