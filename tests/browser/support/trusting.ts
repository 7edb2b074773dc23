import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HubProcess } from '../../../server/test/support/hub-process.ts';
import type { Way } from './district.ts';

/**
 * The way of a PC in which the hub's CA was installed. Passing over a certificate's faults, as the other tests do, is not enough for a
 * service worker: Chromium fetches its script with an error in the page's log.
 */
export const trusting = (hub: HubProcess): Way => {
  const certificate = new X509Certificate(readFileSync(hub.environment['HUB_TLS_CERT'] ?? ''));
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' });
  const fingerprint = createHash('sha256').update(key).digest('base64');
  return {
    enrolmentLink: (name) => hub.enrolmentLink(name),
    chromiumArgs: [`--ignore-certificate-errors-spki-list=${fingerprint}`],
  };
};
