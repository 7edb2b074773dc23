import type { HubToPage, NoticeName, NoticeOf, PageToHub } from '@diem-cau/shared';
import type { Server, Socket } from 'socket.io';
import type { Carrier, PageLink } from '../../application/ports/page-link.ts';
import type { Stopwatch } from '../../application/ports/clock.ts';
import { NewestNotices } from './newest-notices.ts';

/** How long a page may take to do a task, in milliseconds; a weak link's few seconds included. */
const taskTimeoutMs = 15_000;

/** What carries all pages of one server: each socket is alone in a room that is called by its id, and Socket.IO encodes once for many. */
export const socketCarrier = <Data>(io: Server<PageToHub, HubToPage, Record<string, never>, Data>): Carrier => ({
  tell: (addresses, name, params) => {
    // To no room at all would be to everybody.
    if (addresses.length > 0) io.to([...addresses]).emit('notice', name, params);
  },
});

type PageSocket<Data> = Socket<PageToHub, HubToPage, Record<string, never>, Data>;

/** Sends a notice over one socket. */
export const tellSocket = <Data, Name extends NoticeName>(
  socket: PageSocket<Data>,
  name: Name,
  params: NoticeOf<Name>,
): void => {
  socket.emit('notice', name, params);
};

/** The wire to one page over its socket. */
export const socketLink = <Data>(socket: PageSocket<Data>, carrier: Carrier, stopwatch: Stopwatch): PageLink => {
  let heardMs = stopwatch.monotonicMs();
  // Answers to pings among them.
  socket.conn.on('packet', () => {
    heardMs = stopwatch.monotonicMs();
  });
  const newest = new NewestNotices(socket.conn, (name, params) => socket.emit('notice', name, params));
  return {
    address: socket.id,
    carrier,
    from: socket.conn.remoteAddress,
    get heardMs() {
      return heardMs;
    },
    hint: (name, params) => newest.send(name, params),
    task: (name, params) => socket.timeout(taskTimeoutMs).emitWithAck('task', name, params),
    end: () => {
      socket.disconnect(true);
    },
  };
};
