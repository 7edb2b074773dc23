import { describe, expect, it } from 'vitest';
import { OwnOrigins } from '../../../src/application/running/own-origins.ts';

const hub = new OwnOrigins({
  told: () => ['hop.binhgia.local', '10.1.2.3', 'FD00:0::1', 'may-chu'],
  isAlsoOwn: (name) => name.endsWith('.example.vn') || name === '10.9.9.9',
  httpsPort: 8443,
});

describe('the hub’s own hosts', () => {
  it.each([
    ['hop.binhgia.local:8443', 'hop.binhgia.local'],
    ['HOP.binhgia.local', 'hop.binhgia.local'],
    ['10.1.2.3:8080', '10.1.2.3'],
    ['[fd00::1]:8443', '[fd00::1]'],
    ['may-chu', 'may-chu'],
    ['localhost:1', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
    ['[::1]:8443', '[::1]'],
    ['hop.example.vn:8443', 'hop.example.vn'],
    ['10.9.9.9:8443', '10.9.9.9'],
  ])('%s is one', (host, name) => expect(hub.hostOf(host)).toBe(name));

  it.each([
    undefined,
    '',
    'elsewhere.example',
    'hop.binhgia.local.elsewhere.example:8443',
    'elsewhere.example@hop.binhgia.local',
    'hop.binhgia.local/..',
    'hop.binhgia.local\\x',
    'hop.binhgia.local?',
    '10.1.2.4',
    'a b',
  ])('%s is none', (host) => expect(hub.hostOf(host)).toBeNull());
});

describe('a page of the hub', () => {
  const sent = (origin: string, host: string, encrypted = true): boolean => hub.isOwnPage({ origin, host, encrypted });

  it('has its scheme, host and port', () => {
    expect(sent('https://hop.binhgia.local:8443', 'hop.binhgia.local:8443')).toBe(true);
    // Behind a port that is led on, the browser names it in both.
    expect(sent('https://hop.binhgia.local', 'hop.binhgia.local')).toBe(true);
    expect(sent('https://hop.binhgia.local', 'hop.binhgia.local:443')).toBe(true);
    expect(sent('http://localhost:8080', 'localhost:8080', false)).toBe(true);
  });

  it.each([
    ['another scheme', 'http://hop.binhgia.local:8443', 'hop.binhgia.local:8443', true],
    ['another port', 'https://hop.binhgia.local:9443', 'hop.binhgia.local:8443', true],
    ['the plain port', 'http://hop.binhgia.local:8080', 'hop.binhgia.local:8443', true],
    ['another of the hub’s hosts', 'https://10.1.2.3:8443', 'hop.binhgia.local:8443', true],
    ['a host that both name', 'https://elsewhere.example:8443', 'elsewhere.example:8443', true],
    ['no origin at all', 'null', 'hop.binhgia.local:8443', true],
    ['text', 'hop.binhgia.local', 'hop.binhgia.local:8443', true],
    ['the open line of another machine', 'http://hop.binhgia.local:8080', 'hop.binhgia.local:8080', false],
  ])('is not %s', (_, origin, host, encrypted) => expect(sent(origin, host, encrypted)).toBe(false));
});

describe('the addresses that are told', () => {
  it('are those of the names, as a browser writes them', () => {
    expect(hub.addresses()).toEqual([
      'https://hop.binhgia.local:8443',
      'https://10.1.2.3:8443',
      'https://[fd00::1]:8443',
      'https://may-chu:8443',
    ]);
  });

  it('have no port where it is the usual one, and are this machine’s own where there is no other', () => {
    const alone = new OwnOrigins({ told: () => ['127.0.0.1'], isAlsoOwn: () => false, httpsPort: 443 });
    expect(alone.addresses()).toEqual(['https://localhost']);
  });
});
