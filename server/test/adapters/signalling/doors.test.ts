import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { Doors } from '../../../src/adapters/signalling/doors.ts';
import { testPeople } from '../../support/people.ts';

const from = (address: string): IncomingMessage =>
  new IncomingMessage(Object.defineProperty(new Socket(), 'remoteAddress', { value: address }));

it('have room for one network of strangers, however many addresses somebody takes in it', async () => {
  const doors = new Doors(testPeople().sessions);
  for (let each = 1; each <= 400; each += 1) {
    const request = from(`2001:db8:0:1::${each.toString(16)}`);
    expect(await doors.mayWait(request)).toBe(true);
    doors.enter(request);
  }
  expect(await doors.mayWait(from('2001:db8:0:1::ffff'))).toBe(false);
  expect(await doors.mayWait(from('2001:db8:0:2::1'))).toBe(true);
  expect(await doors.mayWait(from('::ffff:10.0.0.7'))).toBe(true);
});
