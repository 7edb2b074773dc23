import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/config.ts';

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ httpsPort: 8443, httpPort: 8080, maxEndpoints: 66, timeZone: 'Asia/Ho_Chi_Minh' });
    expect(config.media.announcedAddresses()).not.toEqual([]);
    expect(config.tls.caFile).toMatch(/certs\/ca\.crt$/);
  });

  it('takes what a compose file leaves empty for not set', () => {
    expect(readConfig({ HUB_PORT: '', DATABASE_URL: '' })).toMatchObject({ httpsPort: 8443, databaseUrl: undefined });
  });

  it('reads lists and numbers', () => {
    const { media } = readConfig({ HUB_ANNOUNCED_ADDRESSES: '10.0.0.5, hub.local,', HUB_WORKERS: '3' });
    expect(media.workers).toBe(3);
    expect(media.announcedAddresses()).toEqual(['10.0.0.5', 'hub.local']);
  });

  it("hands out no CA beside an operator's own certificate", () => {
    expect(readConfig({ HUB_TLS_CERT: '/a.pem', HUB_TLS_KEY: '/a.key' }).tls.caFile).toBeUndefined();
    expect(readConfig({ HUB_TLS_CERT: '/a.pem', HUB_CA_CERT: '/ca.pem' }).tls.caFile).toBe('/ca.pem');
  });

  it('knows the time zone that the guide names, and others', () => {
    for (const zone of ['Asia/Ho_Chi_Minh', 'Asia/Saigon', 'UTC'])
      expect(readConfig({ HUB_TIME_ZONE: zone }).timeZone).toBe(zone);
  });

  it('names every faulty variable', () => {
    const read = (): unknown =>
      readConfig({ HUB_PORT: '70000', HUB_WORKERS: 'many', HUB_TIME_ZONE: 'Mars/Base', DATABASE_URL: 'mysql://x/y' });
    for (const name of ['HUB_PORT', 'HUB_WORKERS', 'HUB_TIME_ZONE', 'DATABASE_URL']) expect(read).toThrow(name);
  });
});
