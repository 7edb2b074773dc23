import { describe, expect, it } from 'vitest';
import { isLocal, localByItself, readNetwork } from '../../../../src/domain/meeting/hub-line/local-networks.ts';

const read = (...texts: readonly string[]) => texts.flatMap((text) => readNetwork(text) ?? []);

describe('a network', () => {
  it.each(['10.20.0.0/16', '10.20.0.7', 'fd00::/48', '::1', '0.0.0.0/0', '2001:db8:0:0:0:0:0:1/128'])(
    'can be written as %s',
    (text) => expect(readNetwork(text)).not.toBeNull(),
  );
  it.each([
    '10.20.0.0/33',
    '10.20.0',
    '10.20.0.256',
    'fd00::/129',
    'fd00:::1',
    'g::1',
    '10.0.0.0/8/8',
    '1.2.3.4/',
    'lan',
    '',
  ])('is not %s', (text) => expect(readNetwork(text)).toBeNull());

  it('holds the addresses that begin like its own, as IPv4 also where a socket shows it as IPv6', () => {
    const networks = read('10.20.0.0/16', 'fd00:1::/32');
    for (const inside of ['10.20.0.0', '10.20.255.255', '::ffff:10.20.3.4', 'fd00:1::9', 'fd00:1:ffff::1%eth0'])
      expect(isLocal(inside, networks)).toBe(true);
    for (const outside of ['10.21.0.0', '::ffff:10.19.3.4', 'fd00:2::9', '127.0.0.1', 'not an address', ''])
      expect(isLocal(outside, networks)).toBe(false);
  });
});

describe('the hub’s own local network, where nobody says which it is', () => {
  const local = (own: readonly string[], from: string) => isLocal(from, localByItself(own));

  it('is the machine itself, and the private network that it is in', () => {
    expect(local([], '127.0.0.1')).toBe(true);
    expect(local([], '::1')).toBe(true);
    expect(local(['192.168.1.10/24'], '192.168.1.77')).toBe(true);
    expect(local(['192.168.1.10/24'], '192.168.2.77')).toBe(false);
    expect(local(['fd00:1:2:3::10/64'], 'fd00:1:2:3::77')).toBe(true);
  });

  it('is no public network, and none so wide that lines may lie between its places', () => {
    expect(local(['203.0.113.10/24'], '203.0.113.11')).toBe(false);
    expect(local(['10.1.2.3/8'], '10.1.2.4')).toBe(false);
    expect(local(['10.1.2.3/16'], '10.1.2.4')).toBe(false);
    expect(local(['2001:db8::10/64'], '2001:db8::77')).toBe(false);
  });
});
