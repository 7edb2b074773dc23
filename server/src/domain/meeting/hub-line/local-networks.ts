/** A network by its first address and the length of what its addresses share, as numbers: 32 or 128 bits. */
export interface Network {
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly prefix: number;
}

/** The address of a machine as a number; null where it is none. An IPv4 address that a socket shows as `::ffff:…` is that address. */
const numberOf = (text: string): { readonly bits: 32 | 128; readonly value: bigint } | null => {
  const [bare = ''] = text.trim().split('%');
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/iu.exec(bare)?.[1];
  const dotted = (mapped ?? bare).split('.');
  if (dotted.length === 4) {
    if (!dotted.every((part) => /^\d{1,3}$/u.test(part) && Number(part) <= 255)) return null;
    return { bits: 32, value: dotted.reduce((sum, part) => sum * 256n + BigInt(part), 0n) };
  }
  const [head = '', tail, more] = bare.split('::');
  if (!bare.includes(':') || more !== undefined) return null;
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after];
  if (all.length !== 8 || !all.every((group) => /^[0-9a-f]{1,4}$/iu.test(group))) return null;
  return { bits: 128, value: all.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n) };
};

/** A network written as `10.20.0.0/16` or `fd00::/48`, an address alone being a network of one; null where it is none. */
export const readNetwork = (text: string): Network | null => {
  const [address = '', length, more] = text.trim().split('/');
  const read = numberOf(address);
  if (read === null || more !== undefined || (length !== undefined && !/^\d{1,3}$/u.test(length))) return null;
  const prefix = length === undefined ? read.bits : Number(length);
  return prefix > read.bits ? null : { bits: read.bits, address: read.value, prefix };
};

const holds = (
  { bits, address, prefix }: Network,
  other: { readonly bits: number; readonly value: bigint },
): boolean => {
  const rest = BigInt(bits - prefix);
  return bits === other.bits && address >> rest === other.value >> rest;
};

const networks = (...texts: readonly string[]): readonly Network[] => texts.flatMap((text) => readNetwork(text) ?? []);

/** Where private networks lie (RFC 1918, RFC 4193): only such a one may be a network in one building. */
const privateSpace = networks('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7');

/** The machine itself. */
const ownMachine = networks('127.0.0.0/8', '::1');

/** A network in one building has no shorter a prefix: a wider one is a province's, with lines between its places. */
const shortestPrefix = { 32: 20, 128: 64 } as const;

/**
 * The networks that are local where nobody says which: the machine itself, and of those that it is in (`10.1.2.3/24`) the ones that may be its own building's:
 * private ones that are not wide.
 */
export const localByItself = (own: readonly string[]): readonly Network[] => [
  ...ownMachine,
  ...networks(...own).filter(
    ({ bits, address, prefix }) =>
      prefix >= shortestPrefix[bits] && privateSpace.some((space) => holds(space, { bits, value: address })),
  ),
];

/** Whether a page that comes from this address is in one of these networks, and so does not go over the hub's own line. */
export const isLocal = (from: string, local: readonly Network[]): boolean => {
  const read = numberOf(from);
  return read !== null && local.some((network) => holds(network, read));
};
