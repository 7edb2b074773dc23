import type { Socket } from 'socket.io';

/** More than an honest page leaves unread in the 21 s in which a dead line is given up, in characters: 200 whole views of a large meeting. */
const mostUnread = 4 * 1024 * 1024;

/**
 * Ends a connection whose page gives signs of life and reads nothing: what is sent to it would pile up in memory without an end.
 * @param most how much may wait to be handed to the system, in characters
 */
export const endWhenUnread = (connection: Socket['conn'], most = mostUnread): void => {
  let waiting = 0;
  connection.on('packetCreate', ({ data }: { data?: unknown }) => {
    if (typeof data === 'string') waiting += data.length;
    // Without waiting for what it does not read.
    if (waiting > most) connection.close(true);
  });
  connection.on('flush', () => {
    waiting = 0;
  });
};
