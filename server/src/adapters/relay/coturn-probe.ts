import { randomBytes } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { proxyHeader } from './proxy-header.ts';
import { magicCookie, stunTypes } from './stun-frames.ts';

/** How long an answer is waited for, in milliseconds. */
const answerWithinMs = 2_000;

/** A port of 127.0.0.1 that nobody has now. */
export const freeLoopbackPort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      );
    });
  });

/** Asks for an allocation without credentials, as each page first does: whether coturn answers at all. Never rejects. */
export const coturnAnswers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port });
    const told = (answers: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      done(answers);
    };
    const timer = setTimeout(() => told(false), answerWithinMs);
    socket.once('error', () => told(false));
    socket.once('close', () => told(false));
    socket.once('data', () => told(true));
    socket.once('connect', () => {
      const header = proxyHeader({
        ...{ remoteAddress: '127.0.0.1', remotePort: socket.localPort },
        ...{ localAddress: '127.0.0.1', localPort: port },
      });
      const request = Buffer.alloc(20);
      request.writeUInt16BE(stunTypes.allocate, 0);
      request.writeUInt32BE(magicCookie, 4);
      randomBytes(12).copy(request, 8);
      if (header !== null) socket.write(Buffer.concat([header, request]));
    });
  });
