import { AccountId, meetingPolicies, type MeetingView, type Principal } from '@diem-cau/shared';
import { expect, test } from 'vitest';
import { acts } from '../../../src/core/acts/acts.ts';
import { possibleActs } from '../../../src/core/acts/possible.ts';
import { north, room, sampleMeeting, seat } from '../../fakes/sample-meeting.ts';

const chair: Principal = { kind: 'endpoint', endpointId: room, name: 'Phòng họp', leads: true };
const commune: Principal = { kind: 'endpoint', endpointId: north, name: 'Xã north', leads: false };
const person = (role: 'secretary' | 'technician'): Principal => ({
  ...{ kind: 'account', accountId: AccountId.parse('a'), userName: 'a', displayName: 'A', role },
  mustChangePassword: false,
});
const possible = (
  recording: MeetingView['recording'],
  who: Principal = chair,
  change: Partial<MeetingView> = {},
): string[] =>
  possibleActs(acts, { view: sampleMeeting({ recording, ...change }), who, on: null })
    .map(({ name }) => name)
    .filter((name) => name.endsWith('-recording'));

const begun = { since: 2, begunAt: 1 };
const running = { state: 'running', ...begun } as const;
const paused = { state: 'paused', ...begun } as const;
const failing = { state: 'failing', cause: 'recorder', ...begun } as const;

test('a recording is begun, paused, gone on with and ended as it stands', () => {
  expect(possible(null)).toEqual(['begin-recording']);
  expect(possible(running)).toEqual(['pause-recording', 'end-recording']);
  expect(possible(failing)).toEqual(['pause-recording', 'end-recording']);
  expect(possible(paused)).toEqual(['resume-recording', 'end-recording']);
  expect(possible(null, chair, { phase: { phase: 'closed', since: 2 } })).toEqual([]);
});

test('by whoever conducts alone, and about the whole meeting', () => {
  expect(possible(running, person('secretary'))).toEqual(['pause-recording', 'end-recording']);
  for (const who of [commune, person('technician')])
    for (const recording of [null, running, paused]) expect(possible(recording, who)).toEqual([]);
  const on = seat(north);
  const about = possibleActs(acts, { view: sampleMeeting({ recording: running }), who: chair, on });
  expect(about.map(({ name }) => name).filter((name) => name.endsWith('-recording'))).toEqual([]);
});

test('what the type of the meeting says is not offered otherwise', () => {
  const policy = meetingPolicies['giao-ban'];
  expect(possible(null, chair, { policy: { ...policy, recording: 'never' } })).toEqual([]);
  expect(possible(running, chair, { policy: { ...policy, recording: 'always' } })).toEqual(['pause-recording']);
});
