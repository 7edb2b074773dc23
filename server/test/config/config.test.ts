import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, type NetworkInterfaceInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';
import type { Environment } from '../../src/config/environment.ts';
import { ownAddresses, ownNetworks } from '../../src/config/own-addresses.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diem-cau-config-'));
  for (const name of ['a.pem', 'a.key', 'ca.pem']) writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The variables that a refusal of this environment names, in the order of its lines. */
const faults = (environment: Readonly<Record<string, string>>): string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    const lines = error instanceof Error ? error.message.split('\n') : [];
    // Each line says it in Vietnamese and, in brackets, in English.
    for (const line of lines) expect(line).toMatch(/^[A-Z_]+: .+ \(.+\)$/);
    return lines.map((line) => line.slice(0, line.indexOf(':')));
  }
};

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      httpsPort: 8443,
      furtherHttpsPorts: [],
      httpPort: 8080,
      maxEndpoints: 66,
      timeZone: 'Asia/Ho_Chi_Minh',
    });
    expect(config.media.announcedAddresses('127.0.0.1', null)).not.toEqual([]);
    expect(config.tls.caFile).toMatch(/certs\/ca\.crt$/);
  });

  it('takes what a compose file leaves empty for not set', () => {
    expect(readConfig({ HUB_PORT: '', DATABASE_URL: '' })).toMatchObject({ httpsPort: 8443, databaseUrl: undefined });
  });

  it('reads lists and numbers', () => {
    expect(readConfig({ HUB_PORT: '443, 8443' })).toMatchObject({ httpsPort: 443, furtherHttpsPorts: [8443] });
    expect(readConfig({ HUB_RELAY: 'off' }).relay).toBeNull();
    expect(readConfig({ PATH: '/usr/bin' }).relay).toEqual({ path: '/usr/bin', accessForMs: 7_200_000 });
    const { media } = readConfig({ HUB_ANNOUNCED_ADDRESSES: '10.0.0.5, hub.local,', HUB_WORKERS: '3' });
    expect(media.workers).toBe(3);
    expect(media.announcedAddresses('10.0.0.9', null)).toEqual(['10.0.0.5', 'hub.local']);
  });

  it('has one media worker, and so one port to let pass, for each 120 endpoints', () => {
    const workers = (most?: string) => readConfig({ HUB_MAX_ENDPOINTS: most }).media.workers;
    expect([undefined, '1', '120', '121', '240', '1000'].map(workers)).toEqual([1, 1, 1, 2, 2, 9]);
    expect(readConfig({ HUB_MAX_ENDPOINTS: '1000', HUB_WORKERS: '2' }).media.workers).toBe(2);
  });

  it("hands out no CA beside an operator's own certificate", () => {
    const own = { HUB_TLS_CERT: join(folder, 'a.pem'), HUB_TLS_KEY: join(folder, 'a.key') };
    expect(readConfig(own).tls.caFile).toBeUndefined();
    expect(readConfig({ ...own, HUB_CA_CERT: join(folder, 'ca.pem') }).tls.caFile).toBe(join(folder, 'ca.pem'));
  });

  it('tells the names that were given first, and knows those of the machine', () => {
    const { toldNames, machineNames } = readConfig({
      HUB_NAMES: 'hop.binhgia.local, 10.1.2.3,*.binhgia.vn,may_chu',
      HUB_ANNOUNCED_ADDRESSES: '10.0.0.5,127.0.0.1',
    });
    expect(toldNames()).toEqual(['hop.binhgia.local', '10.1.2.3', 'may_chu', '10.0.0.5', hostname()]);
    expect(machineNames()).toEqual(expect.arrayContaining([hostname(), '127.0.0.1']));
  });

  it('has browsers use nothing but HTTPS only where no PC needs the private CA', () => {
    const own = { HUB_TLS_CERT: join(folder, 'a.pem'), HUB_TLS_KEY: join(folder, 'a.key') };
    expect(readConfig({}).strictTransport).toBe(false);
    expect(readConfig(own).strictTransport).toBe(false);
    expect(readConfig({ ...own, HUB_HSTS: 'on' }).strictTransport).toBe(true);
    expect(faults({ HUB_HSTS: 'on' })).toEqual(['HUB_HSTS']);
    expect(faults({ ...own, HUB_CA_CERT: join(folder, 'ca.pem'), HUB_HSTS: 'on' })).toEqual(['HUB_HSTS']);
  });

  it('knows the time zone that the guide names, and others', () => {
    for (const zone of ['Asia/Ho_Chi_Minh', 'Asia/Saigon', 'UTC'])
      expect(readConfig({ HUB_TIME_ZONE: zone }).timeZone).toBe(zone);
  });
});

