import { EventEmitter } from 'node:events';
import type { DropCause } from '@diem-cau/shared';
import type { Socket } from 'socket.io';

/** WebSocket close codes of a page that goes away in good order: closed normally, or left for another page (RFC 6455, 7.4.1). */
const goodOrder = new Set([1000, 1001]);

/**
 * Watches a socket's end. The returned function names the cause by Socket.IO's reason and the WebSocket's close code: a tab that is
 * closed says goodbye with 1001, by polling with Socket.IO's own word; a cable that is pulled says nothing.
 */
export const dropCauseOf = ({
  conn,
}: {
  readonly conn: Pick<Socket['conn'], 'transport' | 'on'>;
}): ((reason: string, revoked: boolean) => DropCause) => {
  let code: number | null = null;
  const watch = (): void => {
    const { transport } = conn;
    const webSocket: unknown = 'socket' in transport ? transport.socket : null;
    if (!(webSocket instanceof EventEmitter)) return;
    // Before Engine.IO's own listener, which ends the socket at once.
    webSocket.prependOnceListener('close', (closeCode: number) => {
      code = closeCode;
    });
  };
  watch();
  conn.on('upgrade', watch);
  return (reason, revoked) => {
    if (revoked) return 'revoked';
    // Ended by the hub because the session ended, or by the page itself.
    if (reason === 'server namespace disconnect' || reason === 'client namespace disconnect') return 'page-closed';
    return code !== null && goodOrder.has(code) ? 'page-closed' : 'link-lost';
  };
};
