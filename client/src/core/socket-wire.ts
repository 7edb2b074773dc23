import type { HubToPage, PageToHub } from '@diem-cau/shared';
import { io, type Socket } from 'socket.io-client';
import { handshakeRefusal } from './handshake-refusal.ts';
import { WireWays } from './wire-ways.ts';
import type { Wire, WireListener } from './wire.ts';

/** The wire over Socket.IO: by WebSocket, else by polling, same origin; when to open again is decided by `Signalling`. */
export const socketWire = (): Wire => {
  const socket: Socket<HubToPage, PageToHub> = io({
    transports: ['websocket'],
    autoConnect: false,
    reconnection: false,
  });
  const ways = new WireWays(socket.io);
  let wanted = false;
  const connect = (): void => {
    if (wanted) socket.connect();
  };
  return {
    listen(listener: WireListener) {
      socket.on('connect', () => listener.opened());
      socket.on('disconnect', () => listener.lost());
      socket.io.on('ping', () => listener.heard());
      socket.on('connect_error', (error) => {
        const refusal = handshakeRefusal(error);
        if (refusal !== null) return listener.refused(refusal);
        void ways.another().then((found) => (found ? connect() : listener.lost()));
      });
      socket.on('notice', (name, params) => listener.notice(name, params));
      socket.on('task', (name, params, done) => listener.task(name, params, done));
    },
    open: () => {
      wanted = true;
      void ways.begin().then(connect);
    },
    close: () => {
      wanted = false;
      socket.disconnect();
    },
    request: (name, params, timeoutMs) => socket.timeout(timeoutMs).emitWithAck('request', name, params),
  };
};
