import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Names } from './names.ts';

/** What an authority may speak for: DNS names with all that ends in them, and ranges of addresses, such as `10.0.0.0/8`. */
export type NameLimits = { dns: string[]; ranges: string[] };

/** Addresses that no two offices share by the internet: RFC 1918, 6598, 3927, 4193, 4291 and loopback. */
const privateRanges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
];

/** Names that mean something within one network only: RFC 6761, 6762, 8375, and `internal`, which ICANN has set aside. */
const privateNames = ['localhost', 'local', 'lan', 'internal', 'home.arpa'];

/** Below these anybody can have a name, so that the last label but one says nothing about whose it is. */
const sharedBelowVn = [
  'gov',
  'com',
  'net',
  'org',
  'edu',
  'ac',
  'int',
  'info',
  'name',
  'pro',
  'health',
  'biz',
  'id',
  'io',
  'ai',
];

/**
 * The office's own part of a name: what stands behind its first label where that is not shared with the rest of the country, else the
 * name itself.
 */
const ownSuffix = (name: string): string => {
  const [, ...rest] = name.toLowerCase().split('.');
  const shared = rest.length < 2 || (rest.length === 2 && rest[1] === 'vn' && sharedBelowVn.includes(rest[0] ?? ''));
  return shared ? name.toLowerCase() : rest.join('.');
};

/** The limits of an authority that is made for `names`; `domains` are the office's own, as the operator gave them. */
export const limitsFor = (names: Names, domains: readonly string[]): NameLimits => {
  const outside = names.ip.filter((address) => !allows({ dns: [], ranges: privateRanges }, address));
  const own = names.dns.map((name) => (name.includes('.') ? ownSuffix(name) : name));
  return {
    dns: [...new Set([...privateNames, ...own, ...domains.map((domain) => domain.toLowerCase())])].sort(),
    ranges: [...privateRanges, ...outside.map((address) => `${address}/${isIPv6(address) ? 128 : 32}`)],
  };
};

/** Whether an authority with these limits may speak for a name or an address. */
const allows = ({ dns, ranges }: NameLimits, name: string): boolean => {
  const family = isIP(name);
  if (family === 0) return dns.some((suffix) => name === suffix || name.endsWith(`.${suffix}`));
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    list.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return list.check(name, family === 6 ? 'ipv6' : 'ipv4');
};

/** Those of `names` that the limits allow, and those that they don't: one name too many would spoil a whole certificate. */
export const partedBy = (limits: NameLimits, names: Names): { allowed: Names; refused: string[] } => ({
  allowed: {
    dns: names.dns.filter((name) => allows(limits, name)),
    ip: names.ip.filter((name) => allows(limits, name)),
  },
  refused: [...names.dns, ...names.ip].filter((name) => !allows(limits, name)),
});
