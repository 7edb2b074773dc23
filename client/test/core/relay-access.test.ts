import type { RelayAccess } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { iceServers } from '../../src/core/media/ice-servers.ts';
import { RelayKeeper } from '../../src/core/media/relay-access.ts';

const access = (username: string, forMs = 100_000): RelayAccess => ({ username, credential: 'signed', forMs });
const at = (protocol: string, hostname: string, port: string) => ({ protocol, hostname, port });

describe('where a page looks for the relay', () => {
  it('is the very address and port by which it came, over TLS and in the open', () => {
    expect(iceServers(access('me'), at('https:', 'hop.binhgia.local', '8443'))).toEqual([
      {
        urls: ['turns:hop.binhgia.local:8443?transport=tcp', 'turn:hop.binhgia.local:8443?transport=tcp'],
        username: 'me',
        credential: 'signed',
      },
    ]);
    const [usual] = iceServers(access('me'), at('https:', '[fd00::2]', ''));
    expect(usual?.urls).toEqual(['turns:[fd00::2]:443?transport=tcp', 'turn:[fd00::2]:443?transport=tcp']);
  });

  it('is nowhere without a relay, and without TLS', () => {
    expect(iceServers(null, at('https:', 'hub', '8443'))).toEqual([]);
    expect(iceServers(access('me'), at('http:', 'localhost', '8090'))).toEqual([]);
  });
});

describe('access to the relay', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const keeping = (renew: () => Promise<RelayAccess | null>) => {
    const used: string[] = [];
    const keeper = new RelayKeeper(renew, ({ username }) => used.push(username));
    return { keeper, used };
  };

  it('is asked for anew before it runs out, again and again', async () => {
    let count = 0;
    const { keeper, used } = keeping(() => Promise.resolve(access(`number ${++count}`)));
    keeper.hold(access('first'));
    await vi.advanceTimersByTimeAsync(74_000);
    expect(used).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(used).toEqual(['number 1']);
    await vi.advanceTimersByTimeAsync(75_000);
    expect(used).toEqual(['number 1', 'number 2']);
    keeper.close();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(used).toHaveLength(2);
  });

  it('is asked for again while the hub can not be reached', async () => {
    let reachable = false;
    const { keeper, used } = keeping(() =>
      reachable ? Promise.resolve(access('late')) : Promise.reject(new Error('no hub')),
    );
    keeper.hold(access('first'));
    await vi.advanceTimersByTimeAsync(79_000);
    reachable = true;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(used).toEqual(['late']);
    keeper.close();
  });

  it('that comes after the end is not used', async () => {
    const { promise, resolve } = Promise.withResolvers<RelayAccess | null>();
    const { keeper, used } = keeping(() => promise);
    keeper.hold(access('first'));
    await vi.advanceTimersByTimeAsync(80_000);
    keeper.close();
    resolve(access('too late'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(used).toEqual([]);
  });
});
