import { Refusal } from '@diem-cau/shared';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changed, hello, offer, page, rest, resume, seated } from '../fakes/seated-page.ts';
import { meetingId, north, openMeeting, room, sampleMeeting, seat, south } from '../fakes/sample-meeting.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('joining sends the camera, not the microphone, and remembers the meeting', async () => {
  const { session, engine, memory, held, store } = await seated();
  expect(session.state.getState()).toEqual({ state: 'inside', meetingId });
  expect([...engine.link.tracks.keys()]).toEqual(['camera']);
  expect(memory()).toEqual({ meetingId, camera: true, microphone: false, screen: false });
  expect(held.now).toBe(true);
  expect(store.state.getState().meeting?.title).toBe('Giao ban tuần 47');
});

test('joining sends no camera where the meeting grants none to communes', async () => {
  const parts = page();
  const policy = { ...openMeeting.policy, delegatesMay: ['sendMicrophone' as const] };
  parts.wire.answer('meeting.join', { snapshot: sampleMeeting({ policy }), media: offer, resume });
  parts.wire.connect();
  await parts.devices.start();
  await parts.session.join(openMeeting);
  await rest();
  expect(parts.engine.link.tracks.size).toBe(0);
  expect(parts.media.camera.state.getState().wanted).toBe(false);
});

test('a refused join is thrown and leaves the page outside', async () => {
  const { wire, session, memory } = page();
  wire.connect();
  await rest();
  wire.refuse('meeting.join', 'meeting-full');
  await expect(session.join(openMeeting)).rejects.toMatchObject({ code: 'meeting-full' });
  expect(session.state.getState().state).toBe('outside');
  expect(memory()).toBeNull();
});

test('a commune without any device joins all the same', async () => {
  const parts = page();
  parts.browser.plugged = [];
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  parts.wire.connect();
  await parts.devices.start();
  await parts.session.join(openMeeting);
  expect(parts.session.state.getState().state).toBe('inside');
  expect(parts.engine.link.tracks.size).toBe(0);
  parts.browser.plug('videoinput', 'late');
  await rest();
  expect([...parts.engine.link.tracks.keys()]).toEqual(['camera']);
});

test('the microphone opens by producing, then closes and opens without', async () => {
  const { wire, media, engine, store } = await seated();
  await media.microphone.open();
  expect(engine.link.sends('microphone')).toBe(true);
  await media.microphone.close();
  expect(engine.link.out.get('microphone')).toBe(false);
  await media.microphone.open();
  expect(wire.count('media.openMicrophone')).toBe(1);
  await wire.notify('meeting.changed', changed(8, { seats: [seat(north, { microphone: 'withheld' })] }));
  expect(store.state.getState().meeting?.seq).toBe(8);
  expect(engine.link.out.get('microphone')).toBe(false);
  wire.refuse('media.openMicrophone', 'microphone-withheld');
  await expect(media.microphone.open()).rejects.toBeInstanceOf(Refusal);
  expect(engine.link.out.get('microphone')).toBe(false);
});

test("a microphone that the person closed stays closed, whatever the hub's announcements still say", async () => {
  const { wire, media, engine } = await seated();
  const announce = (seq: number, microphone: 'open' | 'closed') =>
    wire.notify('meeting.changed', changed(seq, { seats: [seat(north, { microphone })] }));
  await media.microphone.open();
  await announce(8, 'open');
  expect(engine.link.out.get('microphone')).toBe(true);
  wire.refuse('media.closeMicrophone', 'internal');
  await expect(media.microphone.close()).rejects.toBeInstanceOf(Refusal);
  await announce(9, 'open');
  expect(engine.link.out.get('microphone')).toBe(false);
  await media.microphone.open();
  await announce(10, 'open');
  expect(engine.link.out.get('microphone')).toBe(true);
  await announce(11, 'closed');
  await announce(12, 'open');
  expect(engine.link.out.get('microphone')).toBe(false);
});

test('an announcement from before the press does not keep the microphone closed', async () => {
  const { wire, media, engine } = await seated();
  await media.microphone.open();
  await wire.notify('meeting.changed', changed(8, { speaking: south }));
  await wire.notify('meeting.changed', changed(9, { seats: [seat(north, { microphone: 'open' })] }));
  expect(engine.link.out.get('microphone')).toBe(true);
});

