import { expect, test } from 'vitest';
import type { SeatView } from '@diem-cau/shared';
import { keptBackBy } from '../../src/core/layout/kept-back.ts';
import type { Picture } from '../../src/core/layout/stage.ts';
import { tiles } from '../../src/core/layout/tiles.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const meetingOf = (own: Partial<SeatView>, other: Partial<SeatView> = {}) =>
  sampleMeeting({
    stage: { chair: room, speaker: south, screen: null },
    seats: [seat(room), seat(north, own), seat(south, other)],
  });
const camera = (endpointId: Picture['endpointId']): Picture => ({ endpointId, source: 'camera' });
const by = (own: Partial<SeatView>, other: Partial<SeatView>, picture: Picture) =>
  keptBackBy(meetingOf(own, other), north, picture);

test('a picture comes where nothing keeps it back, whatever its endpoint receives', () => {
  expect(by({}, {}, camera(south))).toBeNull();
  expect(by({}, { rung: 'voice', rungBy: 'pc', cameraKept: 'small' }, camera(south))).toBeNull();
  expect(by({ rung: 'stage', rungBy: 'pc' }, {}, camera(south))).toBeNull();
});

test('it is kept back by this endpoint’s line or PC, as the rung says', () => {
  expect(by({ rung: 'voice' }, {}, camera(south))).toBe('line');
  expect(by({ rung: 'voice', rungBy: 'pc' }, {}, camera(south))).toBe('pc');
  expect(by({ rung: 'one-picture', rungBy: 'pc' }, {}, camera(room))).toBe('pc');
  expect(by({ rung: 'one-picture', rungBy: 'pc' }, {}, camera(south))).toBeNull();
  expect(by({ rung: 'one-picture', rungBy: 'pc' }, {}, { endpointId: south, source: 'screen' })).toBe('pc');
});

test('or by whoever set the rung, unless the line, the PC or the hub bear no more either', () => {
  const hand = (its: Partial<SeatView>) => by({ rungLimit: { rung: 'voice', by: 'own' }, ...its }, {}, camera(south));
  expect(hand({})).toBe('hand');
  expect(hand({ rungLimit: { rung: 'voice', by: 'others' } })).toBe('hand');
  expect(hand({ rung: 'one-picture' })).toBe('hand');
  expect(hand({ rung: 'voice' })).toBe('line');
  expect(hand({ rung: 'voice', rungBy: 'pc' })).toBe('pc');
  expect(hand({ rung: 'voice', rungBy: 'hub' })).toBe('hub');
  const screen: Picture = { endpointId: south, source: 'screen' };
  expect(by({ rungLimit: { rung: 'one-picture', by: 'others' } }, {}, screen)).toBe('hand');
  expect(by({ rungLimit: { rung: 'one-picture', by: 'others' } }, {}, camera(room))).toBe('hand');
  expect(by({ rungLimit: { rung: 'stage', by: 'own' } }, {}, camera(south))).toBeNull();
  expect(by({ rung: 'one-picture', rungLimit: { rung: 'stage', by: 'own' } }, {}, camera(room))).toBe('line');
});

test('or by that of the endpoint whose camera rests', () => {
  expect(by({}, { cameraKept: 'rests' }, camera(south))).toBe('line');
  expect(by({}, { cameraKept: 'rests', cameraKeptBy: 'pc' }, camera(south))).toBe('pc');
  expect(by({}, { cameraKept: 'rests', cameraKeptBy: 'pc' }, { endpointId: south, source: 'screen' })).toBeNull();
});

test('the tile of an endpoint says what it has less than all, and why', () => {
  const less = (its: Partial<SeatView>) =>
    tiles(meetingOf({}, its), room).find(({ endpointId }) => endpointId === south)?.less;
  expect(less({})).toBeNull();
  expect(less({ cameraKept: 'rests', cameraKeptBy: 'pc' })).toEqual({ what: 'rests', by: 'pc' });
  expect(less({ cameraKept: 'small' })).toEqual({ what: 'weak', by: 'line' });
  expect(less({ rung: 'stage', rungBy: 'pc', cameraKept: 'small', cameraKeptBy: 'pc' })).toEqual({
    what: 'weak',
    by: 'pc',
  });
  expect(less({ rung: 'voice', rungBy: 'pc' })).toEqual({ what: 'voice', by: 'pc' });
  expect(less({ rungLimit: { rung: 'voice', by: 'own' } })).toEqual({ what: 'voice', by: 'hand' });
  expect(less({ rungLimit: { rung: 'stage', by: 'others' } })).toEqual({ what: 'stage', by: 'hand' });
  expect(less({ rungLimit: { rung: 'stage', by: 'others' }, cameraKept: 'rests' })).toEqual({
    what: 'rests',
    by: 'line',
  });
  expect(less({ rung: 'stage', rungLimit: { rung: 'stage', by: 'own' } })).toEqual({ what: 'weak', by: 'line' });
});
