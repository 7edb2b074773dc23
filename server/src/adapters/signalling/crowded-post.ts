import type { IncomingMessage } from 'node:http';

/** What a page sends at once by polling holds at most so many packets: its requests at a stroke are 120, and each sign of life is one. */
const mostPackets = 500;

/** Parts one packet from the next, in the manner of Engine.IO. */
const separator = '\u001E';

const separatorsIn = (chunk: unknown): number => {
  if (typeof chunk === 'string') return chunk.split(separator).length - 1;
  return Buffer.isBuffer(chunk) ? separatorsIn(chunk.toString('latin1')) : 0;
};

/**
 * Ends a request that holds more packets than any page sends, and with it its connection, before one of them is read: of the smallest ones
 * 131,000 go into the size that is allowed, and take the hub's processor for 33 ms.
 */
export const endWhenCrowded = (request: IncomingMessage): void => {
  let packets = 1;
  const count = (chunk: unknown): void => {
    packets += separatorsIn(chunk);
    if (packets > mostPackets) request.destroy();
  };
  // Only once its reader is there: whoever listens before lets it flow past that.
  request.once('resume', () => request.on('data', count));
};
