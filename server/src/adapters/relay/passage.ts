import { connect, type Socket } from 'node:net';
import { proxyHeader } from './proxy-header.ts';
import { RelayGuard } from './relay-guard.ts';
import { StunFrames, stunTypes, typeOf } from './stun-frames.ts';

/** Within which a connection has to show a right to the relay, in milliseconds, and with how many bytes. */
const admittedWithinMs = 10_000;
const mostBefore = 8_192;

/** A page refreshes what it has of the relay every few minutes: whoever is silent for so long is gone, in milliseconds. */
const silentMs = 15 * 60_000;

/** Where a passage leads. */
export interface PassageTo {
  /** coturn's port on this machine. */
  readonly port: number;
  readonly mayReach: (port: number) => boolean;
  /** Called once, when coturn has given the connection something by this user's name; `end` ends what it was given. */
  readonly admitted: (userName: string, end: () => void) => void;
}

/** Reads from one as fast as the other takes it: what waits in between is bounded by the buffers of two sockets. */
const send = (chunk: Buffer, from: Socket, to: Socket): void => {
  if (to.write(chunk)) return;
  from.pause();
  to.once('drain', () => from.resume());
};

/** Carries a page's TURN connection to coturn and back, until either ends; nothing that the guard refuses goes on. */
export const openPassage = (page: Socket, { port, mayReach, admitted }: PassageTo): void => {
  const header = proxyHeader(page);
  if (header === null) return void page.destroy();
  const guard = new RelayGuard(mayReach);
  const onward = connect({ host: '127.0.0.1', port, noDelay: true });
  let answers: StunFrames | null = new StunFrames();
  let before = 0;
  const end = (): void => {
    clearTimeout(timer);
    page.destroy();
    onward.destroy();
  };
  const timer = setTimeout(end, admittedWithinMs);
  for (const socket of [page, onward]) {
    socket.on('error', end);
    socket.once('end', end);
    socket.once('close', end);
  }
  page.setNoDelay(true);
  page.setTimeout(silentMs, end);
  onward.write(header);
  page.on('data', (chunk: Buffer) => {
    const allowed = guard.take(chunk);
    if (answers !== null) before += chunk.length;
    if (allowed === null || before > mostBefore) end();
    else if (allowed.length > 0) send(allowed, page, onward);
  });
  onward.on('data', (chunk: Buffer) => {
    answers?.take(chunk, (message) => {
      if (typeOf(message) !== stunTypes.allocated || answers === null) return true;
      answers = null;
      clearTimeout(timer);
      admitted(guard.userName ?? '', end);
      return true;
    });
    if (!page.destroyed) send(chunk, onward, page);
  });
};
