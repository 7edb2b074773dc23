import { protocolVersion } from '@diem-cau/shared';
import { vi } from 'vitest';
import { Devices } from '../../src/core/devices/devices.ts';
import { Hub } from '../../src/core/hub.ts';
import { SeatMedia } from '../../src/core/media/seat-media.ts';
import { emptyStreams } from '../../src/core/media/streams.ts';
import { MeetingSession } from '../../src/core/meeting-session.ts';
import { MeetingStore } from '../../src/core/meeting-store.ts';
import type { RememberedSeat } from '../../src/core/seat-memory.ts';
import { Signalling } from '../../src/core/signalling.ts';
import { FakeBrowserDevices } from './fake-browser-devices.ts';
import { FakeEngine } from './fake-engine.ts';
import { FakeTrack } from './fake-track.ts';
import { FakeWire } from './fake-wire.ts';
import { meetingId, north, openMeeting, sampleMeeting } from './sample-meeting.ts';

const transport = (id: string) => ({ id, iceParameters: {}, iceCandidates: [], dtlsParameters: {} });
/** What the hub offers to a seat. */
export const offer = { send: transport('up'), receive: transport('down'), relay: null };
/** What shows the hub that this page is the one that it holds a seat for. */
export const resume = 'a-secret-of-this-page-alone';
/** What the hub says to a commune's page first of all. */
export const hello = (openMeetings = [openMeeting]) => ({
  me: { kind: 'endpoint', endpointId: north, name: 'Xã north', leads: false },
  now: 50_000,
  clockAheadMs: 0,
  routerRtpCapabilities: { codecs: [] },
  openMeetings,
  technicianName: '',
  technicianPhone: '',
  mark: null,
  hubName: 'Bình Gia',
  timeZone: 'Asia/Ho_Chi_Minh',
  usualLongestMs: 28_800_000,
  protocol: protocolVersion,
});

/** A commune's page on a fake hub that lets it in. */
export const page = ({
  remembered = null,
  free = true,
}: { remembered?: Partial<RememberedSeat> | null; free?: boolean } = {}) => {
  const wire = new FakeWire();
  wire.answer('hub.hello', hello());
  wire.answer('meeting.join', { snapshot: sampleMeeting(), media: offer, resume });
  wire.refuse('meeting.resume', 'not-held');
  wire.answer('media.produce', { producerId: 'p' });
  for (const name of [
    'meeting.leave',
    'meeting.pageClosing',
    'media.stop',
    'media.openMicrophone',
    'media.closeMicrophone',
  ])
    wire.answer(name, {});
  const hub = new Hub(new Signalling(wire));
  const browser = new FakeBrowserDevices();
  browser.plug('videoinput', 'webcam');
  browser.plug('audioinput', 'headset');
  const unset = { camera: null, microphone: null, speaker: null, roomAudio: false };
  const devices = new Devices(browser, { read: () => unset, write: () => undefined });
  const engine = new FakeEngine();
  const screen = new FakeTrack('video', 'screen');
  const media = new SeatMedia({
    signalling: hub.signalling,
    engine,
    devices,
    captureScreen: async () => screen,
    streams: emptyStreams(),
  });
  const store = new MeetingStore(north);
  let memory: RememberedSeat | null =
    remembered === null ? null : { meetingId, camera: true, microphone: false, screen: false, ...remembered };
  const held = { now: false };
  /** `goes` is what is told once it is gone; `sits` whether it does. */
  const otherTab: { goes: (soon: boolean) => void; sits: boolean } = { goes: () => undefined, sits: !free };
  const session = new MeetingSession({
    hub,
    store,
    media,
    memory: { read: () => memory, write: (next) => (memory = next), forget: () => (memory = null) },
    lock: {
      isFree: async () => !otherTab.sits,
      onFree: (freed) => (otherTab.goes = freed),
      hold: () => (held.now = true),
      release: () => (held.now = false),
    },
  });
  hub.start();
  session.start();
  return {
    wire,
    hub,
    devices,
    browser,
    engine,
    media,
    store,
    session,
    screen,
    held,
    otherTab,
    memory: () => memory,
    forget: () => (memory = null),
  };
};

/** Lets what is under way come to its end. */
export const rest = () => vi.advanceTimersByTimeAsync(1);
/** An announcement of the hub. */
export const changed = (seq: number, changes: object) => ({ meetingId, seq, at: 60_000, changes });

/** The same page, in the meeting. */
export const seated = async () => {
  const parts = page();
  parts.wire.connect();
  await parts.devices.start();
  await parts.session.join(openMeeting);
  await rest();
  return parts;
};
