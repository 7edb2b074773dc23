import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { OwnOrigins } from '../../application/running/own-origins.ts';

/**
 * Whether a browser's page comes from the hub itself; programs without an Origin are let through to the sign-in. Browsers name no Origin where a
 * page only reads, and say from which site it asks.
 */
export const isFromOwnPage = (
  { headers, socket }: IncomingMessage,
  origins: Pick<OwnOrigins, 'isOwnPage'>,
): boolean => {
  const { origin, host } = headers;
  if (origin !== undefined) return origins.isOwnPage({ origin, host, encrypted: socket instanceof TLSSocket });
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
};
