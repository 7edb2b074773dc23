import type { MeetingId, StageChoice, StageView } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { anBinh, dangKhe, hoaLac, room } from '../../support/meetings.ts';
import { browserCapabilities, TestHub, type TestPage } from '../../support/test-hub.ts';

describe('the stage', () => {
  let test: TestHub;
  let meetingId: MeetingId;
  let chair: TestPage;
  let communes: TestPage[];
  beforeEach(async () => {
    test = new TestHub();
    meetingId = await test.openMeeting();
    chair = await test.joined(meetingId, room);
    communes = [];
    for (const endpointId of [anBinh, hoaLac, dangKhe]) communes.push(await test.joined(meetingId, endpointId));
    for (const page of [chair, ...communes])
      await page.ask('media.produce', { source: 'camera', rtpParameters: fakeRtpParameters('video') });
  });
  afterEach(() => void vi.useRealTimers());

  const stage = async (page: TestPage): Promise<StageView> => (await page.ask('meeting.snapshot', {})).snapshot.stage;
  const one: StageChoice = { show: 'chosen', endpoints: [hoaLac] };
  const cameras = (): string[] =>
    (test.media.seat(meetingId, anBinh)?.received ?? [])
      .filter(({ paused, source }) => !paused && source === 'camera')
      .map(({ endpointId }) => endpointId);

  it('is the same for all, whose pages receive it, and for whoever comes late or watches', async () => {
    expect(cameras()).toEqual([room]);
    await chair.ask('stage.show', { choice: { show: 'chosen', endpoints: [hoaLac, dangKhe] } });
    const shows = { show: 'chosen', endpoints: [hoaLac, dangKhe] };
    for (const page of [chair, ...communes]) expect((await stage(page)).shows).toEqual(shows);
    expect(cameras().toSorted()).toEqual([dangKhe, hoaLac, room].toSorted());
    const late = test.account('technician');
    await late.ask('meeting.watch', { meetingId });
    expect((await stage(late)).shows).toEqual(shows);
    await communes[0]?.ask('meeting.leave', {});
    const back = await test.joined(meetingId, anBinh);
    expect((await stage(back)).shows).toEqual(shows);
    expect(cameras().toSorted()).toEqual([dangKhe, hoaLac, room].toSorted());
  });

  it('is set by the secretary at a desk and by a panel of the room as well, and by no commune', async () => {
    const secretary = test.account('secretary');
    await secretary.ask('meeting.watch', { meetingId });
    await secretary.ask('stage.show', { choice: { show: 'chair' } });
    const panel = test.endpoint(room, 'panel');
    await panel.ask('meeting.attend', { meetingId, rtpCapabilities: browserCapabilities });
    await panel.ask('stage.add', { endpointId: anBinh });
    expect((await stage(chair)).shows).toEqual({ show: 'chosen', endpoints: [anBinh] });
    const [commune] = communes;
    expect(await commune?.refused('stage.show', { choice: { show: 'chair' } })).toBe('forbidden');
    const display = test.endpoint(room, 'display');
    await display.ask('meeting.attend', { meetingId, rtpCapabilities: browserCapabilities });
    expect(await display.refused('stage.show', { choice: { show: 'chair' } })).toBe('forbidden');
  });

  it('pressed twice, and on two surfaces at once, comes about once', async () => {
    const panel = test.endpoint(room, 'panel');
    await panel.ask('meeting.attend', { meetingId, rtpCapabilities: browserCapabilities });
    await Promise.all([chair, panel, chair].map((page) => page.ask('stage.show', { choice: one })));
    expect(test.archive.types(meetingId).filter((type) => type === 'stageSet')).toHaveLength(1);
    await Promise.all([chair, panel].map((page) => page.ask('stage.tour', {})));
    await Promise.all([chair, panel].map((page) => page.ask('stage.tourOn', { from: anBinh })));
    expect((await stage(chair)).shows).toEqual({ show: 'chosen', endpoints: [hoaLac] });
    expect((await stage(chair)).tour).toMatchObject({ left: 1 });
    await chair.ask('stage.undo', {});
    expect(await panel.refused('stage.undo', {})).toBe('nothing-to-undo');
    expect((await stage(chair)).shows).toEqual(one);
  });

  it('refuses an endpoint that has just left', async () => {
    await communes[1]?.ask('meeting.leave', {});
    expect(await chair.refused('stage.show', { choice: one })).toBe('stage-not-there');
    expect(await chair.refused('stage.add', { endpointId: hoaLac })).toBe('stage-not-there');
    expect(test.archive.types(meetingId)).not.toContain('stageSet');
  });

  it('is undone for five seconds', async () => {
    await chair.ask('stage.show', { choice: one });
    test.now += 5_000;
    await chair.ask('stage.undo', {});
    expect((await stage(chair)).shows).toBeUndefined();
    await chair.ask('stage.show', { choice: one });
    test.now += 5_001;
    expect(await chair.refused('stage.undo', {})).toBe('nothing-to-undo');
  });

  it('views all in turn by itself, each fact on the record as the hub’s own, and ends after one round', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await chair.ask('stage.tour', { seconds: 10 });
    const seen: (string | undefined)[] = [];
    for (let turns = 0; turns < 4; turns += 1) {
      const { shows } = await stage(chair);
      seen.push(shows?.show === 'chosen' ? shows.endpoints[0] : undefined);
      test.now += 10_000;
      await vi.advanceTimersByTimeAsync(10_000);
    }
    expect(seen).toEqual([anBinh, hoaLac, dangKhe, undefined]);
    const facts = (await test.archive.events(meetingId)).flatMap(({ event }) =>
      event.type === 'tourMoved' || event.type === 'tourEnded' ? [`${event.type} ${event.actor.by}`] : [],
    );
    expect(facts).toEqual(['tourMoved hub', 'tourMoved hub', 'tourEnded hub']);
  });
});
