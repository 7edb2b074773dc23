import { UnitId, type EndpointId, type MeetingId } from '@diem-cau/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DemoClerk } from '../../../src/application/demo/demo-clerk.ts';
import { PlayedDistrict, usualPace } from '../../../src/application/demo/played-district.ts';
import { sampleSecretary } from '../../../src/application/demo/sample-secretary.ts';
import { fakeRtpParameters } from '../../fakes/media-plane.ts';
import { browserCapabilities, TestHub } from '../../support/test-hub.ts';
import { anBinh, expected, room } from '../../support/meetings.ts';

let world: TestHub;
let district: PlayedDistrict;
let called: MeetingId[];

beforeEach(async () => {
  vi.useFakeTimers();
  world = new TestHub();
  // As a played seat does: it sends its own loops, whatever the page says of them.
  const open = world.media.open.bind(world.media);
  vi.spyOn(world.media, 'open').mockImplementation(async (...asked) => {
    const seat = await open(...asked);
    const produce = seat.produce.bind(seat);
    vi.spyOn(seat, 'produce').mockImplementation((source) =>
      produce(source, fakeRtpParameters(source === 'microphone' ? 'audio' : 'video')),
    );
    return seat;
  });
  called = [];
  const directory = expected.map((each) => ({
    ...each,
    ...{ unitId: UnitId.parse('u'), active: true, phone: '', contact: '', mayBeOpened: true, joinsByItself: false },
  }));
  const clerk = new DemoClerk(
    { read: () => Promise.reject(new Error('unused')), confirm: () => Promise.reject(new Error('unused')) },
    world.logger,
  );
  vi.spyOn(clerk, 'callRoll').mockImplementation((meetingId: MeetingId) => {
    called.push(meetingId);
    return Promise.resolve();
  });
  let ids = 0;
  const ports = { hub: world.hub, mint: { id: () => `played-${++ids}` }, logger: world.logger, clerk };
  district = new PlayedDistrict(directory, { ...ports, capabilities: browserCapabilities });
  await district.start(sampleSecretary, false);
});
afterEach(() => {
  district.close();
  vi.useRealTimers();
});

const pass = async (ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= 500) {
    world.now += Math.min(500, left);
    await vi.advanceTimersByTimeAsync(Math.min(500, left));
  }
};
const theMeeting = (): MeetingId => [...world.archive.meetings.keys()].at(-1) ?? expect.fail('no meeting');
const eventsOf = (meetingId: MeetingId) => (world.archive.meetings.get(meetingId) ?? []).map(({ event }) => event);
const ofType = (type: string) => eventsOf(theMeeting()).filter((event) => event.type === type);

describe('a played district', () => {
  it('opens a meeting and comes into it with its cameras, all but the room', async () => {
    await pass(3_000);
    const joined = eventsOf(theMeeting()).flatMap((event): EndpointId[] =>
      event.type === 'endpointJoined' ? [event.endpointId] : [],
    );
    expect(joined).toEqual(expected.filter(({ leads }) => !leads).map(({ endpointId }) => endpointId));
    expect(district.endpointIds).not.toContain(room);
    expect(ofType('sendingStarted').filter((event) => 'source' in event && event.source === 'camera')).toHaveLength(3);
  });

  it('speaks in turn, one at a time', async () => {
    await pass(60_000);
    const microphones = eventsOf(theMeeting()).flatMap((event) => {
      if (event.type === 'microphoneOpened' || (event.type === 'sendingStarted' && event.source === 'microphone'))
        return [1];
      return event.type === 'microphoneClosed' ? [-1] : [];
    });
    expect(microphones.filter((each) => each === 1).length).toBeGreaterThan(4);
    let open = 0;
    for (const each of microphones) expect((open += each)).toBeLessThanOrEqual(1);
  });

  it('loses one each minute by its line, and has it back half a minute later', async () => {
    await pass(usualPace.firstDropMs + 2 * usualPace.dropEveryMs + usualPace.awayMs + 2_000);
    const drops = ofType('endpointDropped');
    expect(drops).toHaveLength(3);
    for (const drop of drops) expect(drop).toMatchObject({ cause: 'link-lost' });
    expect(ofType('endpointResumed')).toHaveLength(3);
    expect(new Set(drops.map((event) => ('endpointId' in event ? event.endpointId : ''))).size).toBeGreaterThan(1);
    expect(world.errors).toEqual([]);
  });

  it('has its roll called, and comes into the next meeting that waits for it', async () => {
    await pass(usualPace.rollCallMs + 1_000);
    expect(called).toEqual([theMeeting()]);
    const visitor = await world.joined(theMeeting(), room);
    await visitor.ask('meeting.close', {});
    const next = await world.openMeeting();
    await pass(2_000);
    expect(eventsOf(next).filter(({ type }) => type === 'endpointJoined')).toHaveLength(3);
  });

  it('leaves a place for good to a PC that takes it', async () => {
    await pass(3_000);
    await world.joined(theMeeting(), anBinh);
    await pass(usualPace.firstDropMs + 4 * usualPace.dropEveryMs);
    const dropped = ofType('endpointDropped').map((event) => ('endpointId' in event ? event.endpointId : ''));
    expect(dropped).not.toContain(anBinh);
    expect(dropped.length).toBeGreaterThan(0);
  });

  it('respects a chair who mutes', async () => {
    await pass(3_000);
    const visitor = await world.joined(theMeeting(), room);
    await visitor.ask('muting.muteAll', {});
    await pass(2_000);
    const before = ofType('speakerChanged').length;
    await pass(30_000);
    expect(ofType('microphoneOpened')).toEqual([]);
    expect(ofType('speakerChanged')).toHaveLength(before);
  });
});
