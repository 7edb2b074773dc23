import { EndpointId } from '@diem-cau/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EndpointLine } from '../../../src/application/lines/endpoint-line.ts';
import { noSums } from '../../../src/domain/lines/line-sums.ts';

describe('what is told of a line', () => {
  it('never adds up to more than the time that passed, in a stretch and in all', () => {
    const step = fc.record({
      act: fc.constantFrom('heard', 'thin', 'handOver'),
      passesMs: fc.nat(10_000),
      toldMs: fc.nat(60_000),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const line = new EndpointLine(EndpointId.parse('an-binh'), 0, 0);
        let [nowMs, fromMs, frozenMs] = [0, 0, 0];
        for (const { act, passesMs, toldMs } of [...steps, { act: 'handOver', passesMs: 0, toldMs: 0 }]) {
          nowMs += passesMs;
          if (act === 'heard') line.heard({ jitterMs: 1, frozenMs: toldMs }, nowMs);
          else if (act === 'thin') line.add({ ...noSums, thinDownMs: toldMs, thinUpMs: toldMs });
          else {
            const sums = line.handOver(nowMs, nowMs)?.sums ?? noSums;
            for (const each of [sums.frozenMs, sums.thinDownMs, sums.thinUpMs])
              expect(each).toBeLessThanOrEqual(nowMs - fromMs);
            frozenMs += sums.frozenMs;
            fromMs = nowMs;
          }
        }
        expect(frozenMs).toBeLessThanOrEqual(nowMs);
      }),
    );
  });

  it('is believed for the time that passed, and shown so', () => {
    const line = new EndpointLine(EndpointId.parse('an-binh'), 0, 0);
    line.heard({ jitterMs: 1, frozenMs: 700 }, 10_000);
    line.heard({ jitterMs: 1, frozenMs: 60_000 }, 10_050);
    expect(line.receptionSince(0)?.frozenMs).toBe(50);
    expect(line.handOver(60_000, 60_000)?.sums.frozenMs).toBe(750);
  });
});
