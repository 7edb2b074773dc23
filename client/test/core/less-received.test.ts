import { expect, test } from 'vitest';
import type { SeatView } from '@diem-cau/shared';
import { lessReceived } from '../../src/core/layout/less-received.ts';
import { north, room, seat } from '../fakes/sample-meeting.ts';

const at = (endpointId: typeof room, change: Partial<SeatView>) => lessReceived(seat(endpointId, change));

test('nothing is said where all comes', () => {
  expect(at(north, {})).toBeNull();
  expect(at(room, { cameraKept: 'rests' })).toBeNull();
});

test('whoever is on a lower rung is told what is left and by what', () => {
  expect(at(room, { rung: 'stage' })).toEqual({ what: 'stage', by: 'line' });
  expect(at(room, { rung: 'stage', rungBy: 'pc' })).toEqual({ what: 'stage', by: 'pc' });
  expect(at(north, { rung: 'voice', rungBy: 'hub' })).toEqual({ what: 'voice', by: 'hub' });
  expect(at(north, { rung: 'one-picture' })).toEqual({ what: 'one-picture', by: 'line' });
});

test('a commune is told of the stage’s rung that its pictures come smaller, and nothing where its PC alone is on it', () => {
  expect(at(north, { rung: 'stage' })).toEqual({ what: 'smaller', by: 'line' });
  expect(at(north, { rung: 'stage', rungBy: 'hub' })).toEqual({ what: 'smaller', by: 'hub' });
  expect(at(north, { rung: 'stage', rungBy: 'pc' })).toBeNull();
  expect(at(north, { rungLimit: { rung: 'stage', by: 'own' } })).toEqual({ what: 'stage', by: 'own' });
});

test('a hand is named only where it set the lowest', () => {
  const rungLimit = { rung: 'one-picture', by: 'others' } as const;
  expect(at(north, { rung: 'stage', rungLimit })).toEqual({ what: 'one-picture', by: 'others' });
  expect(at(north, { rung: 'voice', rungLimit })).toEqual({ what: 'voice', by: 'line' });
});
