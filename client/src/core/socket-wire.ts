import { RefusalBody, type HubToPage, type PageToHub } from '@diem-cau/shared';
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { Wire, WireListener } from './wire.ts';

/** An error of the handshake that carries the hub's refusal. */
const Refused = z.object({ data: RefusalBody });

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
      socket.on('connect_error', (error) => {
        const refused = Refused.safeParse(error);
        if (refused.success) listener.refused(refused.data.data);
        else listener.lost();
      });
      socket.on('notice', (name, params, done) => listener.notice(name, params, done));
    },
    open: () => void socket.connect(),
    close: () => void socket.disconnect(),
    request: (name, params, timeoutMs) => socket.timeout(timeoutMs).emitWithAck('request', name, params),
  };
};
