import { readdirSync, readFileSync } from 'node:fs';
import { EndpointId, requests, type Principal } from '@diem-cau/shared';
import { expect, it } from 'vitest';
import { access } from '../../../src/application/meeting/requests/access.ts';
import { RequestBudgets, requestCosts } from '../../../src/adapters/signalling/request-budget.ts';
import { tokenBucket } from '../../../src/application/kit/token-bucket.ts';

const endpoint = (id: string): Principal => ({
  kind: 'endpoint',
  endpointId: EndpointId.parse(id),
  name: id,
  leads: false,
});
const [a, b] = [endpoint('a'), endpoint('b')];

/** How many of many requests are granted. */
const granted = (budgets: RequestBudgets, asker: Principal, name: string): number =>
  Array.from({ length: 500 }, () => budgets.take(asker, name)).filter(Boolean).length;

it('bears a burst, refuses a flood, and recovers with time', () => {
  let now = 0;
  const bucket = tokenBucket({ monotonicMs: () => now }, { burst: 10, perSecond: 2 });
  const take = (): number => Array.from({ length: 100 }, () => bucket.take()).filter(Boolean).length;
  expect(take()).toBe(10);
  now += 1_000;
  expect(take()).toBe(2);
  now += 3_600_000;
  expect(take()).toBe(10);
});

it('is shared by all sockets of an asker, and by nobody else', () => {
  const budgets = new RequestBudgets({ monotonicMs: () => 0 }, () => undefined);
  const first = granted(budgets, a, 'hub.hello');
  expect(first).toBeGreaterThanOrEqual(60);
  expect(first).toBeLessThan(200);
  expect(granted(budgets, a, 'hub.hello')).toBe(0);
  expect(granted(budgets, b, 'hub.hello')).toBe(first);
});

it('grants few dear requests, and the others although those are spent', () => {
  let now = 0;
  const budgets = new RequestBudgets({ monotonicMs: () => now }, () => undefined);
  const take = (name: string): boolean => budgets.take(a, name);
  const joins = Array.from({ length: 60 }, () => take('meeting.join')).filter(Boolean).length;
  // A page that comes in with all media, a few times in a row.
  expect(joins).toBeGreaterThanOrEqual(20);
  expect(joins).toBeLessThan(60);
  expect(take('media.produce')).toBe(false);
  // Each opening and closing is a fact on the disk; a closing alone is none.
  expect(take('media.openMicrophone')).toBe(false);
  expect(
    ['media.closeMicrophone', 'meeting.leave', 'no such request', ['meeting.join']].map((name) =>
      budgets.take(a, name),
    ),
  ).toEqual([true, true, true, true]);
  now += 2_000;
  expect(take('meeting.join')).toBe(true);
});

/** The requests whose handlers change a meeting, as they stand in the source. */
const writing = (): string[] => {
  const folder = new URL('../../../src/application/meeting/requests/handlers/', import.meta.url);
  const handlers = readdirSync(folder).flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8').split(/^ {2}(?='[a-z]+\.[a-zA-Z]+': )/mu),
  );
  const changes =
    /(?<!afterAnswer\(.*)\.(act|turnFloor|shut|produce|openMicrophone|openMeeting|closeMeeting|join|leave)\(/u;
  return handlers.flatMap((handler) => {
    const name = /^'([a-zA-Z.]+)'/u.exec(handler)?.[1];
    return name !== undefined && changes.test(handler) ? [name] : [];
  });
};

it('bounds every request that writes a fact', () => {
  const names = writing();
  // All that are there were found.
  expect(names).toEqual(expect.arrayContaining(['floor.give', 'media.stop', 'roll.markPhone', 'ladder.limitOwn']));
  const costs = new Map<string, string>(Object.entries(requestCosts));
  expect(names.filter((name) => costs.get(name) === 'light')).toEqual([]);
  expect([...costs.keys()].sort()).toEqual(Object.keys(requests).sort());
  // Whoever has no right to lead finds nothing that leads, and who leads nothing without a bound.
  for (const [name, { right }] of Object.entries(access))
    if (['conductMeeting', 'tendSound', 'limitReception', 'nameSecretary'].includes(right))
      expect([name, costs.get(name)]).not.toEqual([name, 'light']);
});

it('lets nobody write by turning something of its own on and off', () => {
  for (const name of ['ladder.limitOwn', 'sound.setOwnHalfDuplex', 'floor.raiseHand', 'media.openMicrophone'])
    expect(granted(new RequestBudgets({ monotonicMs: () => 0 }, () => undefined), a, name)).toBe(40);
});

it('refuses no OFF, whatever else its endpoint has asked for', () => {
  const budgets = new RequestBudgets({ monotonicMs: () => 0 }, () => undefined);
  for (const name of ['media.openMicrophone', 'hub.hello', 'muting.mute', 'media.tellLine']) granted(budgets, a, name);
  expect(budgets.take(a, 'hub.hello')).toBe(false);
  for (const name of ['media.closeMicrophone', 'media.stop', 'meeting.leave', 'floor.yield', 'floor.withdrawHand'])
    expect([name, budgets.take(a, name)]).toEqual([name, true]);
});

it('lets a chair press three times a second for ten minutes, and a hundred times at a stroke', () => {
  let now = 0;
  const budgets = new RequestBudgets({ monotonicMs: () => now }, () => undefined);
  for (let press = 0; press < 1_800; press += 1) {
    expect(budgets.take(a, 'roll.next')).toBe(true);
    now += 1_000 / 3;
  }
  now += 60_000;
  expect(granted(budgets, a, 'muting.mute')).toBe(100);
  now += 1_000;
  expect(granted(budgets, a, 'muting.mute')).toBe(5);
});

it('names who asks for too much, once a minute', () => {
  let now = 0;
  const named: string[] = [];
  const budgets = new RequestBudgets({ monotonicMs: () => now }, (asker) => named.push(asker));
  expect(budgets.take(b, 'hub.hello')).toBe(true);
  granted(budgets, a, 'hub.hello');
  expect(named).toEqual(['endpoint:a']);
  now += 61_000;
  granted(budgets, a, 'meeting.join');
  expect(named).toEqual(['endpoint:a', 'endpoint:a']);
});
