import { hostname, networkInterfaces } from 'node:os';
import { isIP } from 'node:net';

/** What a certificate is for: DNS names and IP addresses, each sorted and without doubles. */
export type Names = { dns: string[]; ip: string[] };

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/**
 * The names and addresses under which this machine is reached: its host name (also the short one, and `.local` for
 * mDNS), localhost, every address that is not internal, and `extra`, a comma list (`HUB_NAMES`).
 */
export function machineNames(extra = '', host = hostname(), interfaces = networkInterfaces()): Names {
  const short = host.split('.')[0] ?? host;
  const own = [host, short, `${short}.local`, 'localhost', '127.0.0.1', '::1'];
  const addresses = Object.values(interfaces)
    .flatMap((entries) => entries ?? [])
    // A link-local IPv6 address is only usable with a zone, which no URL carries.
    .filter(({ internal, address }) => !internal && !address.toLowerCase().startsWith('fe80:'))
    .map(({ address }) => address);
  const given = extra
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const all = [...own, ...addresses, ...given].map((name) => name.toLowerCase());
  return {
    dns: sorted(all.filter((name) => isIP(name) === 0)),
    ip: sorted(all.filter((name) => isIP(name) !== 0)),
  };
}
