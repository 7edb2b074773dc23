import { EndpointId, type SeatView } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { lineStateOf, rungOf } from '../../../src/domain/lines/line-state.ts';

const present = { state: 'present', since: 5 } as const;

describe('the line of a seat', () => {
  it('is lost where nothing comes, or its link broke, and out where no media come', () => {
    expect(lineStateOf({ seat: present })).toEqual({ state: 'here', since: null });
    expect(lineStateOf({ seat: present, lost: { since: 7 } })).toEqual({ state: 'lost', since: 7 });
    expect(lineStateOf({ seat: present, outage: { since: 8 } })).toEqual({ state: 'outage', since: 8 });
    expect(lineStateOf({ seat: { state: 'dropped', since: 9, cause: 'link-lost' } })).toEqual({
      state: 'lost',
      since: 9,
    });
  });

  it('is no matter where its endpoint went away, was shut out by the hub, or never came', () => {
    for (const cause of ['page-closed', 'hub', 'revoked'] as const)
      expect(lineStateOf({ seat: { state: 'dropped', since: 9, cause } }).state).toBe('away');
    expect(lineStateOf({ seat: { state: 'left', since: 9 } }).state).toBe('away');
    expect(lineStateOf({ seat: { state: 'expected' } }).state).toBe('away');
  });

  it('has the rung that the view names, if it does', () => {
    const seat: SeatView = {
      ...{ endpointId: EndpointId.parse('an-binh'), name: 'An Bình', leads: false, seat: present },
      ...{ microphone: 'closed', camera: 'off', sources: [], mayBeOpened: true, hosts: false },
    };
    expect(rungOf(seat)).toBeNull();
    expect(rungOf(Object.assign({}, seat, { rung: 'voice' }))).toBe('voice');
    expect(rungOf(Object.assign({}, seat, { rung: 'another' }))).toBeNull();
  });
});
