import type { EndpointId, MeetingId, SourceTrouble } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrivalsEveryMs } from '../../../src/application/meeting/followers/trouble-watch.ts';
import { fakeRtpParameters, type FakeMedia } from '../../fakes/media-plane.ts';
import { anBinh, room } from '../../support/meetings.ts';
import { TestHub, type TestPage } from '../../support/test-hub.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

let test: TestHub;
let meetingId: MeetingId;
let chair: TestPage;
let commune: TestPage;
beforeEach(async () => {
  test = new TestHub();
  meetingId = await test.openMeeting();
  chair = await test.joined(meetingId, room);
  commune = await test.joined(meetingId, anBinh);
});

/** Time passes, for the hub's own clock and for its timers. */
const pass = async (ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= 250) {
    test.now += 250;
    await vi.advanceTimersByTimeAsync(250);
  }
};
const facts = (): object[] =>
  (test.archive.meetings.get(meetingId) ?? []).flatMap(({ event }) =>
    event.type === 'troubleBegan' || event.type === 'troubleEnded' ? [event] : [],
  );
const seenBy = async (page: TestPage, endpointId: EndpointId): Promise<unknown> => {
  const { snapshot } = await page.ask('meeting.snapshot', {});
  return snapshot.seats.find((seat) => seat.endpointId === endpointId)?.troubles;
};
const seat = (endpointId: EndpointId): FakeMedia => {
  const found = test.media.seat(meetingId, endpointId);
  if (found === undefined) throw new Error('the endpoint is seated');
  return found;
};
const tell = (trouble: Exclude<SourceTrouble, 'unreceived'> | null, forMs = 0): Promise<unknown> =>
  commune.ask('media.tellTroubles', {
    troubles: trouble === null ? [] : [{ source: 'microphone', trouble, forMs }],
  });
const microphone = (trouble: SourceTrouble, since: number): object => ({ source: 'microphone', trouble, since });

describe('what a page says of its own sources', () => {
  it('is on the record and in everybody’s view, dated back, until the page says that it is well', async () => {
    const began = test.now - 2_000;
    await tell('denied', 2_000);
    await vi.advanceTimersByTimeAsync(1);
    expect(facts()).toEqual([{ type: 'troubleBegan', endpointId: anBinh, ...microphone('denied', began) }]);
    for (const page of [chair, commune]) expect(await seenBy(page, anBinh)).toEqual([microphone('denied', began)]);
    expect(await seenBy(chair, room)).toBeUndefined();
    await pass(5_000);
    await tell(null);
    await vi.advanceTimersByTimeAsync(1);
    expect(facts().at(-1)).toEqual({ type: 'troubleEnded', endpointId: anBinh, ...microphone('denied', began) });
    expect(await seenBy(chair, anBinh)).toBeUndefined();
  });

  it('is told once, however often the page says it', async () => {
    for (let turn = 0; turn < 30; turn += 1) await tell('muted');
    await pass(1_000);
    expect(facts()).toHaveLength(1);
  });

  it('fills no record while the device comes and goes, and ends as it is', async () => {
    for (let turn = 0; turn < 100; turn += 1) {
      await tell(turn % 2 === 0 ? 'unplugged' : null);
      await pass(1_000);
    }
    expect(facts().length).toBeLessThan(20);
    await pass(60_000);
    expect(await seenBy(chair, anBinh)).toBeUndefined();
  });

  it('goes when its endpoint leaves, and nothing of before counts when it is back', async () => {
    await tell('busy');
    await pass(500);
    await commune.ask('meeting.leave', {});
    expect(await seenBy(chair, anBinh)).toBeUndefined();
    commune = await test.joined(meetingId, anBinh);
    await tell('busy');
    await pass(500);
    expect(facts().map((fact) => ('type' in fact ? fact.type : ''))).toEqual(['troubleBegan', 'troubleBegan']);
    expect(await seenBy(chair, anBinh)).toMatchObject([{ trouble: 'busy' }]);
  });

  it('fills no record while its endpoint comes and goes either', async () => {
    for (let turn = 0; turn < 60; turn += 1) {
      for (const trouble of ['busy', 'muted', 'unplugged'] as const) await tell(trouble);
      await commune.ask('meeting.leave', {});
      commune = await test.joined(meetingId, anBinh);
      await pass(500);
    }
    expect(facts().length).toBeLessThan(30);
    await tell('busy');
    await pass(15_000);
    expect(await seenBy(chair, anBinh)).toMatchObject([{ trouble: 'busy' }]);
  });

  it('is not about a source that no endpoint may send', async () => {
    const troubles = (['camera:4', 'microphone:3', 'microphone:4'] as const).map((source) => ({
      ...{ source, trouble: 'busy' as const, forMs: 0 },
    }));
    expect(await commune.refused('media.tellTroubles', { troubles })).toBe('too-many-sources');
    expect(facts()).toEqual([]);
  });

  it('is about its own seat alone', async () => {
    const outside = test.endpoint(anBinh);
    expect(await outside.refused('media.tellTroubles', { troubles: [] })).toBe('not-in-meeting');
    const malformed = [
      { troubles: [{ source: 'microphone', trouble: 'denied', forMs: 0, endpointId: room }] },
      { troubles: [{ source: 'microphone', trouble: 'unreceived', forMs: 0 }] },
      { troubles: [{ source: 'screen', trouble: 'still', forMs: 0 }] },
      { troubles: Array.from({ length: 9 }, () => ({ source: 'camera', trouble: 'busy', forMs: 0 })) },
    ];
    for (const params of malformed) expect(await commune.refused('media.tellTroubles', params)).toBe('malformed');
    expect(facts()).toEqual([]);
  });

  it('does not count for an earlier tab of the same endpoint', async () => {
    const later = await test.joined(meetingId, anBinh);
    expect(await commune.refused('media.tellTroubles', { troubles: [] })).toBe('not-in-meeting');
    expect(await later.ask('media.tellTroubles', { troubles: [] })).toEqual({});
  });
});

