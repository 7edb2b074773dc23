import type { RelayAccess } from '@diem-cau/shared';

/** Where this page came from. */
export type PageAddress = Pick<Location, 'protocol' | 'hostname' | 'port'>;

/**
 * The relay as the browser takes it: at the very address and port by which this page came, which no network shuts that let the page in.
 * Over TLS, as the page itself; and in the open, since Firefox takes none over TLS at a bare IP address, and no browser takes one whose
 * certificate was only let pass by a person. What is relayed is encrypted either way. None where there is no relay or no TLS.
 */
export const iceServers = (relay: RelayAccess | null, { protocol, hostname, port }: PageAddress): RTCIceServer[] => {
  if (relay === null || protocol !== 'https:') return [];
  const at = `${hostname}:${port === '' ? '443' : port}?transport=tcp`;
  const { username, credential } = relay;
  return [{ urls: [`turns:${at}`, `turn:${at}`], username, credential }];
};
