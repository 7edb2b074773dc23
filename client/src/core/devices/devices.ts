import { createStore, type StoreApi } from 'zustand/vanilla';
import { cameraConstraints, microphoneConstraints } from './capture-constraints.ts';
import { captureTrouble } from './capture-trouble.ts';
import { chooseDevice, type DeviceEntry } from './device-choice.ts';
import { soundOf, type DeviceMemory, type DeviceSettings } from './device-memory.ts';
import type { RoomSound } from './room-sound.ts';
import { LocalSource } from './local-source.ts';

/** What is plugged in and what was chosen. */
export interface DevicesState {
  readonly cameras: readonly DeviceEntry[];
  readonly microphones: readonly DeviceEntry[];
  readonly speakers: readonly DeviceEntry[];
  readonly settings: DeviceSettings;
}

type Kind = 'camera' | 'microphone' | 'speaker';
const listOf = { camera: 'cameras', microphone: 'microphones', speaker: 'speakers' } as const;

/** The part of `navigator.mediaDevices` that is used. */
export type BrowserDevices = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

/** All devices of this PC: found, chosen, remembered, captured. */
export class Devices {
  readonly state: StoreApi<DevicesState>;
  readonly camera: LocalSource;
  readonly microphone: LocalSource;
  readonly #browser: BrowserDevices;
  readonly #memory: DeviceMemory;
  readonly #onChange = (): void => void this.#look();

  constructor(browser: BrowserDevices, memory: DeviceMemory) {
    this.#browser = browser;
    this.#memory = memory;
    this.state = createStore<DevicesState>(() => ({
      cameras: [],
      microphones: [],
      speakers: [],
      settings: memory.read(),
    }));
    const one = async (constraints: MediaStreamConstraints): Promise<MediaStreamTrack> => {
      const track = (await browser.getUserMedia(constraints)).getTracks()[0];
      if (track === undefined) throw new DOMException('no track', 'NotFoundError');
      return track;
    };
    this.camera = new LocalSource(
      (id) => one({ video: cameraConstraints(id) }),
      () => this.chosen('camera'),
    );
    this.microphone = new LocalSource(
      (id) => one({ audio: microphoneConstraints(id, soundOf(this.#settings)) }),
      () => this.chosen('microphone'),
    );
  }

  get #settings(): DeviceSettings {
    return this.state.getState().settings;
  }

  /** The id of the chosen device when it is plugged in; null leaves the choice to the browser. */
  chosen(kind: Kind): string | null {
    const state = this.state.getState();
    return chooseDevice(state[listOf[kind]], state.settings[kind])?.id ?? null;
  }

  /** Captures camera and microphone, with one question of the browser where it asks; never throws: troubles are states. */
  async start(): Promise<void> {
    this.#browser.addEventListener('devicechange', this.#onChange);
    await this.#look();
    if (this.camera.state.getState().state === 'off' && this.microphone.state.getState().state === 'off')
      await this.#startTogether();
    await Promise.all([this.camera.start(), this.microphone.start()]);
    // Names are told only once there is permission.
    await this.#look();
  }

  /** Lets go of everything. Idempotent. */
  stop(): void {
    this.#browser.removeEventListener('devicechange', this.#onChange);
    this.camera.stop();
    this.microphone.stop();
  }

  /** Uses a device from now on, and remembers it. An unknown id is ignored. */
  async choose(kind: Kind, id: string): Promise<void> {
    const entry = this.state.getState()[listOf[kind]].find((each) => each.id === id);
    if (entry === undefined) return;
    this.#set({ [kind]: { id: entry.id, label: entry.label } });
    if (kind !== 'speaker') await this[kind].restart();
  }

  /** How the sound of the room comes in, which says what the browser does about it. */
  async setSound(sound: RoomSound): Promise<void> {
    this.#set({ sound, roomAudio: sound === 'canceller' });
    await this.microphone.restart();
  }

  #set(change: Partial<DeviceSettings>): void {
    const settings = { ...this.#settings, ...change };
    this.state.setState({ settings });
    this.#memory.write(settings);
  }

  async #startTogether(): Promise<void> {
    try {
      const stream = await this.#browser.getUserMedia({
        video: cameraConstraints(this.chosen('camera')),
        audio: microphoneConstraints(this.chosen('microphone'), soundOf(this.#settings)),
      });
      for (const track of stream.getTracks()) (track.kind === 'video' ? this.camera : this.microphone).adopt(track);
    } catch (error) {
      // Each for itself will say which of the two is in trouble.
      console.info('camera and microphone together:', captureTrouble(error));
    }
  }

  /** Asks what is plugged in, where the browser may have missed that something came or went. */
  async lookForChange(): Promise<void> {
    const { cameras, microphones, speakers } = this.state.getState();
    const now = await this.#listed();
    if (JSON.stringify(now) !== JSON.stringify({ cameras, microphones, speakers })) this.#take(now);
  }

  async #look(): Promise<void> {
    this.#take(await this.#listed());
  }

  async #listed(): Promise<Omit<DevicesState, 'settings'>> {
    const all = await this.#browser.enumerateDevices().catch(() => []);
    const of = (kind: MediaDeviceKind): DeviceEntry[] =>
      all
        .filter((each) => each.kind === kind && each.deviceId !== '')
        .map(({ deviceId: id, label }) => ({ id, label }));
    return { cameras: of('videoinput'), microphones: of('audioinput'), speakers: of('audiooutput') };
  }

  #take(listed: Omit<DevicesState, 'settings'>): void {
    this.state.setState(listed);
    this.camera.devicesChanged();
    this.microphone.devicesChanged();
  }
}
