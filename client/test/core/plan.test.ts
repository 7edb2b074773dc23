import { AccountId, planLeft, type MeetingView, type Principal, type SeatView } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acts } from '../../src/core/acts/acts.ts';
import { possibleActs } from '../../src/core/acts/possible.ts';
import { north, room, sampleMeeting, seat } from '../fakes/sample-meeting.ts';

const chair: Principal = { kind: 'endpoint', endpointId: room, name: 'Phòng họp', leads: true };
const commune: Principal = { kind: 'endpoint', endpointId: north, name: 'Xã north', leads: false };
const technician: Principal = {
  kind: 'account',
  accountId: AccountId.parse('a'),
  userName: 'a',
  displayName: 'A',
  role: 'technician',
  mustChangePassword: false,
};
const minute = 60_000;
const planned = { endsAt: 90 * minute, minutes: 90, extendedMinutes: 0 } as const;
const extended = sampleMeeting({ plan: { ...planned, extendedMinutes: 15, last: { minutes: 15, at: 1_000 } } });

describe('what is done about the planned end', () => {
  const ofPlan = (view: MeetingView, who: Principal = chair, on: SeatView | null = null): string[] =>
    possibleActs(acts, { view, who, on })
      .filter(({ place }) => place === 'plan')
      .map(({ name }) => name);

  it('extends a meeting whose end was planned, and takes the last extension back, for whoever conducts alone', () => {
    expect(ofPlan(sampleMeeting())).toEqual(['plan-end']);
    expect(ofPlan(sampleMeeting({ plan: planned }))).toEqual(['extend-15', 'extend-30', 'plan-end']);
    expect(ofPlan(extended)).toEqual(['extend-15', 'extend-30', 'undo-extension', 'plan-end']);
    for (const who of [commune, technician]) expect(ofPlan(extended, who)).toEqual([]);
    expect(ofPlan(extended, chair, seat(north))).toEqual([]);
  });
});

describe('how long it is until the planned end', () => {
  const left = (beforeMs: number) => planLeft(planned, planned.endsAt - beforeMs);

  it('counts begun minutes before it, full ones beyond', () => {
    expect(left(60 * minute)).toEqual({ minutes: 60, stands: 'far', tells: null });
    expect(left(10 * minute + 1)).toEqual({ minutes: 11, stands: 'far', tells: null });
    expect(left(10 * minute)).toEqual({ minutes: 10, stands: 'near', tells: 10 });
    expect(left(1)).toEqual({ minutes: 1, stands: 'near', tells: null });
    expect(left(0)).toEqual({ minutes: 0, stands: 'over', tells: 0 });
    expect(left(-minute)).toEqual({ minutes: 1, stands: 'over', tells: null });
    expect(left(-61 * minute)).toEqual({ minutes: 61, stands: 'over', tells: null });
  });

  it('tells for a minute that ten, that five minutes are left, and that it has come; three minutes in all', () => {
    const told = Array.from({ length: 20 * 60 }, (_, second) => left(15 * minute - second * 1_000).tells);
    for (const tells of [10, 5, 0] as const) {
      expect(told.indexOf(tells)).toBe((15 - tells) * 60);
      expect(told.filter((each) => each === tells)).toHaveLength(60);
    }
  });

  it('says for some seconds that it was extended, whatever is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: 0, max: 20_000 }), (endsIn, ago) => {
        const at = 1_000 * minute;
        const plan = { endsAt: at + endsIn * minute, last: { minutes: 15, at: at - ago } } as const;
        expect(planLeft(plan, at).tells === 'extended').toBe(ago < 8_000);
      }),
    );
  });
});
