import type { EndpointId, EnrolmentId, MeetingId, MeetingView } from '@diem-cau/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeChanges } from '../../../client/src/core/merge-changes.ts';
import type { AttendingPage } from '../support/attending-page.ts';
import { District, type EnrolledPc } from '../support/district.ts';
import { askHttp } from '../support/hub-http.ts';
import type { SocketLine } from '../support/socket-line.ts';

type BesidePc = EnrolledPc & { readonly enrolmentId: EnrolmentId };

const patience = { timeout: 15_000, interval: 100 };
let district: District;
let meetingId: MeetingId;
let room: AttendingPage;
/** One commune that is seen and heard by its light picture and its tone. */
let commune: AttendingPage;
let displayPcs: readonly [BesidePc, BesidePc];
let displays: [AttendingPage, AttendingPage];
let panel: { readonly page: AttendingPage; readonly seen: () => MeetingView };

const shade = 200;
const roomId = (): EndpointId => district.room.endpointId;
const communeId = (): EndpointId => district.commune(0).endpointId;

/** What a display has seen and heard of an endpoint. */
const frames = (page: AttendingPage, from: EndpointId): number => page.endpoint.arrived(from, 'camera')?.frames ?? 0;
const loudness = (page: AttendingPage, from: EndpointId): number =>
  page.endpoint.arrived(from, 'microphone')?.loudness ?? 0;

/** Whether a page is given the voice of an endpoint; only then can it be heard there. */
const hears = ({ endpoint }: AttendingPage): boolean =>
  endpoint.media.receiving.some(({ endpointId, source }) => endpointId === communeId() && source === 'microphone');

/** One window of the room is given the commune's voice, and no other. */
const soundsAt = (page: AttendingPage, others: readonly AttendingPage[]): Promise<void> =>
  expect.poll(() => [hears(page), ...others.map(hears)], patience).toEqual([true, ...others.map(() => false)]);

/** Pictures go on coming. */
const runs = async (page: AttendingPage, from: EndpointId): Promise<void> => {
  const before = frames(page, from);
  await expect.poll(() => frames(page, from), patience).toBeGreaterThan(before + 5);
};

/** A panel keeps the view as a page does. */
const watchedBy = (line: SocketLine, first: MeetingView): (() => MeetingView) => {
  let view = first;
  line.onNotice('meeting.changed', (notice) => {
    const merged = mergeChanges(view, notice);
    if (merged.outcome === 'merged') view = merged.view;
  });
  return () => view;
};

/** What the record says of the attendance of all: how each stretch ended, and what happened of coming and going. */
const attendance = async () => {
  const { endpoints, facts } = await district.record(meetingId);
  return {
    ends: endpoints.map(({ endpointId, stretches }) => [endpointId, stretches.map(({ end }) => end)]),
    comings: facts.filter(({ type }) => /^(endpoint|seat)/u.test(type)).length,
  };
};

const openDisplay = async (pc: BesidePc): Promise<AttendingPage> => {
  const page = await district.page(pc);
  await page.display(meetingId, 'wrtc');
  return page;
};

beforeAll(async () => {
  district = await District.start(2);
  room = await district.page(district.room);
  meetingId = await district.openMeeting(room);
  await room.join(meetingId, 'wrtc', { shade: 60, hertz: 300 });
  await room.send('camera', 'microphone');
  commune = await district.page(district.commune(0));
  await commune.join(meetingId, 'wrtc', { shade, hertz: 500 });
  await commune.send('camera', 'microphone');
  displayPcs = [
    await district.enrolBeside(district.room, 'display'),
    await district.enrolBeside(district.room, 'display'),
  ];
  displays = [await openDisplay(displayPcs[0]), await openDisplay(displayPcs[1])];
}, 60_000);
afterAll(async () => {
  for (const page of [room, commune, ...displays, panel.page]) page.close();
  await district.remove();
});

