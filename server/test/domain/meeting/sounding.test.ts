import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attendance, ConnectionKind } from '../../../src/domain/meeting/connections/kinds.ts';
import { soundingOf } from '../../../src/domain/meeting/reception/sounding.ts';
import { room } from '../../support/meetings.ts';

const is = (as: ConnectionKind, n = 1): Attendance => ({ as, endpointId: room, n });

describe('which window of an endpoint is heard', () => {
  it('is its seat, however many displays stand beside it', () => {
    expect(soundingOf([is('display', 2), is('seat'), is('display')], false)).toEqual(is('seat'));
  });

  it('is the first display where there is no seat, then the next', () => {
    expect(soundingOf([is('display', 3), is('display', 2)], false)).toEqual(is('display', 2));
    expect(soundingOf([is('display', 3)], false)).toEqual(is('display', 3));
    expect(soundingOf([], false)).toBeNull();
  });

  it('is a display while the seat has dropped out, and the seat where there is none', () => {
    expect(soundingOf([is('seat'), is('display')], true)).toEqual(is('display'));
    expect(soundingOf([is('seat')], true)).toEqual(is('seat'));
  });

  it('is exactly one of those that there are, whatever comes and goes', () => {
    const window = fc.record({
      as: fc.constantFrom<ConnectionKind>('seat', 'display'),
      n: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(window, { minLength: 1 }), fc.boolean(), (windows, away) => {
        const all = windows.map((each) => ({ ...each, endpointId: room }));
        expect(all).toContain(soundingOf(all, away));
      }),
    );
  });
});
