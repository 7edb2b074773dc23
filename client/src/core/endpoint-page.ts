import type { EndpointId } from '@diem-cau/shared';
import { browserDeviceMemory } from './devices/device-memory.ts';
import { Devices } from './devices/devices.ts';
import { EarlyPart } from './early-part.ts';
import type { Hub } from './hub.ts';
import { quietLine } from './line/line-state.ts';
import { mediasoupEngine } from './media/mediasoup-engine.ts';
import { RemoteAudio } from './media/remote-audio.ts';
import { ScreenNotGiven, type ScreenCapture } from './media/screen-trouble.ts';
import { SeatMedia } from './media/seat-media.ts';
import { emptyStreams, type Streams } from './media/streams.ts';
import { MeetingSession } from './meeting-session.ts';
import { MeetingStore } from './meeting-store.ts';
import { browserSeatLock } from './seat-lock.ts';
import { browserSeatMemory } from './seat-memory.ts';
import { ShownPictures } from './shown-pictures.ts';
import { noTroubles } from './troubles/troubles-state.ts';

const screenCapture = new EarlyPart(() => import('./media/screen-capture.ts'));

/** The browser's chooser of screens, loaded after all that joining needs. */
const captureScreen: ScreenCapture = async () => {
  const part = await screenCapture.get();
  if (part === null) throw new ScreenNotGiven('interrupted');
  return part.captureScreen();
};

/** Everything that an endpoint's page is made of, wired once; owns it all and lets go of it in `stop`. */
export class EndpointPage {
  readonly own: EndpointId;
  readonly hub: Hub;
  readonly devices = new Devices(navigator.mediaDevices, browserDeviceMemory);
  readonly streams: Streams = emptyStreams();
  readonly audio = new RemoteAudio(this.streams);
  /** What this page finds wrong with what it sends and receives. */
  readonly troubles = noTroubles();
  /** What this page says of its line. */
  readonly line = quietLine();
  readonly store: MeetingStore;
  readonly media: SeatMedia;
  readonly session: MeetingSession;
  readonly pictures: ShownPictures;
  #ends: (() => void)[] = [];

  constructor(hub: Hub, own: EndpointId) {
    const { signalling } = hub;
    const { devices, streams } = this;
    this.hub = hub;
    this.own = own;
    this.store = new MeetingStore(own);
    this.media = new SeatMedia({ signalling, engine: mediasoupEngine(), devices, captureScreen, streams });
    this.session = new MeetingSession({
      hub,
      store: this.store,
      media: this.media,
      memory: browserSeatMemory,
      lock: browserSeatLock(),
    });
    this.pictures = new ShownPictures((pictures) => signalling.ask('media.show', { pictures }));
  }

  /** Begins: devices, and the meeting that this browser sat in before. Idempotent. */
  start(): void {
    if (this.#ends.length > 0) return;
    const { devices, media, session, pictures, audio } = this;
    const followSession = (): void => {
      const { state } = session.state.getState();
      if (state !== 'inside' && state !== 'resuming') pictures.end();
      // The waiting page shows the own picture whatever was switched off in the meeting.
      if (state === 'outside') void devices.start();
    };
    const followSpeaker = (): void => audio.setSpeaker(devices.chosen('speaker'));
    this.#ends = [
      session.state.subscribe(followSession),
      media.state.subscribe((now, before) => {
        if (now.links !== before.links) pictures.begin();
      }),
      devices.state.subscribe(followSpeaker),
    ];
    screenCapture.soon();
    session.start();
    void devices.start();
    void this.#watch();
  }

  /** What watches is not needed for joining, and comes after it. */
  async #watch(): Promise<void> {
    const running = this.#ends;
    const { watchEndpoint } = await import('./endpoint-watch.ts');
    // Stopped, or begun anew, while it was on its way.
    if (running === this.#ends && running.length > 0) running.push(watchEndpoint(this));
  }

  /** Idempotent. */
  stop(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.session.stop();
    this.pictures.close();
    this.audio.close();
    this.devices.stop();
  }
}
