import { isOfKind, type EndpointId } from '@diem-cau/shared';
import { saidMicrophone } from '../floor/floor.ts';
import type { Devices } from '../devices/devices.ts';
import type { VoiceSender } from '../media/media-link.ts';
import type { SeatMedia } from '../media/seat-media.ts';
import type { Streams } from '../media/streams.ts';
import type { MeetingSession } from '../meeting-session.ts';
import { seatOf, type MeetingStore } from '../meeting-store.ts';
import type { Ear } from '../troubles/ear.ts';
import type { FoundTrouble } from '../troubles/source-watch.ts';
import type { RoomWord, Troubles } from '../troubles/troubles-state.ts';
import { KeptIn } from './kept-in.ts';
import { keepsIn, lookAtSound, noSound, soundTrouble, type SoundWatch } from './sound-watch.ts';

/** Between two looks, in milliseconds: a tenth of a second is as long as an analyser's piece; who gives way to others does so before the first word is over. */
const everyMs = 100;
const giveWayEveryMs = 50;

interface Heeded {
  readonly own: EndpointId;
  readonly devices: Pick<Devices, 'microphone'>;
  readonly media: Pick<SeatMedia, 'microphone' | 'flowing'>;
  readonly streams: Streams;
  readonly session: Pick<MeetingSession, 'state'>;
  readonly store: Pick<MeetingStore, 'state'>;
  readonly troubles: Troubles;
  /** Hears the own microphone; null while nothing of it is captured. */
  readonly ear: () => Ear | null;
}

/** Watches how the own room sounds while it sits in a meeting, and lets its microphone give way where that was set. */
export class RoomSound {
  readonly #parts: Heeded;
  readonly #keptIn = new KeptIn();
  #watch: SoundWatch = noSound;
  #timer: ReturnType<typeof setTimeout> | null;

  constructor(parts: Heeded) {
    this.#parts = parts;
    this.#timer = setTimeout(() => this.#look(), everyMs);
  }

  /** What is wrong with the sound of the own microphone, while others can hear it. */
  get trouble(): FoundTrouble | null {
    return soundTrouble(this.#watch);
  }

  /** Idempotent. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#rest();
    this.#keptIn.close();
  }

  #look(): void {
    const { own, store } = this.#parts;
    const view = store.state.getState().meeting;
    const seat = seatOf(view, own);
    const halfDuplex = seat?.halfDuplex === true;
    const heard = this.#hear(halfDuplex);
    if (heard === null) this.#rest();
    else {
      this.#watch = lookAtSound(this.#watch, heard);
      this.#keptIn.set(this.#sender, halfDuplex && keepsIn(this.#watch, heard.atMs));
      const said = view === null || seat === null ? 'closed' : saidMicrophone(view, seat);
      const shut = this.#watch.talk.talks ? (said === 'open' ? 'closed' : said) : null;
      this.#say(heard.open ? (halfDuplex ? 'givesWay' : null) : shut);
    }
    if (this.#timer !== null) this.#timer = setTimeout(() => this.#look(), halfDuplex ? giveWayEveryMs : everyMs);
  }

  get #sender(): VoiceSender | null {
    return this.#parts.media.flowing?.voiceSender() ?? null;
  }

  /** Null where there is nothing to hear, or nobody to hear it for. */
  #hear(halfDuplex: boolean): Parameters<typeof lookAtSound>[1] | null {
    const { own, devices, media, session, store, streams, ear: openEar } = this.#parts;
    const { track } = devices.microphone;
    const view = store.state.getState().meeting;
    const ear = openEar();
    if (track === null || ear === null || view === null || session.state.getState().state !== 'inside') return null;
    const open = media.microphone.state.getState().now === 'open';
    const voices = streams.getState().received.filter(({ source }) => isOfKind(source, 'microphone'));
    // What others say is listened to only where it matters, beside an open microphone.
    const played = ear.played(open ? voices.map(({ stream }) => stream) : []);
    const othersSpeak = view.phase.phase !== 'running' || (view.speaking !== null && view.speaking !== own);
    const heard = ear.heard();
    if (heard === null) return null;
    return { atMs: performance.now(), trackId: track.id, heard, played, open, othersSpeak, halfDuplex };
  }

  #rest(): void {
    this.#watch = { ...noSound, talk: { ...this.#watch.talk, looks: [], talks: false } };
    this.#keptIn.set(this.#sender, false);
    this.#say(null);
  }

  #say(room: RoomWord | null): void {
    const { troubles } = this.#parts;
    if (troubles.getState().room !== room) troubles.setState({ room });
  }
}
