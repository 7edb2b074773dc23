import { join } from 'node:path';

/** What one start of coturn is told. */
export interface CoturnSettings {
  /** Port on 127.0.0.1 where it is spoken to, by the hub alone. */
  readonly port: number;
  /** What credentials are signed with. */
  readonly secret: string;
  /** The one address from which it relays and to which it sends. */
  readonly meetingPoint: string;
  /** Endpoints of the whole hub. */
  readonly mostEndpoints: number;
  /** Where it keeps what it has to keep: nothing that lasts. */
  readonly folder: string;
}

/** What the credentials are for. */
const realm = 'diem-cau';

/** Of one connection: two transports, in TLS and in the open, over each of a PC's networks, and as many of a page that is just being loaded anew. */
const mostOfOneUser = 48;
/** Of one endpoint on average. */
const mostOfOneEndpoint = 16;
/** What one allocation carries each way, in bytes a second: the room receives 65 thumbnails and a screen by one. */
const mostBytesASecond = 2_000_000;

/** coturn's configuration (turnserver.conf): TURN over TCP for the hub alone, for whoever shows credentials, to the media server alone. */
export const coturnConfiguration = ({ port, secret, meetingPoint, mostEndpoints, folder }: CoturnSettings): string =>
  [
    // A listener that is told by the PROXY protocol from where a connection comes.
    'listening-ip=127.0.0.1',
    `tcp-proxy-port=${port}`,
    ...['no-udp', 'no-tls', 'no-dtls', 'no-cli', 'no-stun', 'no-rfc5780', 'no-tcp-relay', 'no-multicast-peers'],
    ...['use-auth-secret', `static-auth-secret=${secret}`, `realm=${realm}`, 'no-software-attribute'],
    `relay-ip=${meetingPoint}`,

    'denied-peer-ip=0.0.0.0-255.255.255.255',
    'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    `allowed-peer-ip=${meetingPoint}`,
    ...(meetingPoint === '127.0.0.1' ? ['allow-loopback-peers'] : []),
    ...[
      `user-quota=${mostOfOneUser}`,
      `total-quota=${mostOfOneEndpoint * mostEndpoints}`,
      `max-bps=${mostBytesASecond}`,
    ],
    'max-allocate-lifetime=600',
    // A database of its own for each of coturn's threads, in memory: one on disk they found locked by one another, and refused the first pages.
    ...['no-dynamic-ip-list', 'no-dynamic-realms', 'userdb=:memory:'],
    ...['log-file=stdout', 'simple-log', `pidfile=${join(folder, 'pid')}`],
    '',
  ].join('\n');
