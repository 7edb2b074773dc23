import {
  IconCoffee,
  IconDoorExit,
  IconLock,
  IconLockOpen,
  IconPlayerPlay,
  IconPower,
  IconUserStar,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** A picture, and a colour where something is held back or ends. */
export interface ActLook {
  readonly icon: ReactNode;
  readonly tone?: 'held' | 'ending';
}

/** How the room draws what is done about the whole meeting, by name: its commands are there from the first load on. */
export const commandLooks: Readonly<Record<string, ActLook>> = {
  'mute-all': { icon: <IconVolumeOff /> },
  'allow-all': { icon: <IconVolume />, tone: 'held' },
  'start-break': { icon: <IconCoffee /> },
  'end-break': { icon: <IconPlayerPlay />, tone: 'held' },
  close: { icon: <IconPower />, tone: 'ending' },
  lock: { icon: <IconLock /> },
  unlock: { icon: <IconLockOpen />, tone: 'held' },
  'end-debriefing': { icon: <IconPower />, tone: 'ending' },
  'hand-over': { icon: <IconUserStar /> },
  'take-back-lead': { icon: <IconUserStar />, tone: 'held' },
  leave: { icon: <IconDoorExit /> },
};
