import { MeetingView, SourceTrouble, audiences, isDoubtful, isOfSound } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeetingEvent } from '../../../src/domain/meeting/events.ts';
import { noteTrouble, type SeenTrouble } from '../../../src/domain/meeting/troubles/noting.ts';
import { troubleOf } from '../../../src/domain/meeting/troubles/state.ts';
import { seeTrouble, settleTrouble, wellSource } from '../../../src/domain/meeting/troubles/steadying.ts';
import { meetingView } from '../../../src/domain/meeting/view.ts';
import { anBinh, hoaLac, joined, meetingAfter, opened, room } from '../../support/meetings.ts';

const unplugged: SeenTrouble = { source: 'camera', trouble: 'unplugged', since: 2_500 };
const silent: SeenTrouble = { source: 'microphone', trouble: 'silent', since: 4_000 };
const well = (source: 'camera' | 'microphone'): SeenTrouble => ({ source, trouble: null, since: 9_000 });

const before = [opened(), ...joined(room, anBinh)];
const after = (...seen: readonly SeenTrouble[]): MeetingEvent[] =>
  seen.reduce<MeetingEvent[]>(
    (events, each) => [...events, ...noteTrouble(meetingAfter(...before, ...events), anBinh, each)],
    [],
  );

describe('what is wrong with a source', () => {
  it('is a fact when it begins and when it ends, with its cause and since when', () => {
    const camera = { endpointId: anBinh, source: 'camera', trouble: 'unplugged', since: 2_500 };
    expect(after(unplugged, silent, well('camera'))).toEqual([
      { type: 'troubleBegan', ...camera },
      { type: 'troubleBegan', endpointId: anBinh, source: 'microphone', trouble: 'silent', since: 4_000 },
      { type: 'troubleEnded', ...camera },
    ]);
  });

  it('is told once, and nothing is told of one that is well', () => {
    expect(after(unplugged, unplugged, well('camera'), well('camera'), well('microphone'))).toHaveLength(2);
  });

  it('lasts on when its cause becomes another one', () => {
    const facts = after(unplugged, { source: 'camera', trouble: 'missing', since: 7_000 }, well('camera'));
    expect(facts.map((fact) => fact.type)).toEqual(['troubleBegan', 'troubleBegan', 'troubleEnded']);
    expect(facts.at(-1)).toMatchObject({ trouble: 'missing', since: 2_500 });
  });

  it('is nothing of a meeting that its endpoint is not in, or that is closed', () => {
    expect(noteTrouble(meetingAfter(...before), hoaLac, unplugged)).toEqual([]);
    const closed: MeetingEvent = { type: 'meetingClosed', actor: { by: 'hub' } };
    expect(noteTrouble(meetingAfter(...before, closed), anBinh, unplugged)).toEqual([]);
  });

  it('goes with its endpoint, and not with another tab of it', () => {
    const facts = after(unplugged);
    const standing = (...more: readonly MeetingEvent[]): unknown =>
      troubleOf(meetingAfter(...before, ...facts, ...more).troubles, anBinh, 'camera');
    expect(standing()).toEqual({ source: 'camera', trouble: 'unplugged', since: 2_500 });
    expect(standing({ type: 'seatTaken', endpointId: anBinh })).not.toBeNull();
    expect(standing({ type: 'endpointDropped', endpointId: anBinh, cause: 'link-lost' })).toBeNull();
    expect(standing({ type: 'endpointLeft', endpointId: anBinh })).toBeNull();
    expect(standing({ type: 'hubReturned', downSince: 3_000 })).toBeNull();
  });

  it.each(audiences)('stands in the view for the %s, beside its seat alone', (audience) => {
    const meeting = meetingAfter(...before, ...after(unplugged, silent));
    const view = meetingView(meeting, { audience, seq: 1, record: 'sound' });
    expect(MeetingView.parse(view)).toEqual(view);
    const [ofRoom, ofAnBinh] = view.seats;
    expect(ofRoom?.troubles).toBeUndefined();
    expect(ofAnBinh?.troubles).toEqual([unplugged, silent]);
  });

  it('is of the sound where the device works and what it sends disturbs', () => {
    expect(SourceTrouble.options.filter(isOfSound)).toEqual(['faint', 'clipped', 'howling', 'echoing']);
  });

  it('may be meant so where it is doubtful', () => {
    expect(SourceTrouble.options.filter(isDoubtful)).toEqual(['silent', 'still']);
  });
});

/** All that is told of a source that is seen like this, from one moment to the next, and at the last whatever is left. */
const toldOf = (seen: readonly { readonly afterMs: number; readonly trouble: SourceTrouble | null }[]) => {
  let steady = wellSource;
  let nowMs = 0;
  const told: { readonly atMs: number; readonly trouble: SourceTrouble | null }[] = [];
  const settle = (untilMs: number): void => {
    for (;;) {
      const settled = settleTrouble(steady, nowMs);
      steady = settled.steady;
      if (settled.tell) told.push({ atMs: nowMs, trouble: steady.told });
      if (settled.againInMs === null || nowMs + settled.againInMs > untilMs) break;
      nowMs += settled.againInMs;
    }
    nowMs = untilMs;
  };
  for (const { afterMs, trouble } of seen) {
    settle(nowMs + afterMs);
    steady = seeTrouble(steady, trouble, { nowMs });
    settle(nowMs);
  }
  settle(nowMs + 3_600_000);
  return { told, steady };
};

describe('a device that comes and goes', () => {
  const flapping = (times: number, everyMs: number) =>
    Array.from({ length: times }, (_, index) => ({
      afterMs: everyMs,
      trouble: index % 2 === 0 ? ('unplugged' as const) : null,
    }));

  it('is told at once the first times', () => {
    expect(toldOf(flapping(4, 1_000)).told).toEqual([
      { atMs: 1_000, trouble: 'unplugged' },
      { atMs: 2_000, trouble: null },
      { atMs: 3_000, trouble: 'unplugged' },
      { atMs: 4_000, trouble: null },
    ]);
  });

  it('stands as in trouble while it flaps on, and is well again once it has been for a while', () => {
    const { told } = toldOf(flapping(60, 2_000));
    expect(told).toHaveLength(16);
    expect(told.at(-1)).toEqual({ atMs: 130_000, trouble: null });
  });

  const seen = fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 60_000 }),
      trouble: fc.option(fc.constantFrom(...SourceTrouble.options), { nil: null }),
    }),
    { maxLength: 300 },
  );

  it('fills no record: fourteen troubles in ten minutes at most, however it is seen', () => {
    fc.assert(
      fc.property(seen, (all) => {
        const begun = toldOf(all).told.filter(({ trouble }) => trouble !== null);
        for (const { atMs } of begun)
          expect(begun.filter((each) => each.atMs > atMs - 600_000 && each.atMs <= atMs).length).toBeLessThan(15);
      }),
    );
  });

  it('is told in turn, never the same twice, and at the last as it is', () => {
    fc.assert(
      fc.property(seen, (all) => {
        const { told, steady } = toldOf(all);
        expect(told.every(({ trouble }, index) => trouble !== (told[index - 1]?.trouble ?? null))).toBe(true);
        expect(steady.told).toBe(all.at(-1)?.trouble ?? null);
      }),
    );
  });
});
