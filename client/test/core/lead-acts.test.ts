import { AccountId, type MeetingView, type Principal, type SeatView } from '@diem-cau/shared';
import { describe, expect, test } from 'vitest';
import { leadActs, nameDeputy } from '../../src/core/acts/leading.ts';
import { possibleActs } from '../../src/core/acts/possible.ts';
import { isPossible } from '../../src/core/acts/act.ts';
import { everSaysLead, saysLead, secondsUntilPassed } from '../../src/core/lead.ts';
import { north, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

const deputy = { of: 'endpoint', endpointId: north, name: 'Xã north' } as const;
const nobody = { deputy: null, acting: null, last: null, passesAt: null };
const led = (change: Partial<MeetingView['leading']>, seats = [seat(room), seat(north), seat(south)]): MeetingView =>
  sampleMeeting({ leading: { ...nobody, deputy, ...change }, seats });
const acting = { deputy, since: 1_000, cause: 'away' } as const;
const away = seat(room, { seat: { state: 'dropped', since: 1_000, cause: 'link-lost' } });

const endpoint = (endpointId: typeof north): Principal => ({
  ...{ kind: 'endpoint', endpointId, name: endpointId, leads: endpointId === room },
});
const account = (role: 'admin' | 'secretary'): Principal => ({
  ...{ kind: 'account', accountId: AccountId.parse('a'), userName: 'a', displayName: 'A', role },
  mustChangePassword: false,
});
const names = (view: MeetingView, who: Principal, on: SeatView | null = null): string[] =>
  possibleActs(leadActs, { view, who, on }).map(({ name }) => name);

describe('acts about who leads', () => {
  test('the chair hands over to a deputy who is there, and takes back', () => {
    expect(names(led({}), endpoint(room))).toEqual(['hand-over']);
    expect(names(led({ deputy: null }), endpoint(room))).toEqual([]);
    const gone = seat(north, { seat: { state: 'left', since: 2 } });
    expect(names(led({}, [seat(room), gone]), endpoint(room))).toEqual([]);
    expect(names(led({ acting }), endpoint(room))).toEqual(['take-back-lead']);
  });

  test('whoever leads in the chair’s place gives it back while the chair is there, and nobody else takes it', () => {
    expect(names(led({ acting }), endpoint(north))).toEqual(['take-back-lead']);
    expect(names(led({ acting }, [away, seat(north)]), endpoint(north))).toEqual([]);
    for (const who of [endpoint(south), account('secretary'), account('admin')])
      expect(names(led({ acting }), who)).toEqual([]);
  });

  test('an admin alone gives the lead, while the chair is away alone', () => {
    expect(names(led({}, [away, seat(north)]), account('admin'))).toEqual(['assign-lead']);
    expect(names(led({}, [away, seat(north)]), account('admin'), seat(south))).toContain('assign-lead');
    expect(names(led({}), account('admin'))).toEqual([]);
    expect(names(led({}, [away, seat(north)]), account('secretary'))).toEqual([]);
  });

  test('chair and admin name the deputy: an endpoint by its row, anybody by a form', () => {
    for (const who of [endpoint(room), account('admin')]) {
      expect(names(led({ deputy: null }), who, seat(south))).toEqual(['make-deputy']);
      expect(names(led({}), who, seat(north))).toEqual(['end-deputy']);
      expect(names(led({}), who, seat(room))).toEqual([]);
      expect(isPossible(nameDeputy, { view: led({}), who, on: null })).toBe(true);
    }
    expect(names(led({ deputy: null }), account('secretary'), seat(south))).toEqual([]);
  });
});

describe('what pages say of it', () => {
  test('while a deputy leads or is about to, and for some seconds after', () => {
    const last = { name: 'A', since: 1_000, until: 5_000 };
    expect(everSaysLead(nobody)).toBe(false);
    expect(saysLead({ ...nobody, acting }, 0)).toBe(true);
    expect(saysLead({ ...nobody, passesAt: 9_000 }, 0)).toBe(true);
    expect(saysLead({ ...nobody, last }, 24_999)).toBe(true);
    expect(saysLead({ ...nobody, last }, 25_000)).toBe(false);
    expect(secondsUntilPassed(9_000, 7_500)).toBe(2);
    expect(secondsUntilPassed(9_000, 12_000)).toBe(0);
  });
});
