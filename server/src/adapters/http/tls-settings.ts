import type { SecureContextOptions } from 'node:tls';
import type { TlsPems } from './tls-files.ts';

/**
 * TLS 1.3, and of TLS 1.2 only what has forward secrecy and authenticated encryption (RFC 9325, 4.2): every browser that can hold a
 * meeting speaks them, and none of the CBC suites is offered.
 */
const ciphers = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
].join(':');

/** With what the hub speaks HTTPS: at its start, and whenever its certificate was renewed. */
export const tlsSettings = ({ cert, key }: Pick<TlsPems, 'cert' | 'key'>): SecureContextOptions => ({
  cert,
  key,
  minVersion: 'TLSv1.2',
  ciphers,
});
