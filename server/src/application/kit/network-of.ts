/** The groups of an IPv6 address that one customer's network is known by: the first 64 of its 128 bits (RFC 6177). */
const networkGroups = 4;

/**
 * What is counted as one place: an IPv4 address, also where a socket shows it as `::ffff:…`, and of IPv6 the network, in which
 * anybody has as many addresses as they like.
 */
export const networkOf = (address: string): string => {
  const [bare = ''] = address.split('%');
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/iu.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  if (!bare.includes(':')) return bare;
  const [head = '', tail] = bare.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${all
    .slice(0, networkGroups)
    .map((group) => group.toLowerCase())
    .join(':')}::/64`;
};