describe('a faulty configuration', () => {
  it('is refused with each faulty variable by its name, all at once, and no value', () => {
    const environment = {
      HUB_PORT: '70000',
      HUB_WORKERS: 'many',
      HUB_TIME_ZONE: 'Mars/Base',
      DATABASE_URL: 'mysql://x:secret@y',
      LOG_LEVEL: 'loud',
    };
    expect(faults(environment).sort()).toEqual(Object.keys(environment).sort());
    expect(() => readConfig(environment)).not.toThrow('secret');
  });

  it('has words for every variable that can be wrong', () => {
    const wrong: Readonly<Record<keyof typeof Environment.shape, string>> = {
      HUB_PORT: '8443,8443',
      HUB_HTTP_PORT: '8.5',
      HUB_DEMO_PORT: '0',
      HUB_DATA_DIR: 'any name will do',
      DATABASE_URL: 'none',
      HUB_MEDIA_PORT: '65536',
      HUB_ANNOUNCED_ADDRESSES: 'https://hub.local',
      HUB_NAMES: 'hop.binhgia.local:8443',
      HUB_WORKERS: '65',
      HUB_MAX_ENDPOINTS: '-1',
      HUB_RELAY_SECONDS: '90000',
      HUB_NAME: 'x'.repeat(121),
      HUB_TECHNICIAN: 'x'.repeat(121),
      HUB_TECHNICIAN_PHONE: '0'.repeat(41),
      HUB_TIME_ZONE: 'here',
      HUB_RELAY: 'maybe',
      HUB_TLS_CERT: '/nowhere/a.pem',
      HUB_TLS_KEY: '/nowhere/a.key',
      HUB_CA_CERT: '/nowhere/ca.pem',
      HUB_HSTS: 'yes',
      HUB_LINE_DAYS: '0',
      HUB_RECORDING_QUOTA_MB: '0',
      HUB_RECORDING_RESERVE_MB: 'much',
      HUB_LINE_OUT_KBPS: '255',
      HUB_LOCAL_NETWORKS: '10.20.0.0/33',
      HUB_AWAY_PAGE: 'yes',
      HUB_GALLERY_SECONDS: '3601',
      HUB_CLIENT_DIR: '/nowhere',
      MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker',
      LOG_LEVEL: 'all',
    };
    const expected = Object.keys(wrong).filter((variable) => variable !== 'HUB_DATA_DIR');
    expect(faults(wrong).sort()).toEqual(expected.sort());
  });

  it.each(['10.0.0.300', '10.0.0.5:44400', 'http://10.0.0.5', '0.0.0.0', '::', 'fe80::1%eth0', 'hai máy', 'a..b', ','])(
    'is one that announces %s',
    (text) => expect(faults({ HUB_ANNOUNCED_ADDRESSES: text })).toEqual(['HUB_ANNOUNCED_ADDRESSES']),
  );

  it('is not one that announces addresses of either family and names', () => {
    expect(faults({ HUB_ANNOUNCED_ADDRESSES: '10.1.2.3,fd00::2,hop.binhgia.local,may-chu,localhost' })).toEqual([]);
  });

  it('is one whose ports meet', () => {
    expect(faults({ HUB_PORT: '443', HUB_HTTP_PORT: '443' })).toEqual(['HUB_HTTP_PORT']);
    expect(faults({ HUB_MEDIA_PORT: '8440', HUB_WORKERS: '4' })).toEqual(['HUB_PORT']);
    expect(faults({ HUB_MEDIA_PORT: '8080', HUB_WORKERS: '1' })).toEqual(['HUB_HTTP_PORT']);
    expect(faults({ HUB_MEDIA_PORT: '65534', HUB_WORKERS: '3' })).toEqual(['HUB_MEDIA_PORT']);
    expect(faults({ HUB_MEDIA_PORT: '65533', HUB_WORKERS: '3' })).toEqual([]);
    expect(faults({ HUB_MEDIA_PORT: '8444' })).toEqual([]);
  });

  it('is one with a certificate and no key', () => {
    expect(faults({ HUB_TLS_CERT: join(folder, 'a.pem') })).toEqual(['HUB_TLS_KEY']);
    expect(faults({ HUB_TLS_KEY: join(folder, 'a.key') })).toEqual(['HUB_TLS_CERT']);
  });

  it('is one whose worker is no program, or whose files are folders', () => {
    const file = join(folder, 'a.pem');
    chmodSync(file, 0o644);
    expect(faults({ MEDIASOUP_WORKER_BIN: file })).toEqual(['MEDIASOUP_WORKER_BIN']);
    expect(faults({ HUB_CA_CERT: folder })).toEqual(['HUB_CA_CERT']);
    expect(faults({ HUB_CLIENT_DIR: file })).toEqual(['HUB_CLIENT_DIR']);
  });
});

