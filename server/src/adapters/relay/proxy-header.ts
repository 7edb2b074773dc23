import { isIPv4, SocketAddress } from 'node:net';

/** The ends of a connection, as the one who took it knows them. */
export interface Ends {
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
}

/** "\r\n\r\n\0\r\nQUIT\n", version 2, command PROXY (HAProxy's PROXY protocol, 2.2). */
const begin = Buffer.from([0x0d, 0x0a, 0x0d, 0x0a, 0x00, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a, 0x21]);

/** The bytes of an address; those of an IPv4 address also where a socket shows it as `::ffff:…`. */
const bytesOf = (address: string): Buffer => {
  const bare = address.replace(/%.*$/u, '').replace(/^::ffff:(?=\d+\.)/iu, '');
  if (isIPv4(bare)) return Buffer.from(bare.split('.').map(Number));
  const { address: written } = new SocketAddress({ address: bare, family: 'ipv6' });
  const [head = '', tail] = written.split('::');
  const groups = (text: string | undefined): number[] =>
    text === undefined || text === '' ? [] : text.split(':').map((group) => parseInt(group, 16));
  const before = groups(head);
  const after = groups(tail);
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return Buffer.from([...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 0xff]));
};

/**
 * What tells coturn from where a connection comes that is handed on to it. Firefox takes no relay that sees it at a loopback address. Null when the
 * connection has gone already.
 */
export const proxyHeader = ({ remoteAddress, remotePort, localAddress, localPort }: Ends): Buffer | null => {
  if (remoteAddress === undefined || remotePort === undefined || localAddress === undefined || localPort === undefined)
    return null;
  const addresses = Buffer.concat([bytesOf(remoteAddress), bytesOf(localAddress)]);
  const ports = Buffer.alloc(4);
  ports.writeUInt16BE(remotePort, 0);
  ports.writeUInt16BE(localPort, 2);
  const head = Buffer.alloc(3);
  // TCP over IPv4, or over IPv6.
  head.writeUInt8(addresses.length === 8 ? 0x11 : 0x21, 0);
  head.writeUInt16BE(addresses.length + ports.length, 1);
  return Buffer.concat([begin, head, addresses, ports]);
};
