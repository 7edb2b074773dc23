import { assert, constantFrom, ipV4, ipV6, oneof, option, property, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressSpace, meetingPointOf, offeredAddresses, type Reachable } from '../../src/config/offered-addresses.ts';

const lan = '192.168.1.10';
const line = '10.20.0.4';
const internet = '113.160.5.6';
const of = (from: string, reachable: Partial<Reachable>) =>
  offeredAddresses({ own: [], given: null, meetingPoint: null, ...reachable }, from);

describe('the space of an address', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.8.8.8', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['localhost', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.17.0.1', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.0.2', 'private'],
    ['::ffff:192.168.0.2', 'private'],
    ['100.64.3.4', 'private'],
    ['fd00::2', 'private'],
    ['fe80::1%eth0', 'private'],
    ['113.160.5.6', 'public'],
    ['2402:800::1', 'public'],
    ['hop.binhgia.local', 'public'],
    ['', 'public'],
  ])('%s is %s', (address, space) => {
    expect(addressSpace(address)).toBe(space);
  });
});

describe('what a page is told of where the media are', () => {
  it('is loopback first, and the rest, on this machine alone', () => {
    expect(of('::1', { own: [lan] })).toEqual(['127.0.0.1', lan]);
    expect(of('::ffff:127.0.0.1', { own: [lan], given: [internet] })).toEqual(['127.0.0.1', internet]);
    expect(of('192.168.1.77', { own: [lan], given: ['127.0.0.1', lan] })).toEqual([lan]);
    expect(of('192.168.1.77', { given: ['127.0.0.1', 'localhost', '::1'] })).toEqual([]);
  });

  it('is no private address for a page of the internet, where there is another', () => {
    const own = [lan, internet, 'fd00::2', '2402:800::1'];
    expect(of('8.8.8.8', { own })).toEqual([internet, '2402:800::1']);
    expect(of('10.9.9.9', { own })).toEqual(own);
  });

  it('is all there is where nothing would be left', () => {
    expect(of('8.8.8.8', { own: [lan, line] })).toEqual([lan, line]);
  });

  it('ends with the meeting point of the relay, where that is not told anyway', () => {
    expect(of('10.9.9.9', { own: [lan], meetingPoint: lan })).toEqual([lan]);
    expect(of('8.8.8.8', { own: [lan], given: [internet], meetingPoint: lan })).toEqual([internet, lan]);
  });

  it('follows what the machine has now', () => {
    let own: string[] = [];
    const now = () => of('10.9.9.9', { own });
    expect(now()).toEqual([]);
    own = [line];
    expect(now()).toEqual([line]);
  });
});

describe('the meeting point', () => {
  it('is an IPv4 address of this machine, one that pages are told anyway where there is one', () => {
    expect(meetingPointOf({ own: ['fd00::2', lan, line], given: null }, null)).toBe(lan);
    expect(meetingPointOf({ own: [lan, line], given: [internet, line] }, null)).toBe(line);
    expect(meetingPointOf({ own: [lan], given: [internet] }, null)).toBe(lan);
    expect(meetingPointOf({ own: ['fd00::2'], given: null }, null)).toBe('127.0.0.1');
  });

  it('stays where it is while the machine has that address', () => {
    expect(meetingPointOf({ own: [line, lan], given: null }, lan)).toBe(lan);
    expect(meetingPointOf({ own: [line], given: null }, lan)).toBe(line);
    expect(meetingPointOf({ own: [lan], given: null }, '127.0.0.1')).toBe(lan);
  });
});

describe('whatever a machine has and an operator writes', () => {
  const address = oneof(
    ipV4(),
    ipV6(),
    constantFrom('127.0.0.1', '::1', lan, line, internet, 'fd00::2', 'hub.example'),
  );
  const world = record({
    own: uniqueArray(address, { maxLength: 6 }),
    given: option(uniqueArray(address, { minLength: 1, maxLength: 6 })),
    meetingPoint: option(constantFrom(lan, line, '127.0.0.1')),
  });

  it('loopback is offered to loopback only, and first', () => {
    assert(
      property(world, address, (reachable, from) => {
        const offered = offeredAddresses(reachable, from);
        if (addressSpace(from) === 'loopback') expect(offered[0]).toBe('127.0.0.1');
        else for (const each of offered) expect(addressSpace(each)).not.toBe('loopback');
      }),
    );
  });

  it('nothing is offered twice, and nothing that is neither the machine’s, nor named, nor the meeting point', () => {
    assert(
      property(world, address, (reachable, from) => {
        const offered = offeredAddresses(reachable, from);
        expect(new Set(offered).size).toBe(offered.length);
        const known = [...(reachable.given ?? reachable.own), reachable.meetingPoint, '127.0.0.1'];
        for (const each of offered) expect(known).toContain(each);
      }),
    );
  });

  it('a page of the internet is told private addresses only where there is no public one, or last as the meeting point', () => {
    assert(
      property(world, constantFrom('8.8.8.8', '2402:800::99'), (reachable, from) => {
        const offered = offeredAddresses(reachable, from);
        const hasPublic = (reachable.given ?? reachable.own).some((each) => addressSpace(each) === 'public');
        if (hasPublic)
          for (const each of offered.filter((one) => addressSpace(one) !== 'public')) {
            expect(each).toBe(reachable.meetingPoint);
            expect(offered.at(-1)).toBe(each);
          }
      }),
    );
  });
});
