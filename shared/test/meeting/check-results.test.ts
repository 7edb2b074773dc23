import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CheckFigures,
  CheckFinding,
  checkResult,
  checkResults,
  checkSteps,
  CheckSkip,
  hasPassed,
  lightOfCheck,
  type CheckResult,
  type CheckStep,
} from '../../src/index.ts';

const good: CheckFigures = {
  attended: true,
  browser: { fit: true, name: 'Chromium' },
  camera: { trouble: null, framesPerSecond: 24, width: 1280, height: 720, brightness: 110, still: false },
  microphone: { trouble: null, peak: -18, heardBack: 'yes' },
  loudspeaker: { played: true, roomLoss: 20, echoLoss: null, delayMs: 60 },
  ways: { udp: 'through', tcp: 'through', relay: 'through', port: 44_440 },
  loop: { frames: 80, voicePackets: 250, camera: true, microphone: true, firstFrameMs: 240 },
  line: { roundTripMs: 20, jitterMs: 3, lossUp: 0, lossDown: 0 },
  bandwidth: { downKbps: 8_000, upKbps: 4_000 },
  reconnect: { backMs: 400 },
  tookMs: 55_000,
};
type Change = { readonly [Step in CheckStep]?: object };
const changed = (change: Change): CheckFigures =>
  CheckFigures.parse({
    ...good,
    ...Object.fromEntries(
      checkSteps.flatMap((step) => (change[step] === undefined ? [] : [[step, { ...good[step], ...change[step] }]])),
    ),
  });
const said = (change: Change): string[] =>
  checkResults(changed(change)).flatMap((result) =>
    result.light === 'green' || result.light === 'skipped' ? [] : [`${result.light} ${result.finding}`],
  );

const lightOf = (results: readonly CheckResult[]) => lightOfCheck({ passed: hasPassed(results), results });

