import { describe, expect, test } from 'vitest';
import { confirmedPresence } from '../../../src/domain/record/confirmed-presence.ts';
import { meetingDigest } from '../../../src/domain/record/meeting-digest.ts';
import { addEndpoint, noPresence } from '../../../src/domain/reports/presence-count.ts';
import { chair, clock, hoaBinh, recorded, tanHoa } from './recorded-meetings.ts';

const { endpointId } = hoaBinh;
const other = tanHoa.endpointId;
const confirmed = (who = endpointId) => ({ type: 'presenceConfirmed', endpointId: who, actor: chair }) as const;
const missed = (who = other) => ({ type: 'presenceMissed', endpointId: who, cause: 'silent' }) as const;
const set = { type: 'checkpointsSet', everyMinutes: 30, answerMinutes: 3, seed: 'x', actor: chair } as const;
const training = recorded([
  ['08:01:00', { type: 'endpointJoined', endpointId }],
  ['08:01:10', { type: 'phoneAttended', endpointId: other, actor: chair }],
  ['08:02:00', set],
  ['08:20:00', { type: 'checkpointBegan' }],
  ['08:20:30', confirmed()],
  ['08:23:00', missed()],
  ['08:23:00', { type: 'checkpointEnded' }],
  // A break cuts it short.
  ['08:50:00', { type: 'checkpointBegan' }],
  ['08:50:10', confirmed()],
  ['08:51:00', { type: 'breakStarted', actor: chair }],
  ['09:00:00', { type: 'breakEnded', actor: chair }],
  ['09:20:00', { type: 'checkpointBegan' }],
  ['09:21:00', confirmed(other)],
  ['09:23:00', missed(endpointId)],
  ['09:23:00', { type: 'checkpointEnded' }],
  // It stands when the meeting closes.
  ['09:40:00', { type: 'checkpointBegan' }],
  ['09:40:05', confirmed()],
  ['09:41:00', { type: 'meetingClosed', actor: chair }],
]);

describe('presence that was confirmed', () => {
  test('is told with its second, and counts those checkpoints alone that ran their time', () => {
    const found = confirmedPresence(training);
    expect(found.get(endpointId)).toEqual({
      confirmed: 1,
      of: 2,
      at: [
        { at: clock('08:20:30'), confirmed: true },
        { at: clock('09:23:00'), confirmed: false },
      ],
    });
    expect(found.get(other)).toMatchObject({ confirmed: 1, of: 2 });
    expect(confirmedPresence(recorded([['08:02:00', set]])).size).toBe(0);
  });

  test('and who attended by telephone add up over meetings, and nothing is said where neither was', () => {
    const digest = meetingDigest(training, []);
    const plain = meetingDigest(recorded([['08:01:00', { type: 'endpointJoined', endpointId }]]), []);
    const of = (found: typeof digest) => found?.endpoints.filter(({ leads }) => !leads) ?? [];
    expect(of(digest).map((each) => [each.attendedByPhone, each.checkpoints])).toEqual([
      [false, { confirmed: 1, of: 2 }],
      [true, { confirmed: 1, of: 2 }],
    ]);
    const count = [...of(digest), ...of(digest), ...of(plain)].reduce(addEndpoint, noPresence);
    expect(count).toMatchObject({ byPhone: 2, checkpoints: { confirmed: 4, of: 8 }, attended: 3, expected: 6 });
    expect(of(plain).reduce(addEndpoint, noPresence)).not.toHaveProperty('byPhone');
    expect(of(plain).reduce(addEndpoint, noPresence)).not.toHaveProperty('checkpoints');
  });
});