describe('two displays and a panel of the room', () => {
  it('each see what stands on them, leave the sound to the seat, and get nothing of their own room', async () => {
    const [one, other] = displays;
    await one.endpoint.show([{ endpointId: communeId(), source: 'camera' }]);
    await other.endpoint.show([]);
    await runs(one, communeId());
    expect(Math.abs((one.endpoint.arrived(communeId(), 'camera')?.shade ?? 0) - shade)).toBeLessThan(25);
    await expect.poll(() => loudness(room, communeId()), patience).toBeGreaterThan(0.01);
    expect(displays.filter(hears)).toEqual([]);
    const rested = frames(other, communeId());
    await runs(one, communeId());
    expect(frames(other, communeId())).toBeLessThanOrEqual(rested + 2);

    await one.endpoint.show([]);
    await other.endpoint.show([{ endpointId: communeId(), source: 'camera' }]);
    await runs(other, communeId());
    for (const page of displays)
      expect(page.endpoint.media.receiving.filter(({ endpointId }) => endpointId === roomId())).toEqual([]);
    // The seat itself goes on by what it shows, whatever its displays do.
    await room.endpoint.show([{ endpointId: communeId(), source: 'camera' }]);
    await runs(room, communeId());
  });

  it('are refused to send, and to take the seat', async () => {
    const [one] = displays;
    const camera = { source: 'camera', rtpParameters: {} } as const;
    expect(await one.refused('media.produce', camera)).toBe('sends-nothing');
    const rtpCapabilities = one.endpoint.media.rtpCapabilities;
    expect(await one.refused('meeting.join', { meetingId, rtpCapabilities })).toBe('forbidden');
    expect(await one.refused('muting.muteAll', {})).toBe('forbidden');
  });

  it('give the floor from the panel, which sees the meeting and has no media', async () => {
    const page = await district.page(await district.enrolBeside(district.room, 'panel'));
    const { snapshot, media } = await page.line.ask('meeting.attend', { meetingId });
    expect(media).toBeNull();
    panel = { page, seen: watchedBy(page.line, snapshot) };
    await page.line.ask('floor.setMode', { mode: 'conference' });
    await page.line.ask('floor.give', { endpointId: communeId() });
    const floorIn = (view: MeetingView) => view.seats.find(({ endpointId }) => endpointId === communeId())?.microphone;
    await expect.poll(() => floorIn(panel.seen()), patience).toBe(floorIn(room.view));
    await expect.poll(() => JSON.stringify(panel.seen()), patience).toBe(JSON.stringify(room.view));
    expect(await page.refused('media.show', { pictures: [] })).toBe('forbidden');
    expect(await page.refused('meeting.open', opening())).toBe('forbidden');
    await page.line.ask('floor.setMode', { mode: 'discussion' });
  });

  it('come and go without a trace in the attendance', async () => {
    const before = await attendance();
    displays[0].cut();
    await expect.poll(() => displays[0].ended, patience).toHaveLength(1);
    displays[0] = await openDisplay(displayPcs[0]);
    await displays[0].leave();
    await displays[0].display(meetingId, 'wrtc');
    await displays[0].endpoint.show([{ endpointId: communeId(), source: 'camera' }]);
    await runs(displays[0], communeId());
    panel.page.closeTab();
    await room.line.ask('meeting.snapshot', {});
    expect(await attendance()).toEqual(before);
    expect(room.seat(roomId()).seat.state).toBe('present');
  });

  it('sound one at a time while the seat is away, the next when that one is closed, and none when the seat is back', async () => {
    const [one, other] = displays;
    // The panel's change of the mode had shut it.
    await commune.line.ask('media.openMicrophone', {});
    await soundsAt(room, displays);
    await room.leave();
    await soundsAt(one, [other]);
    await expect.poll(() => loudness(one, communeId()), patience).toBeGreaterThan(0.01);
    one.closeTab();
    await expect.poll(() => hears(other), patience).toBe(true);
    await expect.poll(() => loudness(other, communeId()), patience).toBeGreaterThan(0.01);
    displays[0] = await openDisplay(displayPcs[0]);
    await displays[0].endpoint.show([{ endpointId: communeId(), source: 'camera' }]);
    await soundsAt(displays[0], [other]);
    room.close();
    room = await district.page(district.room);
    await room.join(meetingId, 'wrtc', { shade: 60, hertz: 300 });
    await soundsAt(room, displays);
  });

  it('stay when a younger page of the room takes the seat', async () => {
    const younger = await district.page(district.room);
    await younger.join(meetingId, 'wrtc', { shade: 60, hertz: 300 });
    await expect.poll(() => room.told, patience).toContain('meeting.seatTaken');
    room.close();
    room = younger;
    expect(displays.flatMap(({ told }) => told)).not.toContain('meeting.seatTaken');
    await runs(displays[0], communeId());
    expect(room.seat(roomId()).seat.state).toBe('present');
  });

  it('end one by one when their PCs are revoked', async () => {
    const before = await attendance();
    const gone = displays[1];
    await askHttp(`${district.hub.url}/api/enrolments/${displayPcs[1].enrolmentId}`, {
      method: 'DELETE',
      cookie: await district.adminCookie(),
    });
    await expect.poll(() => gone.ended, patience).toHaveLength(1);
    expect(gone.told).toContain('hub.signedOut');
    await runs(displays[0], communeId());
    expect(room.ended).toEqual([]);
    expect(await attendance()).toEqual(before);
    displayPcs = [displayPcs[0], await district.enrolBeside(district.room, 'display')];
  });

  it('come back by attending anew when the hub was killed, before the seat if need be', async () => {
    await district.hub.end('SIGKILL');
    await district.hub.up();
    displays = [await openDisplay(displayPcs[0]), await openDisplay(displayPcs[1])];
    const { snapshot } = displays[0].endpoint;
    expect(snapshot.seats.find(({ endpointId }) => endpointId === roomId())?.seat).toMatchObject({ state: 'dropped' });
    commune = await district.page(district.commune(0));
    await commune.join(meetingId, 'wrtc', { shade, hertz: 500 });
    // The panel's change of the mode had shut its microphone: it takes a press to open it again.
    await commune.send('camera', 'microphone');
    for (const page of displays) {
      await page.endpoint.show([{ endpointId: communeId(), source: 'camera' }]);
      await runs(page, communeId());
    }
    room = await district.page(district.room);
    await room.join(meetingId);
    await room.line.ask('meeting.snapshot', {});
  });

  it('are at the hub again when the meeting is closed', async () => {
    await room.line.ask('meeting.close', {});
    for (const page of displays) {
      await expect.poll(() => page.view.phase.phase, patience).toBe('closed');
      expect(await page.refused('meeting.snapshot', {})).toBe('not-in-meeting');
      expect(await page.refused('media.show', { pictures: [] })).toBe('not-in-meeting');
    }
  });
});

const opening = () => ({
  ...{ title: 'Họp của bảng điều khiển', type: 'giao-ban' as const, expected: [roomId()], holdsNoStateSecret: true },
});
