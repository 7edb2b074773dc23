import { connect, type TLSSocket } from 'node:tls';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { District } from '../support/district.ts';
import { connectLine } from '../support/socket-line.ts';

let district: District;
beforeAll(async () => {
  district = await District.start(2);
});
afterAll(() => district.remove());

/** A WebSocket to the hub over which nothing is ever said; resolves with the status of the hub's answer. */
const silentSocket = (sockets: TLSSocket[], cookie = ''): Promise<string> =>
  new Promise((done) => {
    const lines = [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    ];
    const socket = connect(
      { host: '127.0.0.1', port: Number(new URL(district.hub.url).port), rejectUnauthorized: false },
      () => socket.write(`${lines.join('\r\n')}\r\n\r\n`),
    );
    sockets.push(socket);
    socket.once('data', (data) => done(data.toString().slice(9, 12)));
    socket.on('error', () => done('cut'));
    socket.once('close', () => done('cut'));
  });

it('lets nobody be kept out by strangers who fill the room in which one waits, behind the same address', async () => {
  const sockets: TLSSocket[] = [];
  const statuses: string[] = [];
  // As many as wait at once before the first of them is turned out.
  for (let forties = 0; forties < 11; forties += 1)
    statuses.push(...(await Promise.all(Array.from({ length: 40 }, () => silentSocket(sockets)))));
  expect(statuses.filter((status) => status === '101').length).toBeGreaterThan(300);
  expect(statuses.at(-1)).not.toBe('101');

  const room = await district.page(district.room);
  const meetingId = await district.openMeeting(room);
  const [commune] = await district.joined(meetingId, district.commune(0));
  expect(commune?.seat(district.commune(0).endpointId).seat.state).toBe('present');
  for (const each of [room, commune]) each?.close();
  for (const socket of sockets) socket.destroy();
});

it('counts a PC that fills its own room by who it is, and keeps nobody else out', async () => {
  const sockets: TLSSocket[] = [];
  const { cookie } = district.commune(0);
  const statuses = await Promise.all(Array.from({ length: 40 }, () => silentSocket(sockets, cookie)));
  expect(statuses.filter((status) => status === '101').length).toBeLessThan(30);
  (await connectLine(district.hub.url, district.commune(1).cookie)).close();
  for (const socket of sockets) socket.destroy();
  // Who went away waits no more.
  await delay(500);
  (await connectLine(district.hub.url, cookie)).close();
});
