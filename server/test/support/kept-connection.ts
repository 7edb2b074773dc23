import type { ClientRequest } from 'node:http';

/**
 * Whether a request failed because its connection had been kept from one before: a hub ends those that nothing comes by, and a test that waited for another program
 * has not read that yet. Nothing was answered on it, and whoever only reads asks again.
 */
export const wasKeptTooLong = ({ method, reusedSocket }: ClientRequest, error: Error): boolean =>
  method === 'GET' && reusedSocket && 'code' in error && error.code === 'ECONNRESET';
