import { EndpointId, MeetingId, type SeatView } from '@diem-cau/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { lookEveryMs, LineWatch } from '../../../src/application/lines/line-watch.ts';
import type { SeatLine } from '../../../src/application/meeting/seat-lines.ts';
import type { LineStretch } from '../../../src/domain/lines/line-hours.ts';
import type { LineFlow } from '../../../src/domain/lines/line-sums.ts';
import { FakeClock } from '../../fakes/clock.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const meetingId = MeetingId.parse('m-1');
const anBinh = EndpointId.parse('an-binh');
const hoaLac = EndpointId.parse('hoa-lac');

/** A line that was asked, and what it carries from now on. */
class FakeLine {
  asked = 0;
  flow: LineFlow | 'broken' | null;

  constructor(flow: LineFlow | 'broken' | null) {
    this.flow = flow;
  }

  lineFlow(): Promise<LineFlow | null> {
    this.asked += 1;
    return this.flow === 'broken' ? Promise.reject(new Error('the worker is gone')) : Promise.resolve(this.flow);
  }
}

const way = { packets: 1_000, lost: 0, bytes: 75_000, need: 140_000, jitterMs: 3 };
const noNeed = () => null;
const flow = (forMs: number, lost = 0): LineFlow => ({
  forMs,
  up: { ...way, lost },
  down: { ...way, jitterMs: null },
  roundTripMs: 40,
});

const seat = (endpointId: EndpointId, change: Partial<SeatView> = {}): SeatView => ({
  ...{ endpointId, name: endpointId, leads: false, seat: { state: 'present', since: 1 } },
  ...{ microphone: 'closed', camera: 'off', sources: [], link: 'good', mayBeOpened: true, hosts: false },
  ...change,
});

