import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, expect, it } from 'vitest';
import { endWhenUnread } from '../../../src/adapters/signalling/unread.ts';
import { connectLine, webSocketOf, type SocketLine } from '../../support/socket-line.ts';

const megabyte = 1024 * 1024;
let end: () => void = () => undefined;
afterEach(() => end());

/** A page on a real line, what the hub sends it, and how that line ended. */
const connected = async () => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], pingInterval: 60_000 });
  io.engine.on('connection', (connection) => endWhenUnread(connection, 2 * megabyte));
  const entered = once(io, 'connection');
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const page: SocketLine = await connectLine(`http://127.0.0.1:${address.port}`, '');
  end = () => {
    page.cut();
    void io.close();
  };
  const [socket] = await entered;
  return { page, socket };
};

/** Sends so many pieces of a megabyte, one a turn of the loop; ends when the line does. */
const send = async (socket: { connected: boolean; emit(name: string, text: string): void }, pieces: number) => {
  for (let piece = 0; piece < pieces && socket.connected; piece += 1) {
    socket.emit('notice', 'x'.repeat(megabyte));
    await new Promise((done) => setTimeout(done, 5));
  }
};

it('ends the line of a page that reads nothing, though it is alive', async () => {
  const { page, socket } = await connected();
  const below: NetSocket = Reflect.get(webSocketOf(page.socket), '_socket');
  below.pause();
  // The system's own buffers take some of it.
  await send(socket, 60);
  expect(socket.connected).toBe(false);
});

it('leaves a page alone that reads, however much it is sent', async () => {
  const { page, socket } = await connected();
  await send(socket, 30);
  await expect.poll(() => socket.conn.writeBuffer.length).toBe(0);
  expect([socket.connected, page.socket.connected]).toEqual([true, true]);
});
