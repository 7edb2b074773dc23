import type { Principal, SeatView } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import { acts } from '../../src/core/acts/acts.ts';
import { possibleActs } from '../../src/core/acts/possible.ts';
import { north, room, sampleMeeting, seat } from '../fakes/sample-meeting.ts';

const who: Principal = { kind: 'endpoint', endpointId: room, name: 'Phòng họp', leads: true };
const ofRing = (change: Partial<SeatView>): string[] =>
  possibleActs(acts, { view: sampleMeeting(), who, on: seat(north, { seat: { state: 'expected' }, ...change }) })
    .map(({ name }) => name)
    .filter((name) => name.endsWith('ring'));

test('one that is missing is called, or called no more', () => {
  expect(ofRing({})).toEqual(['ring']);
  expect(ofRing({ ring: { stands: 'unanswered', since: 1 } })).toEqual(['ring']);
  expect(ofRing({ ring: { stands: 'ringing', since: 1 } })).toEqual(['end-ring']);
  expect(ofRing({ seat: { state: 'present', since: 1 } })).toEqual([]);
  expect(ofRing({ leads: true })).toEqual([]);
});