describe('an open source of which nothing arrives', () => {
  const open = (): Promise<unknown> =>
    commune.ask('media.produce', { source: 'microphone', rtpParameters: fakeRtpParameters('audio') });

  it('is seen by the hub itself within two looks, and is well again with the first packets', async () => {
    await open();
    seat(anBinh).arriving = true;
    await pass(2 * arrivalsEveryMs);
    expect(facts()).toEqual([]);
    seat(anBinh).arriving = false;
    await pass(2 * arrivalsEveryMs);
    expect(facts()).toMatchObject([{ type: 'troubleBegan', trouble: 'unreceived' }]);
    expect(await seenBy(chair, anBinh)).toMatchObject([{ source: 'microphone', trouble: 'unreceived' }]);
    seat(anBinh).arriving = true;
    await pass(2 * arrivalsEveryMs);
    expect(facts()).toMatchObject([{ type: 'troubleBegan' }, { type: 'troubleEnded', trouble: 'unreceived' }]);
  });

  it('is not said to echo, be too faint or too loud: nobody hears it', async () => {
    await open();
    await tell('echoing');
    await pass(250);
    expect(await seenBy(chair, anBinh)).toMatchObject([{ trouble: 'echoing' }]);
    seat(anBinh).arriving = false;
    await pass(2 * arrivalsEveryMs);
    expect(await seenBy(chair, anBinh)).toMatchObject([{ trouble: 'unreceived' }]);
    seat(anBinh).arriving = true;
    await pass(2 * arrivalsEveryMs);
    expect(await seenBy(chair, anBinh)).toMatchObject([{ trouble: 'echoing' }]);
  });

  it('is named by its cause where the page knows it', async () => {
    await open();
    seat(anBinh).arriving = false;
    await pass(2 * arrivalsEveryMs);
    await tell('unplugged');
    await pass(500);
    expect(await seenBy(chair, anBinh)).toMatchObject([{ trouble: 'unplugged' }]);
    await tell(null);
    await pass(500);
    expect(await seenBy(chair, anBinh)).toMatchObject([{ trouble: 'unreceived' }]);
  });

  it('is none once it is shut', async () => {
    await open();
    seat(anBinh).arriving = false;
    await pass(2 * arrivalsEveryMs);
    expect(await seenBy(chair, anBinh)).toBeDefined();
    await commune.ask('media.closeMicrophone', {});
    await pass(2 * arrivalsEveryMs);
    expect(await seenBy(chair, anBinh)).toBeUndefined();
  });

  it('is not asked about while nothing is open', async () => {
    const asked = vi.spyOn(seat(anBinh), 'arrives');
    await pass(4 * arrivalsEveryMs);
    expect(asked).not.toHaveBeenCalled();
  });
});
