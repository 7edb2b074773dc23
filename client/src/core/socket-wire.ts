import type { HubToPage, PageToHub } from '@diem-cau/shared';
import { io, type Socket } from 'socket.io-client';
import { handshakeRefusal } from './handshake-refusal.ts';
import type { Wire, WireListener } from './wire.ts';

/** The wire over Socket.IO: websocket only, same origin; when to open again is decided by `Signalling`. */
export const socketWire = (): Wire => {
  const socket: Socket<HubToPage, PageToHub> = io({
    transports: ['websocket'],
    autoConnect: false,
    reconnection: false,
    timeout: 8_000,
  });
  return {
    listen(listener: WireListener) {
      socket.on('connect', () => listener.opened());
      socket.on('disconnect', () => listener.lost());
      socket.io.on('ping', () => listener.heard());
      socket.on('connect_error', (error) => {
        const refusal = handshakeRefusal(error);
        if (refusal === null) listener.lost();
        else listener.refused(refusal);
      });
      socket.on('notice', (name, params) => listener.notice(name, params));
      socket.on('task', (name, params, done) => listener.task(name, params, done));
    },
    open: () => void socket.connect(),
    close: () => void socket.disconnect(),
    request: (name, params, timeoutMs) => socket.timeout(timeoutMs).emitWithAck('request', name, params),
  };
};
