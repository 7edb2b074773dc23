import { z } from 'zod';
import { RememberedDevice } from './device-choice.ts';
import { RoomSound } from './room-sound.ts';

/** What was set for this PC and is kept in its browser. */
export const DeviceSettings = z.object({
  camera: RememberedDevice.nullable(),
  microphone: RememberedDevice.nullable(),
  speaker: RememberedDevice.nullable(),
  /** The room has its own echo canceller, as earlier releases keep it; they know no other difference. */
  roomAudio: z.boolean(),
  /** How the sound of the room comes in; missing where it was set before that could be said. */
  sound: RoomSound.optional(),
});
export type DeviceSettings = z.infer<typeof DeviceSettings>;

/** How the room's sound comes in, whichever release kept it. */
export const soundOf = ({ sound, roomAudio }: DeviceSettings): RoomSound =>
  sound ?? (roomAudio ? 'canceller' : 'plain');

export interface DeviceMemory {
  read(): DeviceSettings;
  write(settings: DeviceSettings): void;
}

const key = 'diem-cau.devices';
const nothingSet: DeviceSettings = { camera: null, microphone: null, speaker: null, roomAudio: false };

/** The memory in the browser's own storage; what cannot be read counts as not set. */
export const browserDeviceMemory: DeviceMemory = {
  read() {
    try {
      return DeviceSettings.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? nothingSet;
    } catch {
      return nothingSet;
    }
  },
  write(settings) {
    try {
      localStorage.setItem(key, JSON.stringify(settings));
    } catch {
      // Without storage the choice holds until the page is closed.
    }
  },
};