test('a press that the hub refused opens nothing later; one that was taken back closes it at the hub too', async () => {
  const { wire, media, engine } = await seated();
  await media.microphone.open();
  await media.microphone.close();
  wire.refuse('media.openMicrophone', 'internal');
  await expect(media.microphone.open()).rejects.toBeInstanceOf(Refusal);
  await wire.notify('meeting.changed', changed(8, { seats: [seat(north, { microphone: 'open' })] }));
  expect(engine.link.out.get('microphone')).toBe(false);
  const late = Promise.withResolvers<unknown>();
  wire.answers.set('media.openMicrophone', () => late.promise);
  const opening = media.microphone.open();
  await rest();
  await media.microphone.close();
  const before = wire.count('media.closeMicrophone');
  late.resolve({ ok: true, result: {} });
  await opening;
  expect(engine.link.out.get('microphone')).toBe(false);
  expect(wire.count('media.closeMicrophone')).toBe(before + 1);
});

test('after a lost link it joins again by itself: what was on is sent again', async () => {
  const { wire, session, engine, media, screen } = await seated();
  await media.microphone.open();
  await media.screen.start();
  expect(engine.link.sends('screen')).toBe(true);
  wire.lose();
  expect(session.state.getState()).toMatchObject({ state: 'resuming', meetingId });
  // A voice is not ended by a socket: only where the hub holds nothing any more the media begin anew.
  expect(engine.link.closed).toBe(false);
  expect(screen.readyState).toBe('live');
  wire.connect();
  await rest();
  expect(wire.count('meeting.resume')).toBe(1);
  expect(session.state.getState()).toEqual({ state: 'inside', meetingId });
  expect(engine.links).toHaveLength(2);
  expect(engine.links[0]?.closed).toBe(true);
  expect([...engine.link.tracks.keys()].sort()).toEqual(['camera', 'microphone', 'screen']);
  expect(media.screen.state.getState().screen).toBe('on');
});

test('a camera that was switched off stays off after a lost link', async () => {
  const { wire, engine, media, devices, memory } = await seated();
  await media.camera.set(false);
  expect(devices.camera.state.getState().state).toBe('off');
  expect(memory()).toEqual({ meetingId, camera: false, microphone: false, screen: false });
  wire.lose();
  wire.connect();
  await rest();
  expect(engine.link.tracks.size).toBe(0);
});

test('a hub that is not ready yet is asked again until it lets the endpoint in', async () => {
  const { wire, session } = await seated();
  wire.lose();
  wire.refuse('meeting.join', 'media-unavailable');
  wire.connect();
  await rest();
  expect(session.state.getState().state).toBe('resuming');
  wire.answer('meeting.join', { snapshot: sampleMeeting(), media: offer, resume });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(session.state.getState().state).toBe('inside');
});

test('a meeting that ended while the link was lost is over', async () => {
  const { wire, session, memory } = await seated();
  wire.lose();
  wire.answer('hub.hello', hello([]));
  wire.connect();
  await rest();
  expect(session.state.getState()).toMatchObject({ state: 'outside', ended: { title: 'Giao ban tuần 47' } });
  expect(memory()).toBeNull();
});

test('after a reload the page comes back into the meeting without a press', async () => {
  const { wire, session, engine } = page({ remembered: { meetingId, camera: false } });
  wire.connect();
  await rest();
  expect(session.state.getState()).toEqual({ state: 'inside', meetingId });
  expect(engine.link.tracks.size).toBe(0);
});

test('a second tab does not take the seat unasked, and says that another sits there until that is gone', async () => {
  const { wire, session, otherTab } = page({ remembered: { meetingId, camera: true }, free: false });
  wire.connect();
  await rest();
  expect(session.state.getState()).toEqual({ state: 'taken', meetingId });
  expect(wire.count('meeting.join')).toBe(0);
  otherTab.sits = false;
  otherTab.goes(false);
  expect(session.state.getState()).toEqual({ state: 'outside', ended: null });
  await rest();
  expect(wire.count('meeting.join')).toBe(0);
});

test('a page that was opened while the one before was still being closed comes into its place by itself', async () => {
  const { wire, session, otherTab } = page({ remembered: { meetingId, camera: true }, free: false });
  wire.connect();
  await rest();
  expect(session.state.getState()).toEqual({ state: 'taken', meetingId });
  otherTab.sits = false;
  otherTab.goes(true);
  await rest();
  expect(session.state.getState()).toEqual({ state: 'inside', meetingId });
});

