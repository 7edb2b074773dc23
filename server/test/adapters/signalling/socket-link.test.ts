import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket as NetSocket } from 'node:net';
import type { HubToPage, PageToHub } from '@diem-cau/shared';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { socketCarrier, socketLink } from '../../../src/adapters/signalling/socket-link.ts';
import type { Carrier, PageLink } from '../../../src/application/ports/page-link.ts';
import { connectLine, webSocketOf, type SocketLine } from '../../support/socket-line.ts';

type Nothing = Record<string, never>;
let io: Server<PageToHub, HubToPage, Nothing, Nothing>;
let carrier: Carrier;
let address: string;
const lines: SocketLine[] = [];

beforeEach(async () => {
  const http = createServer();
  io = new Server(http, { transports: ['websocket'], pingInterval: 60_000 });
  carrier = socketCarrier(io);
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const at = http.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  address = `http://127.0.0.1:${at.port}`;
});
afterEach(async () => {
  for (const line of lines.splice(0)) line.cut();
  await io.close();
});

/** A page's line, the hub's link to it, and all that the page was sent, as it was sent. */
const connected = async (): Promise<{ line: SocketLine; link: PageLink; sent: unknown[][]; socket: Socket }> => {
  const entered = once(io, 'connection');
  const line = await connectLine(address, '');
  lines.push(line);
  const sent: unknown[][] = [];
  line.socket.onAny((...args: unknown[]) => sent.push(args));
  const [socket] = await entered;
  return { line, link: socketLink(socket, carrier, { monotonicMs: () => performance.now() }), sent, socket };
};

const list = (presentCount: number) => ({
  openMeetings: [],
  presentCount,
});

describe('a notice to many pages', () => {
  it('reaches those whom it is for, and is written out once', async () => {
    const pages = [await connected(), await connected(), await connected()];
    /** How often a notice to these is gone through to write it out. */
    const written = (told: typeof pages): number => {
      let times = 0;
      const params = {
        openMeetings: [],
        toJSON: () => {
          times += 1;
          return { openMeetings: [] };
        },
      };
      const addresses = told.map(({ link }) => link.address);
      carrier.tell(addresses, 'hub.openMeetings', params);
      return times;
    };
    expect(written(pages.slice(0, 2))).toBe(written(pages.slice(0, 1)));
    carrier.tell([], 'media.lost', {});
    for (const { link } of pages) carrier.tell([link.address], 'hub.signedOut', { cause: 'revoked' });
    for (const { sent } of pages) await expect.poll(() => sent.at(-1)?.[1]).toBe('hub.signedOut');
    expect(pages.map(({ sent }) => sent.map(([, name]) => name))).toEqual([
      ['hub.openMeetings', 'hub.openMeetings', 'hub.signedOut'],
      ['hub.openMeetings', 'hub.signedOut'],
      ['hub.signedOut'],
    ]);
  });

  it('asks for no acknowledgement, and is no error to who is gone', async () => {
    const { line, link, sent } = await connected();
    carrier.tell([link.address], 'media.lost', {});
    await expect.poll(() => sent).toEqual([['notice', 'media.lost', {}]]);
    line.close();
    expect(() => carrier.tell([link.address, 'nobody'], 'media.lost', {})).not.toThrow();
  });
});

describe('a task', () => {
  it('comes in its turn among the notices, and is done when the page says so', async () => {
    const { line, link, sent } = await connected();
    const { promise, resolve } = Promise.withResolvers<void>();
    line.onTask('media.consumersOpened', () => promise);
    carrier.tell([link.address], 'media.lost', {});
    let done = false;
    const doing = link.task('media.consumersOpened', { consumers: [] }).then(() => (done = true));
    carrier.tell([link.address], 'media.consumersClosed', { consumerIds: [] });
    await expect
      .poll(() => sent.map(([, name]) => name))
      .toEqual(['media.lost', 'media.consumersOpened', 'media.consumersClosed']);
    expect(done).toBe(false);
    resolve();
    await doing;
  });
});

describe('a notice of which only the newest counts', () => {
  it('goes out at once where the line is free', async () => {
    const { link, sent } = await connected();
    for (const each of [1, 2, 3]) {
      link.hint('hub.openMeetings', list(each));
      await expect.poll(() => sent.length).toBe(each);
    }
    expect(sent.map(([, , params]) => params)).toEqual([1, 2, 3].map(list));
  });

  it('is overtaken by the next while the line takes nothing, and what must be kept is not', async () => {
    const { line, link, sent, socket } = await connected();
    const below: NetSocket = Reflect.get(webSocketOf(line.socket), '_socket');
    below.pause();
    // The system's own buffers take some megabytes before the line is full.
    for (let piece = 0; piece < 60 && socket.conn.transport.writable; piece += 1) {
      carrier.tell(
        [link.address],
        'hub.signedOut',
        Object.assign({ cause: 'revoked' as const }, { text: 'x'.repeat(1024 * 1024) }),
      );
      await new Promise((done) => setTimeout(done, 5));
    }
    for (let count = 1; count <= 100; count += 1) link.hint('hub.openMeetings', list(count));
    carrier.tell([link.address], 'media.lost', {});
    carrier.tell([link.address], 'media.lost', {});
    below.resume();
    await expect.poll(() => sent.filter(([, name]) => name === 'hub.openMeetings').length).toBe(1);
    expect(sent.find(([, name]) => name === 'hub.openMeetings')?.[2]).toEqual(list(100));
    expect(sent.filter(([, name]) => name === 'media.lost')).toHaveLength(2);
    link.hint('hub.openMeetings', list(101));
    await expect.poll(() => sent.at(-1)?.[2]).toEqual(list(101));
  });
});
