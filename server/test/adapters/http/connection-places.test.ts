import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConnectionPlaces } from '../../../src/adapters/http/connection-places.ts';

let server: Server;
let port: number;
const sockets: Socket[] = [];
beforeEach(async () => {
  server = createServer((_, response) => response.end('answered'));
  new ConnectionPlaces({ ofOneAddress: 10, ofStrangers: 15, ofOneKnown: 4 }).attend(
    server,
    server,
    ({ headers }) => headers.cookie ?? null,
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  port = address.port;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

/** A connection that has said this and been answered, where it said anything. */
const opened = (words = '', localAddress = '127.0.0.1'): Promise<Socket> =>
  new Promise((done, fail) => {
    const socket = connect({ host: '127.0.0.1', port, localAddress });
    sockets.push(socket);
    socket.on('error', fail);
    socket.once(words === '' ? 'connect' : 'data', () => done(socket));
    socket.resume();
    if (words !== '') socket.write(words);
  });
const asking = (cookie = ''): string =>
  `GET / HTTP/1.1\r\nHost: a\r\n${cookie === '' ? '' : `Cookie: ${cookie}\r\n`}\r\n`;
const open = (): Promise<number> => new Promise((done) => server.getConnections((_, count) => done(count)));
const alive = (those: readonly Socket[]): number =>
  those.filter(({ closed, destroyed }) => !closed && !destroyed).length;

it('lets whoever comes in, and the oldest stranger of its address give way', async () => {
  const first = await opened();
  for (let silent = 0; silent < 30; silent += 1) await opened();
  const elsewhere = await opened(asking(), '127.0.0.2');
  expect((await opened(asking())).destroyed).toBe(false);
  await expect.poll(() => first.closed).toBe(true);
  await expect.poll(open).toBe(11);
  expect(elsewhere.closed).toBe(false);
});

it('keeps the places of those who have shown a session, however many strangers come from their address and elsewhere', async () => {
  const known = await Promise.all(['a', 'b', 'c'].map((cookie) => opened(asking(cookie))));
  for (let stranger = 0; stranger < 60; stranger += 1) await opened('', `127.0.0.${1 + (stranger % 6)}`);
  await expect.poll(open).toBe(known.length + 15);
  expect(alive(known)).toBe(3);
});

it('bounds the connections of one that is known, and of no other', async () => {
  const other = await opened(asking('b'));
  const many: Socket[] = [];
  for (let connection = 0; connection < 12; connection += 1) many.push(await opened(asking('a')));
  await expect.poll(() => alive(many)).toBe(4);
  expect(other.closed).toBe(false);
});