test('but not where its person left there, or its meeting was closed', async () => {
  const { wire, session, otherTab, forget } = page({ remembered: { meetingId, camera: true }, free: false });
  wire.connect();
  await rest();
  forget();
  otherTab.sits = false;
  otherTab.goes(true);
  await rest();
  expect(session.state.getState()).toEqual({ state: 'outside', ended: null });
  expect(wire.count('meeting.join')).toBe(0);
});

test('a meeting that was left wilfully is not come back to', async () => {
  const { wire, session, memory } = await seated();
  await session.leave();
  expect(session.state.getState()).toEqual({ state: 'outside', ended: null });
  expect(memory()).toBeNull();
  wire.lose();
  wire.connect();
  await rest();
  expect(wire.count('meeting.join')).toBe(1);
});

test('another tab takes the seat: the media end, and a press takes it back', async () => {
  const { wire, session, engine, held } = await seated();
  await wire.notify('meeting.seatTaken', { meetingId });
  expect(session.state.getState()).toEqual({ state: 'taken', meetingId });
  expect(engine.link.closed).toBe(true);
  expect(held.now).toBe(false);
  await session.join(openMeeting);
  expect(session.state.getState().state).toBe('inside');
});

test('whoever lost the seat to another tab waits again as soon as that one is gone; who took it back stays', async () => {
  const { wire, session, otherTab } = await seated();
  await wire.notify('meeting.seatTaken', { meetingId });
  otherTab.goes(true);
  expect(session.state.getState()).toEqual({ state: 'outside', ended: null });
  await session.join(openMeeting);
  otherTab.goes(true);
  expect(session.state.getState().state).toBe('inside');
});

test('a closed meeting is over at once, and says which', async () => {
  const { wire, session, held } = await seated();
  await wire.notify('meeting.changed', changed(8, { phase: { phase: 'closed', since: 59_000 } }));
  expect(session.state.getState()).toEqual({ state: 'outside', ended: { title: 'Giao ban tuần 47', at: 59_000 } });
  expect(held.now).toBe(false);
});

test('a gap in the announcements is filled by the snapshot', async () => {
  const { wire, store } = await seated();
  wire.answer('meeting.snapshot', { snapshot: sampleMeeting({ seq: 12, speaking: south }) });
  await wire.notify('meeting.changed', changed(11, { speaking: room }));
  await rest();
  expect(store.state.getState().meeting).toMatchObject({ seq: 12, speaking: south });
  expect(wire.count('meeting.snapshot')).toBe(1);
});

test('lost media are built anew without joining again, and what was on is sent again', async () => {
  const { wire, engine, media, session } = await seated();
  await media.microphone.open();
  wire.refuse('media.rebuild', 'media-unavailable');
  await wire.notify('media.lost', {});
  expect(media.state.getState().flow).toBe('mending');
  wire.answer('media.rebuild', { media: offer });
  await vi.advanceTimersByTimeAsync(1_500);
  expect(engine.links).toHaveLength(2);
  expect([...engine.link.tracks.keys()].sort()).toEqual(['camera', 'microphone']);
  expect(wire.count('meeting.join')).toBe(1);
  expect(session.state.getState().state).toBe('inside');
});

test('a link that breaks of its own is built anew as well', async () => {
  const { wire, engine } = await seated();
  wire.answer('media.rebuild', { media: offer });
  engine.link.listener.broken();
  await rest();
  expect(engine.links).toHaveLength(2);
});

test('streams are acknowledged when they are ready, and not without a seat', async () => {
  const { wire, engine, session } = await seated();
  const consumer = {
    consumerId: 'c1',
    producerId: 'p1',
    endpointId: room,
    source: 'camera',
    kind: 'video',
    rtpParameters: {},
  };
  expect(await wire.give('media.consumersOpened', { consumers: [consumer] })).toBe(true);
  expect(engine.link.received).toEqual(['c1']);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await session.leave();
  expect(await wire.give('media.consumersOpened', { consumers: [consumer] })).toBe(false);
});

test('a second camera and a second microphone of an endpoint are received beside the first', async () => {
  const { wire, engine } = await seated();
  const consumers = (['camera', 'camera:2', 'microphone', 'microphone:2'] as const).map((source) => ({
    consumerId: `c-${source.replace(':', '-')}`,
    producerId: 'p1',
    endpointId: room,
    source,
    kind: source.startsWith('microphone') ? 'audio' : 'video',
    rtpParameters: {},
  }));
  expect(await wire.give('media.consumersOpened', { consumers })).toBe(true);
  expect(engine.link.received).toEqual(['c-camera', 'c-camera-2', 'c-microphone', 'c-microphone-2']);
});