describe('the own addresses', () => {
  const at = (address: string, internal = false): NetworkInterfaceInfo => ({
    address,
    internal,
    netmask: '',
    mac: '',
    cidr: null,
    ...(address.includes(':') ? { family: 'IPv6' as const, scopeid: 0 } : { family: 'IPv4' as const }),
  });
  const lo = [at('127.0.0.1', true), at('::1', true)];
  const outside = [at('10.1.2.3'), at('fd00::2'), at('fe80::1'), at('169.254.3.4')];

  it('are those that others can reach: no loopback, no link-local ones', () => {
    expect(ownAddresses(() => ({ lo, eth0: outside }))).toEqual(['10.1.2.3', 'fd00::2']);
  });

  it('leave out what the machine made for its containers, whether or not there is anything else', () => {
    const made = { docker0: [at('172.17.0.1')], 'br-0123456789ab': [at('172.18.0.1')], virbr0: [at('192.168.122.1')] };
    expect(ownAddresses(() => ({ lo, ...made, eth0: outside }))).toEqual(['10.1.2.3', 'fd00::2']);
    expect(ownAddresses(() => ({ lo, docker0: made.docker0 }))).toEqual([]);
    expect(ownAddresses(() => ({ lo, br0: outside }))).toEqual(['10.1.2.3', 'fd00::2']);
  });

  it('lie in its networks, but for those to which a tunnel leads', () => {
    const within = (cidr: string): NetworkInterfaceInfo => ({ ...at(cidr.split('/')[0] ?? ''), cidr });
    const tunnels = { tun0: [within('10.8.0.1/24')], wg0: [within('10.9.0.1/24')], ppp0: [within('10.7.0.1/32')] };
    expect(ownNetworks(() => ({ lo, ...tunnels, eth0: [within('192.168.1.9/24')] }))).toEqual(['192.168.1.9/24']);
  });

  it('are none without a network, and those of the network once it is there', () => {
    let interfaces: NodeJS.Dict<NetworkInterfaceInfo[]> = { lo };
    const now = () => ownAddresses(() => interfaces);
    expect(now()).toEqual([]);
    interfaces = { lo, eth0: outside };
    expect(now()).toEqual(['10.1.2.3', 'fd00::2']);
  });
});
