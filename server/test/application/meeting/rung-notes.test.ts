import type { EndpointId, Rung } from '@diem-cau/shared';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SeatLines } from '../../../src/application/meeting/followers/ladder-watch.ts';
import { RungNotes, stoodForMs } from '../../../src/application/meeting/followers/rung-notes.ts';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import { noteRung } from '../../../src/domain/meeting/rungs/noting.ts';
import { anBinh, hoaLac, joined, meetingAfter, opened, room } from '../../support/meetings.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A meeting whose record takes what the notes tell. */
const noting = () => {
  let events: MeetingEvent[] = [opened(), ...joined(room, anBinh, hoaLac)];
  let meeting: Meeting = meetingAfter(...events);
  const told: (readonly [EndpointId, Rung])[] = [];
  const settle = (...more: MeetingEvent[]): void => {
    events = [...events, ...more];
    meeting = meetingAfter(...events);
    notes.settled({ meeting });
  };
  const notes: RungNotes = new RungNotes({
    clock: { monotonicMs: () => performance.now() },
    tell: (endpointId, on) => {
      told.push([endpointId, on.rung]);
      settle(...noteRung(meeting, endpointId, on));
    },
  });
  notes.settled({ meeting });
  const stands = (rung: Rung): void => {
    const lines: SeatLines = new Map(rung === 'full' ? [] : [[anBinh, { rung }]]);
    notes.stand(lines);
  };
  return { notes, told, stands, settle, rungs: () => meeting.rungs };
};

describe('a rung is noted', () => {
  it('once it has lasted, and once more when it is over', () => {
    const { told, stands, rungs } = noting();
    stands('voice');
    vi.advanceTimersByTime(stoodForMs - 100);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(200);
    expect(told).toEqual([[anBinh, 'voice']]);
    expect(rungs().get(anBinh)).toEqual({ rung: 'voice', by: 'line' });
    vi.advanceTimersByTime(600_000);
    stands('full');
    vi.advanceTimersByTime(stoodForMs + 100);
    expect(told).toEqual([
      [anBinh, 'voice'],
      [anBinh, 'full'],
    ]);
    expect(rungs().size).toBe(0);
  });

  it('not where it was gone before it lasted, nor of who went away meanwhile', () => {
    const { told, stands, settle } = noting();
    stands('stage');
    vi.advanceTimersByTime(stoodForMs / 2);
    stands('full');
    vi.advanceTimersByTime(60_000);
    stands('voice');
    vi.advanceTimersByTime(stoodForMs / 2);
    settle({ type: 'endpointDropped', endpointId: anBinh, cause: 'link-lost' });
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });

  it('never after the watch was closed', () => {
    const { notes, told, stands } = noting();
    stands('voice');
    notes.close();
    vi.advanceTimersByTime(60_000);
    expect(told).toEqual([]);
  });

  it('at most once in ten seconds for an endpoint, and at last as it stands, however its line wavers', () => {
    const rung = fc.constantFrom<Rung>('full', 'stage', 'one-picture', 'voice');
    fc.assert(
      fc.property(fc.array(fc.tuple(rung, fc.nat(15_000)), { minLength: 1, maxLength: 40 }), (steps) => {
        const { notes, told, stands, rungs } = noting();
        let spentMs = 0;
        for (const [on, forMs] of steps) {
          stands(on);
          vi.advanceTimersByTime(forMs);
          spentMs += forMs;
        }
        expect(told.length).toBeLessThanOrEqual(spentMs / stoodForMs);
        vi.advanceTimersByTime(stoodForMs + 100);
        expect(rungs().get(anBinh)?.rung ?? 'full').toBe(steps.at(-1)?.[0]);
        notes.close();
      }),
    );
  });
});

it('is noted of nobody who is away or on whom that is known, and not after the closing', () => {
  const meeting = meetingAfter(opened(), ...joined(room, anBinh));
  const on = { rung: 'voice', by: 'pc' } as const;
  expect(noteRung(meeting, hoaLac, on)).toEqual([]);
  const noted = noteRung(meeting, anBinh, on);
  expect(noted).toEqual([{ type: 'rungChanged', endpointId: anBinh, ...on }]);
  const known = meetingAfter(opened(), ...joined(room, anBinh), ...noted);
  expect(noteRung(known, anBinh, on)).toEqual([]);
  expect(noteRung(known, anBinh, { rung: 'full', by: 'line' })).toHaveLength(1);
  expect(known.rungs.get(anBinh)).toEqual(on);
  for (const gone of ['endpointLeft', 'seatTaken'] as const)
    expect(
      meetingAfter(opened(), ...joined(room, anBinh), ...noted, { type: gone, endpointId: anBinh }).rungs.size,
    ).toBe(0);
});
