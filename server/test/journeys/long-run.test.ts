import { expect, it } from 'vitest';
import { measured } from '../../../tests/bench/long-run/long-run.ts';
import { verdicts } from '../../../tests/bench/long-run/verdict.ts';

/*
 * The long run itself, short: three endpoints with real transports for twenty seconds. What it counts is there; how good it is says no test, as
 * that depends on what else the machine does.
 */
it('sends, receives, shows, hears, records and counts by real transports', { timeout: 300_000 }, async () => {
  const { run, seen, used, recordedBytes } = await measured(3, 20_000, 2);
  expect(run).toMatchObject({ asked: { endpoints: 3 }, stayed: 3, troubles: [] });
  expect(run.lastedMs).toBeGreaterThanOrEqual(20_000);
  for (const packets of [run.up, run.down, run.voicePackets]) {
    expect(packets.sent).toBeGreaterThan(100);
    expect(packets.lost).toBeLessThan(packets.sent);
  }
  expect(run.voices.openMs).toBeGreaterThan(1_000);
  for (const picture of Object.values(seen)) {
    expect(picture.frames).toBeGreaterThan(5);
    expect(picture.firstAfterMs.filter(Number.isFinite).length).toBeGreaterThan(0);
  }
  // The heights of a camera's layers and of the screen, as the coded pictures themselves say.
  for (const height of run.stage.byHeight.keys()) expect([180, 360, 720]).toContain(height);
  expect([...seen.screen.byHeight.keys()]).toEqual([1080]);
  for (const kind of ['hub', 'worker', 'recorder'] as const) expect(used.get(kind)?.mostMemory).toBeGreaterThan(1e6);
  expect(recordedBytes).toBeGreaterThan(10_000);
  expect(run.recording.lengthMs).toBeGreaterThan(5_000);
  expect(run.recording.lengthMs).toBeLessThanOrEqual(run.recording.recordMs + 2_000);
  // Too small and too short for any row to be met.
  expect(verdicts(run).filter(({ is }) => is === 'met')).toEqual([]);
});
