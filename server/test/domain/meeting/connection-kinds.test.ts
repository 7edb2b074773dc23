import { AccountId, PcPurpose, Role, type Principal } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import {
  comesAs,
  connectionName,
  kinds,
  type ConnectionKind,
  type Kind,
} from '../../../src/domain/meeting/connections/kinds.ts';
import { anBinh, meetingId, room } from '../../support/meetings.ts';

const names = Object.keys(kinds) as ConnectionKind[];
const pc = (as: PcPurpose, leads = false): Principal => ({
  ...{ kind: 'endpoint', endpointId: leads ? room : anBinh, name: 'Điểm cầu', leads, as },
});
const person = (role: Role): Principal => ({
  ...{ kind: 'account', accountId: AccountId.parse('an'), userName: 'an', displayName: 'An', role },
  mustChangePassword: false,
});

/** Written out once more by hand. */
const expected: Readonly<Record<ConnectionKind, string>> = {
  seat: 'takeSeat: ofEndpoint place sends receives',
  display: 'attendBeside: ofEndpoint beside receives',
  panel: 'attendBeside: ofEndpoint beside',
  watch: 'watchMeeting:',
};
const columns = ['ofEndpoint', 'place', 'beside', 'sends', 'receives'] as const satisfies readonly (keyof Kind)[];

describe.each(names)('to attend as %s', (as) => {
  const kind = kinds[as];

  it('is what was decided', () => {
    const has = columns.filter((column) => kind[column]);
    expect([`${kind.right}:`, ...has].join(' ')).toBe(expected[as]);
  });

  it('never sends without a place in the meeting, nor has one without an endpoint', () => {
    expect(!kind.sends || kind.place).toBe(true);
    expect(!kind.place || kind.ofEndpoint).toBe(true);
    expect(kind.place && kind.beside).toBe(false);
  });

  it('is bounded in number, by the kind or by the cap of seats and the sockets of a person', () => {
    expect(kind.most !== null).toBe(kind.beside);
    if (kind.most !== null) expect(kind.most.ofHub).toBeGreaterThan(kind.most.ofEndpoint);
  });
});

describe('as what somebody comes', () => {
  it.each(PcPurpose.options)('is what the PC is enrolled for: %s', (as) => {
    expect(comesAs(pc(as))).toBe(as);
    expect(kinds[as].view(pc(as, true))).toBe('room');
    expect(kinds[as].view(pc(as))).toBe('seat');
  });

  it('is the seat for a PC that was enrolled before there were others', () => {
    expect(comesAs({ kind: 'endpoint', endpointId: anBinh, name: 'An Bình', leads: false })).toBe('seat');
  });

  it.each(Role.options)('is to watch for a %s, and a panel where one was paired', (role) => {
    expect(comesAs(person(role))).toBe('watch');
    expect(comesAs({ ...person(role), onlyIn: meetingId })).toBe('panel');
  });
});

it('has one name for an endpoint’s seat, and one for each display and panel', () => {
  const of = (as: ConnectionKind, n: number): string => connectionName({ as, endpointId: anBinh, n });
  const all = [of('seat', 1), of('display', 1), of('display', 2), of('panel', 1)];
  expect(new Set(all).size).toBe(all.length);
  expect(all).not.toContain(connectionName({ as: 'display', endpointId: room, n: 1 }));
});