describe('the results of a check', () => {
  it('are green where all is well', () => {
    expect(checkResults(good).map(({ light }) => light)).toEqual(checkSteps.map(() => 'green'));
    expect(lightOf(checkResults(good))).toBe('green');
  });

  it.each<[string, Change]>([
    ['red browser-old', { browser: { fit: false } }],
    ['red camera-trouble', { camera: { trouble: 'busy' } }],
    ['red camera-frameless', { camera: { framesPerSecond: 0 } }],
    ['red camera-dark', { camera: { brightness: 17 } }],
    ['red camera-still', { camera: { still: true } }],
    ['amber camera-slow', { camera: { framesPerSecond: 7 } }],
    ['amber camera-small', { camera: { height: 240 } }],
    ['red microphone-trouble', { microphone: { trouble: 'muted' } }],
    ['red microphone-silent', { microphone: { peak: -120 } }],
    ['amber microphone-quiet', { microphone: { peak: -50 } }],
    ['red microphone-not-heard-back', { microphone: { heardBack: 'no' } }],
    ['red loudspeaker-failed', { loudspeaker: { played: false } }],
    ['amber loudspeaker-echo', { loudspeaker: { echoLoss: 20 } }],
    ['red loudspeaker-loud-echo', { loudspeaker: { echoLoss: 5 } }],
    ['amber ways-tcp', { ways: { udp: 'shut' } }],
    ['amber ways-relay', { ways: { udp: 'shut', tcp: 'shut' } }],
    ['red ways-none', { ways: { udp: 'shut', tcp: 'shut', relay: 'absent' } }],
    ['red loop-no-picture', { loop: { frames: 0 } }],
    ['red loop-no-voice', { loop: { voicePackets: 0 } }],
    ['red loop-nothing', { loop: { voicePackets: 0, frames: 0 } }],
    ['amber line-slow', { line: { roundTripMs: 301 } }],
    ['amber line-slow', { line: { jitterMs: 51 } }],
    ['amber line-lossy', { line: { lossUp: 4 } }],
    ['red line-unusable', { line: { lossDown: 11 } }],
    ['red line-unusable', { line: { roundTripMs: 801 } }],
    ['amber bandwidth-narrow-down', { bandwidth: { downKbps: 1_000 } }],
    ['amber bandwidth-narrow-up', { bandwidth: { upKbps: 300 } }],
    ['red bandwidth-too-narrow', { bandwidth: { upKbps: 40 } }],
    ['amber reconnect-slow', { reconnect: { backMs: 9_000 } }],
    ['red reconnect-lost', { reconnect: { backMs: null } }],
  ])('say %s', (words, change) => {
    expect(said(change)).toEqual([words]);
  });

  it('call a loudspeaker amber that nobody heard, and well where a person did', () => {
    const unheard = { loudspeaker: { roomLoss: null, delayMs: null } };
    expect(said(unheard)).toEqual([]);
    expect(said({ ...unheard, microphone: { heardBack: 'unasked' } })).toEqual(['amber loudspeaker-unheard']);
  });

  it('do not call a room too quiet in which nobody was asked to speak', () => {
    expect(said({ microphone: { heardBack: 'unasked', peak: -58 } })).toEqual([]);
  });

  it('are no passing where something a meeting needs was left out, and are where it needs it not', () => {
    const without = (step: CheckStep) =>
      checkResults(CheckFigures.parse({ ...good, [step]: { skipped: 'not-finished' } }));
    expect(checkSteps.slice(1).filter((step) => !hasPassed(without(step)))).toEqual([
      'camera',
      'microphone',
      'ways',
      'loop',
    ]);
    expect(lightOf(without('loop'))).toBe('red');
    expect(lightOf(without('bandwidth'))).toBe('green');
  });

  it('pass, amber, where sound alone was not tried since nobody has pressed: what else is wrong counts as ever', () => {
    const unpressed = { microphone: { skipped: 'no-sound' }, loudspeaker: { skipped: 'no-sound' } };
    const results = (change: object) => checkResults(CheckFigures.parse({ ...good, ...unpressed, ...change }));
    expect(hasPassed(results({}))).toBe(true);
    expect(lightOf(results({}))).toBe('amber');
    expect(lightOf(results({ microphone: good.microphone }))).toBe('amber');
    expect(lightOf(results({ loop: { ...good.loop, voicePackets: 0 } }))).toBe('red');
    expect(lightOf(results({ loop: { skipped: 'not-finished' } }))).toBe('red');
    expect(lightOf(results({ camera: { skipped: 'no-camera' } }))).toBe('red');
  });

  it('stay what they were judged on their day, whatever is judged otherwise since', () => {
    const results = checkResults(CheckFigures.parse({ ...good, microphone: { skipped: 'no-sound' } }));
    expect(lightOfCheck({ passed: false, results })).toBe('red');
  });

  const number = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
  const figures = fc.record({
    camera: fc.record({ framesPerSecond: number(0, 240), height: fc.nat(16_384), brightness: number(0, 255) }),
    loudspeaker: fc.record({ played: fc.boolean(), echoLoss: fc.option(number(-60, 120)) }),
    ways: fc.record({ udp: fc.constantFrom('through', 'shut'), tcp: fc.constantFrom('through', 'shut', 'absent') }),
    loop: fc.record({ frames: fc.nat(100), voicePackets: fc.nat(100), camera: fc.boolean(), microphone: fc.boolean() }),
    line: fc.record({ roundTripMs: number(0, 600_000), lossUp: number(0, 100), lossDown: number(0, 100) }),
    bandwidth: fc.record({ downKbps: number(0, 10_000), upKbps: number(0, 10_000) }),
    reconnect: fc.record({ backMs: fc.option(number(0, 600_000)) }),
  });

  it('have one light and known words for whatever is measured; passing and lights never disagree', () => {
    fc.assert(
      fc.property(figures, (change) => {
        const results = checkResults(changed(change));
        expect(results.map(({ step }) => step)).toEqual(checkSteps);
        for (const result of results)
          if (result.light !== 'skipped') expect(CheckFinding.options).toContain(result.finding);
        expect(hasPassed(results)).toBe(lightOf(results) !== 'red');
      }),
    );
  });

  it('get no better when a line gets worse', () => {
    const rank = { green: 0, amber: 1, red: 2, skipped: 3 };
    const light = (step: CheckStep, change: Change) => rank[checkResult(step, changed(change)).light];
    fc.assert(
      fc.property(number(0, 100), number(0, 800), number(0, 1), (loss, trip, by) => {
        const worse = { lossUp: loss + (100 - loss) * by, roundTripMs: trip + 1_000 * by };
        expect(light('line', { line: worse })).toBeGreaterThanOrEqual(
          light('line', { line: { lossUp: loss, roundTripMs: trip } }),
        );
        expect(light('bandwidth', { bandwidth: { downKbps: trip * 4 * by } })).toBeGreaterThanOrEqual(
          light('bandwidth', { bandwidth: { downKbps: trip * 4 } }),
        );
      }),
    );
  });
});

describe('figures from a page', () => {
  it('are refused out of their range, too long, or unknown', () => {
    const refuses = (step: CheckStep, change: object) =>
      CheckFigures.safeParse({ ...good, [step]: { ...good[step], ...change } }).success;
    expect(refuses('camera', { framesPerSecond: -1 })).toBe(false);
    expect(refuses('camera', { framesPerSecond: Number.NaN })).toBe(false);
    expect(refuses('camera', { more: 1 })).toBe(false);
    expect(refuses('browser', { name: 'x'.repeat(301) })).toBe(false);
    expect(refuses('line', { lossUp: 101 })).toBe(false);
    expect(refuses('bandwidth', { upKbps: Infinity })).toBe(false);
  });

  it('may leave any step out, with a known reason', () => {
    for (const step of checkSteps.slice(1))
      for (const skipped of CheckSkip.options)
        expect(checkResult(step, CheckFigures.parse({ ...good, [step]: { skipped } }))).toEqual({
          ...{ step, light: 'skipped', skip: skipped },
        });
    expect(CheckFigures.safeParse({ ...good, line: { skipped: 'tired' } }).success).toBe(false);
  });
});
