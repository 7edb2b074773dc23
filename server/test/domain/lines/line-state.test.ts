import { EndpointId, type SeatLadderView, type SeatView } from '@diem-cau/shared';
import { describe, expect, it } from 'vitest';
import { lineLess, lineStateOf, sumsOfStanding } from '../../../src/domain/lines/line-state.ts';

const present = { state: 'present', since: 5 } as const;
const seat = (change: Partial<SeatView> = {}): SeatView => ({
  ...{ endpointId: EndpointId.parse('an-binh'), name: 'An Bình', leads: false, seat: present },
  ...{ microphone: 'closed', camera: 'off', sources: [], mayBeOpened: true, hosts: false },
  ...change,
});
const none = { cameraKept: null, cameraKeptBy: null };

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

  it('brings all there is where the view says nothing else, and nothing is known of one that is not here', () => {
    expect(lineLess(seat())).toEqual({ rung: 'full', rungBy: null, ...none });
    const away = seat({ seat: { state: 'left', since: 9 }, rung: 'voice', cameraKept: 'rests' });
    expect(lineLess(away)).toEqual({ rung: null, rungBy: null, ...none });
  });

  it('brings less for the sake of its line, its PC, the hub’s line, or of a hand that set the lowest rung', () => {
    const by = (ladder: SeatLadderView) => lineLess(seat(ladder));
    expect(by({ rung: 'voice' })).toEqual({ rung: 'voice', rungBy: 'line', ...none });
    expect(by({ rung: 'stage', rungBy: 'pc' })).toEqual({ rung: 'stage', rungBy: 'pc', ...none });
    expect(by({ rung: 'one-picture', rungBy: 'hub' })).toMatchObject({ rung: 'one-picture', rungBy: 'hub' });
    expect(by({ rungLimit: { rung: 'voice', by: 'own' } })).toMatchObject({ rung: 'voice', rungBy: 'own' });
    const set = { rungLimit: { rung: 'one-picture', by: 'others' } } as const;
    expect(by({ rung: 'stage', ...set })).toMatchObject({ rung: 'one-picture', rungBy: 'others' });
    expect(by({ rung: 'one-picture', ...set })).toMatchObject({ rung: 'one-picture', rungBy: 'line' });
    expect(by({ rung: 'voice', rungBy: 'pc', ...set })).toMatchObject({ rung: 'voice', rungBy: 'pc' });
    expect(by({ cameraKept: 'small' })).toMatchObject({ cameraKept: 'small', cameraKeptBy: 'line' });
    expect(by({ cameraKept: 'rests', cameraKeptBy: 'pc' })).toMatchObject({ cameraKept: 'rests', cameraKeptBy: 'pc' });
  });

  it('is held against it only where the line itself bears too little, each way by itself', () => {
    const thin = (change: Partial<SeatView>, hubShort = false) => {
      const { thinDownMs, thinUpMs, hubShortMs, lostMs } = sumsOfStanding(seat(change), 5_000.4, hubShort);
      return { thinDownMs, thinUpMs, hubShortMs, lostMs };
    };
    const nothing = { thinDownMs: 0, thinUpMs: 0, hubShortMs: 0, lostMs: 0 };
    expect(thin({})).toEqual(nothing);
    expect(thin({ rung: 'stage' })).toEqual({ ...nothing, thinDownMs: 5_000 });
    expect(thin({ cameraKept: 'rests' })).toEqual({ ...nothing, thinUpMs: 5_000 });
    expect(thin({ rung: 'voice', cameraKept: 'small' }, true)).toEqual({
      ...nothing,
      ...{ thinDownMs: 5_000, thinUpMs: 5_000, hubShortMs: 5_000 },
    });
    expect(thin({ rung: 'voice', rungBy: 'pc', cameraKept: 'rests', cameraKeptBy: 'pc' })).toEqual(nothing);
    expect(thin({ rung: 'voice', rungBy: 'hub' }, true)).toEqual({ ...nothing, hubShortMs: 5_000 });
    expect(thin({ rungLimit: { rung: 'voice', by: 'own' } })).toEqual(nothing);
    expect(thin({ rung: 'voice', lost: { since: 7 } }, true)).toEqual({ ...nothing, lostMs: 5_000 });
    expect(thin({ rung: 'voice', seat: { state: 'left', since: 7 } }, true)).toEqual(nothing);
  });
});