describe('the lines of the meetings that go on', () => {
  let clock: FakeClock;
  let lines: SeatLine[];
  let kept: LineStretch[];
  let short: boolean;
  let watch: LineWatch;
  beforeEach(() => {
    clock = new FakeClock();
    lines = [];
    kept = [];
    short = false;
    watch = new LineWatch({
      meetings: () => [{ meetingId, lines }],
      hubLine: { view: null, isShortFor: (endpointId) => short && endpointId === anBinh },
      clock,
      logger: silentLogger,
      measured: (stretches) => kept.push(...stretches),
    });
  });
  const looks = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) {
      clock.pass(lookEveryMs);
      await watch.look();
    }
  };

  it('are measured once a minute where nobody looks, every five seconds where somebody does, and so no more a while after', async () => {
    const line = new FakeLine(null);
    lines = [{ seat: seat(anBinh), media: line, wholeNeed: noNeed }];
    await looks(12);
    expect(line.asked).toBe(1);
    await looks(12);
    expect(line.asked).toBe(2);
    watch.board(meetingId);
    await looks(4);
    expect(line.asked).toBe(6);
    await looks(12);
    expect(line.asked).toBe(7);
  });

  it('are shown as they were measured last, each way, with what the page says and the record knows', async () => {
    const line = new FakeLine(flow(5_000, 20));
    const troubles = [{ source: 'camera', trouble: 'still', since: 3 }] as const;
    lines = [
      { seat: seat(anBinh, { link: 'weak', troubles: [...troubles] }), media: line, wholeNeed: noNeed },
      { seat: seat(hoaLac, { seat: { state: 'expected' } }), media: null, wholeNeed: noNeed },
    ];
    watch.board(meetingId);
    await looks(1);
    watch.heard(anBinh, { jitterMs: 12.34, frozenMs: 1_500 });
    const board = watch.board(meetingId);
    expect(board?.lines[0]).toEqual({
      ...{ endpointId: anBinh, name: anBinh, leads: false, state: 'here', since: null, grade: 'weak' },
      ...{ rung: 'full', rungBy: null, cameraKept: null, cameraKeptBy: null },
      up: { bitrate: 120_000, need: 140_000, loss: 0.02, jitterMs: 3 },
      down: { bitrate: 120_000, need: 140_000, loss: 0, jitterMs: 12.3 },
      ...{ roundTripMs: 40, frozenMs: 1_500, troubles },
    });
    expect(board?.lines[1]).toMatchObject({ endpointId: hoaLac, state: 'away', up: null, down: null });
    expect(watch.board(MeetingId.parse('m-2'))).toBeNull();
  });

  it('say what is kept back by what, and need all that it would be where a line bears too little', async () => {
    const line = new FakeLine(flow(5_000));
    const at = (change: Partial<SeatView>): SeatLine => ({
      seat: seat(anBinh, change),
      ...{ media: line, wholeNeed: () => ({ up: 640_000, down: 1_790_000 }) },
    });
    lines = [at({ rung: 'voice', cameraKept: 'rests' })];
    watch.board(meetingId);
    await looks(1);
    const needs = () => {
      const shown = watch.board(meetingId)?.lines[0];
      return [shown?.up?.need, shown?.down?.need];
    };
    expect(watch.board(meetingId)?.lines[0]).toMatchObject({
      ...{ grade: 'good', rung: 'voice', rungBy: 'line', cameraKept: 'rests', cameraKeptBy: 'line' },
    });
    expect(needs()).toEqual([640_000, 1_790_000]);
    lines = [at({ rung: 'stage', rungBy: 'hub' })];
    expect(needs()).toEqual([640_000, 1_790_000]);
    for (const chosen of [{}, { rungLimit: { rung: 'voice', by: 'own' } }, { rung: 'voice', rungBy: 'pc' }] as const) {
      lines = [at(chosen)];
      expect(needs()).toEqual([140_000, 140_000]);
    }
    lines = [{ ...at({ rung: 'voice' }), wholeNeed: noNeed }];
    expect(needs()).toEqual([140_000, 140_000]);
  });

  it('are kept with the time in which a line was thin, either way, though nothing of it was lost', async () => {
    const line = new FakeLine(flow(60_000));
    const thin = seat(anBinh, { rung: 'voice', cameraKept: 'small' });
    lines = [{ seat: thin, media: line, wholeNeed: noNeed }];
    await looks(6);
    lines = [{ seat: seat(anBinh, { rung: 'stage', rungBy: 'hub' }), media: line, wholeNeed: noNeed }];
    await looks(6);
    expect(kept.map(({ sums }) => sums)).toMatchObject([
      { thinDownMs: 30_000, thinUpMs: 30_000, badLossMs: 0, lostMs: 0, measuredMs: 60_000 },
    ]);
  });

  it('show no old figure of a line that is lost, nor one that nothing told for long', async () => {
    const line = new FakeLine(flow(5_000));
    lines = [{ seat: seat(anBinh), media: line, wholeNeed: noNeed }];
    watch.board(meetingId);
    await looks(1);
    lines = [{ seat: seat(anBinh, { lost: { since: 9 } }), media: line, wholeNeed: noNeed }];
    expect(watch.board(meetingId)?.lines[0]).toMatchObject({ state: 'lost', since: 9, up: null });
    lines = [{ seat: seat(anBinh), media: line, wholeNeed: noNeed }];
    line.flow = null;
    await looks(20);
    expect(watch.board(meetingId)?.lines[0]).toMatchObject({ state: 'here', up: null, frozenMs: null });
  });

  it('are kept in stretches of a minute that add up: measured, lost, frozen; and nothing of who was not there', async () => {
    const line = new FakeLine(null);
    lines = [
      { seat: seat(anBinh), media: line, wholeNeed: noNeed },
      { seat: seat(hoaLac, { seat: { state: 'left', since: 4 } }), media: null, wholeNeed: noNeed },
    ];
    watch.board(meetingId);
    await looks(1);
    line.flow = flow(lookEveryMs, 200);
    await looks(3);
    watch.heard(anBinh, { jitterMs: 8, frozenMs: 700 });
    lines = [
      {
        seat: seat(anBinh, { seat: { state: 'dropped', since: 5, cause: 'link-lost' } }),
        media: null,
        wholeNeed: noNeed,
      },
    ];
    await looks(8);
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({
      endpointId: anBinh,
      sums: { measuredMs: 15_000, badLossMs: 15_000, lostMs: 40_000, frozenMs: 700, upLost: 600, worstJitterMs: 8 },
    });
    lines = [{ seat: seat(anBinh), media: line, wholeNeed: noNeed }];
    line.flow = flow(lookEveryMs);
    await looks(12);
    watch.close();
    expect(kept.every(({ from }, index) => index === 0 || from > (kept[index - 1]?.from ?? 0))).toBe(true);
    expect(kept.slice(1).map(({ sums }) => sums.badLossMs)).toEqual([0]);
  });

  it('hold no time against a line in which the hub itself stood still', async () => {
    lines = [{ seat: seat(anBinh, { lost: { since: 1 } }), media: null, wholeNeed: noNeed }];
    await looks(1);
    clock.pass(600_000);
    await watch.look();
    watch.close();
    expect(kept.reduce((sum, { sums }) => sum + sums.lostMs, 0)).toBe(5_000);
  });

  it('say for how long the hub’s own line was short, of those alone that it reaches', async () => {
    lines = [anBinh, hoaLac].map((each) => ({
      seat: seat(each),
      media: new FakeLine(flow(60_000)),
      wholeNeed: noNeed,
    }));
    await looks(1);
    short = true;
    await looks(2);
    short = false;
    await looks(9);
    expect(kept.map(({ endpointId, sums }) => [endpointId, sums.hubShortMs])).toEqual([
      [anBinh, 10_000],
      [hoaLac, 0],
    ]);
  });

  it('are not given up for one that can’t be measured', async () => {
    const line = new FakeLine(flow(60_000));
    lines = [
      { seat: seat(anBinh), media: new FakeLine('broken'), wholeNeed: noNeed },
      { seat: seat(hoaLac), media: line, wholeNeed: noNeed },
    ];
    await looks(12);
    expect(kept.map(({ endpointId }) => endpointId)).toEqual([hoaLac]);
  });
});
