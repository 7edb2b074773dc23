import { AccountId, EndpointId, type Principal } from '@diem-cau/shared';
import { expect, it } from 'vitest';
import { SocketPlaces, type PlacedSocket } from '../../../src/adapters/signalling/socket-places.ts';
import { WaitingRoom } from '../../../src/adapters/signalling/waiting-room.ts';

const commune: Principal = {
  kind: 'endpoint',
  endpointId: EndpointId.parse('an-binh'),
  name: 'Xã An Bình',
  leads: false,
};
const other: Principal = { ...commune, endpointId: EndpointId.parse('hoa-lac') };
const person: Principal = {
  kind: 'account',
  accountId: AccountId.parse('thu-ky'),
  userName: 'thu-ky',
  displayName: 'Thư ký',
  role: 'secretary',
  mustChangePassword: false,
};

const setUp = () => {
  const clock = { now: 0 };
  const places = new SocketPlaces({ monotonicMs: () => clock.now }, 5_000);
  const ended: PlacedSocket[] = [];
  const socket = (): PlacedSocket => {
    const made: PlacedSocket = { end: () => ended.push(made) };
    return made;
  };
  /** Opens sockets until one is turned away. */
  const fill = (who: Principal): PlacedSocket[] => {
    const sockets: PlacedSocket[] = [];
    for (let next = socket(); sockets.length < 1_000 && places.take(who, next); next = socket()) sockets.push(next);
    return sockets;
  };
  return { clock, places, ended, socket, fill };
};

it('counts an endpoint’s displays and panels apart from its seat', () => {
  const { places, socket, fill } = setUp();
  for (const as of ['display', 'panel'] as const) fill({ ...commune, as });
  expect(places.take({ ...commune, as: 'display' }, socket())).toBe(false);
  expect(places.take(commune, socket())).toBe(true);
});

it('turns away who has too many that live, and nobody else', () => {
  const { places, ended, socket, fill } = setUp();
  const most = fill(commune).length;
  // A few tabs, and a line that breaks each second while a socket that is gone is only missed after 9 s.
  expect(most).toBeGreaterThanOrEqual(10);
  expect(most).toBeLessThan(20);
  expect(places.take(other, socket())).toBe(true);
  expect(fill(person).length).toBeGreaterThan(most);
  expect(ended).toEqual([]);
});

it('lets the longest silent give way to who comes back', () => {
  const { clock, places, ended, socket, fill } = setUp();
  const sockets = fill(commune);
  clock.now = 6_000;
  for (const each of sockets.slice(2)) places.heard(commune, each);
  expect(places.take(commune, socket())).toBe(true);
  expect(places.take(commune, socket())).toBe(true);
  expect(ended).toEqual(sockets.slice(0, 2));
  expect(places.take(commune, socket())).toBe(false);
});

it('gives a place again that was freed, once', () => {
  const { places, socket, fill } = setUp();
  const [first] = fill(commune);
  if (first === undefined) throw new Error('nobody was let in');
  places.free(commune, first);
  places.free(commune, first);
  expect(places.take(commune, socket())).toBe(true);
  expect(places.take(commune, socket())).toBe(false);
});

it('counts who has not said who it is, by address and over all', () => {
  const room = new WaitingRoom(2, 3);
  const leave = room.enter('a');
  room.enter('a');
  expect([room.hasRoom('a'), room.hasRoom('b')]).toEqual([false, true]);
  room.enter('b');
  expect([room.hasRoom('b'), room.hasRoom('c')]).toEqual([false, false]);
  leave();
  leave();
  expect([room.hasRoom('a'), room.hasRoom('c')]).toEqual([true, true]);
});