test('a link that is replaced while it negotiates streams is no error, and holds up none of the next', async () => {
  const { wire, engine } = await seated();
  const consumer = (consumerId: string) => ({
    consumers: [{ consumerId, producerId: 'p1', endpointId: room, source: 'camera', kind: 'video', rtpParameters: {} }],
  });
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const [first] = engine.links;
  if (first === undefined) throw new Error('no link was opened');
  first.negotiates = true;
  const torn = wire.give('media.consumersOpened', consumer('c1'));
  const queued = wire.give('media.consumersOpened', consumer('c2'));
  wire.answer('media.rebuild', { media: offer });
  await wire.notify('media.lost', {});
  await rest();
  expect(await wire.give('media.consumersOpened', consumer('c3'))).toBe(true);
  expect(engine.link.received).toEqual(['c3']);
  expect([await torn, await queued, first.received]).toEqual([true, true, []]);
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});

test('the chair takes the screen: the capture ends and the page knows why', async () => {
  const { wire, media, screen } = await seated();
  await media.screen.start();
  await wire.notify('media.stopped', { source: 'screen', cause: 'taken' });
  expect(screen.readyState).toBe('ended');
  expect(media.screen.state.getState()).toEqual({ screen: 'off', ended: 'taken' });
});

test('a refused screen is let go of', async () => {
  const { wire, media, screen } = await seated();
  wire.refuse('media.produce', 'screen-taken');
  await expect(media.screen.start()).rejects.toMatchObject({ code: 'screen-taken' });
  expect(screen.readyState).toBe('ended');
  expect(media.screen.state.getState().screen).toBe('off');
});

test('what the hub still holds of a source is ended, and the source sent once more', async () => {
  const { wire, media, engine } = await seated();
  const hold = (times: number): void => {
    wire.answers.set('media.produce', () =>
      times-- > 0
        ? { ok: false, refusal: { code: 'already-sending', details: [] } }
        : { ok: true, result: { producerId: 'again' } },
    );
  };
  hold(1);
  await media.microphone.open();
  hold(1);
  await media.screen.start();
  expect([...engine.link.tracks.keys()]).toEqual(['camera', 'microphone', 'screen']);
  const stopped = wire.asked.filter(({ name }) => name === 'media.stop').map(({ params }) => params);
  expect(stopped).toEqual([{ source: 'microphone' }, { source: 'screen' }]);
  await media.screen.stop();
  hold(2);
  await expect(media.screen.start()).rejects.toMatchObject({ code: 'already-sending' });
});

test("the browser's own stop button ends the sharing at the hub too", async () => {
  const { wire, media, screen } = await seated();
  await media.screen.start();
  screen.pullOut();
  await rest();
  expect(media.screen.state.getState().screen).toBe('off');
  expect(wire.asked).toContainEqual({ name: 'media.stop', params: { source: 'screen' } });
});

test('a screen that is stopped while the hub is asked is not shared, here or there', async () => {
  const { wire, media, engine, screen } = await seated();
  const late = Promise.withResolvers<unknown>();
  wire.answers.set('media.produce', () => late.promise);
  const starting = media.screen.start();
  await rest();
  screen.pullOut();
  await rest();
  const before = wire.count('media.stop');
  late.resolve({ ok: true, result: { producerId: 'late' } });
  await starting;
  expect(engine.link.sends('screen')).toBe(false);
  expect(wire.count('media.stop')).toBe(before + 1);
  expect(media.screen.state.getState().screen).toBe('off');
});

test('a screen that ended before anybody listened to it is not shared', async () => {
  const { wire, media, engine, screen } = await seated();
  screen.stop();
  await media.screen.start();
  expect(engine.link.sends('screen')).toBe(false);
  expect(wire.asked.at(-1)).toEqual({ name: 'media.stop', params: { source: 'screen' } });
  expect(media.screen.state.getState().screen).toBe('off');
});

test('a page that is being closed says so, once it sits in a meeting', async () => {
  const { wire } = await seated();
  vi.stubGlobal('navigator', { sendBeacon: () => true });
  window.dispatchEvent(new Event('pagehide'));
  expect(wire.count('meeting.pageClosing')).toBe(1);
});

test('the clock is that of the hub', async () => {
  vi.setSystemTime(10_000);
  const { wire, hub } = page();
  wire.connect();
  await rest();
  expect(hub.now() - Date.now()).toBe(40_000);
});
