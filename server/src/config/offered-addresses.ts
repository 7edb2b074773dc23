import { BlockList, isIP, isIPv4 } from 'node:net';

/** From where an address can be reached: by its own machine, by a network that is not the internet's, by everybody. */
type AddressSpace = 'loopback' | 'private' | 'public';

/** What browsers take for a local network: all that is not routed on the internet (IANA's special-purpose registries, RFC 6890). */
const notRouted = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
] as const)
  notRouted.addSubnet(network, prefix, 'ipv4');
notRouted.addSubnet('fc00::', 7, 'ipv6');
notRouted.addSubnet('fe80::', 10, 'ipv6');
notRouted.addSubnet('2001:db8::', 32, 'ipv6');

/** An address as it is written without a zone, and as IPv4 where a socket shows one as `::ffff:…`. */
const bare = (address: string): string => address.replace(/%.*$/u, '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/iu, '');

/** The space of an address; a host name belongs to everybody but `localhost`. */
export const addressSpace = (address: string): AddressSpace => {
  const plain = bare(address);
  const family = isIP(plain);
  if (family === 0) return plain === 'localhost' ? 'loopback' : 'public';
  if (plain === '::1' || plain.startsWith('127.')) return 'loopback';
  return notRouted.check(plain, family === 4 ? 'ipv4' : 'ipv6') ? 'private' : 'public';
};

/** What this machine is reached by. */
export interface Reachable {
  /** All addresses of its interfaces by which other machines may reach it, the best first. */
  readonly own: readonly string[];
  /** What the operator named instead; null where nothing was named. */
  readonly given: readonly string[] | null;
  /** Where the relay's packets come from and the media server is met by them; null without a relay. */
  readonly meetingPoint: string | null;
}

/**
 * Where a page that comes from this address is told to find the media server, the best first. Loopback is for pages of this machine alone,
 * and an address that is not routed on the internet for pages of such a network: browsers drop others without a word (Local Network
 * Access). A page for which nothing would be left, which came through a translation of addresses, is told all but loopback; and where
 * the relay can't reach what was told, its meeting point comes last, by which no other way leads than through the relay.
 */
export const offeredAddresses = ({ own, given, meetingPoint }: Reachable, from: string): readonly string[] => {
  const space = addressSpace(from);
  const reachable = (given ?? own).filter((address) => addressSpace(address) !== 'loopback');
  const fitting = space === 'public' ? reachable.filter((address) => addressSpace(address) === 'public') : reachable;
  const told = [...(space === 'loopback' ? ['127.0.0.1'] : []), ...(fitting.length > 0 ? fitting : reachable)];
  const met = meetingPoint === null || (addressSpace(meetingPoint) === 'loopback' && space !== 'loopback');
  return [...new Set(met ? told : [...told, meetingPoint])];
};

/**
 * The address of this machine at which a relay on it meets the media server: that of before while the machine has it, else one that pages are told
 * anyway. IPv4, as browsers ask of relays.
 */
export const meetingPointOf = ({ own, given }: Pick<Reachable, 'own' | 'given'>, before: string | null): string => {
  const outside = own.filter((address) => isIPv4(address) && addressSpace(address) !== 'loopback');
  if (before !== null && outside.includes(before)) return before;
  return outside.find((address) => given?.includes(address)) ?? outside[0] ?? '127.0.0.1';
};
