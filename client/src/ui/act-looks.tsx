import {
  IconBell,
  IconBellOff,
  IconCoffee,
  IconDoorExit,
  IconHandOff,
  IconHandStop,
  IconLock,
  IconLockOpen,
  IconLogin2,
  IconMicrophone,
  IconMicrophoneOff,
  IconMicrophone2,
  IconPhone,
  IconPhoneOff,
  IconPlayerPlay,
  IconPlayerStop,
  IconPlus,
  IconPower,
  IconScreenShareOff,
  IconUserStar,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface ActLook {
  readonly icon: ReactNode;
  readonly tone?: 'held' | 'ending';
}

/** How the room draws its acts, by name: a picture, and a colour where something is held back or ends. */
export const actLooks: Readonly<Record<string, ActLook>> = {
  'give-floor': { icon: <IconMicrophone2 /> },
  'extend-floor': { icon: <IconPlus /> },
  'take-back-floor': { icon: <IconPlayerStop /> },
  'lower-hand': { icon: <IconHandOff /> },
  ring: { icon: <IconBell /> },
  'end-ring': { icon: <IconBellOff />, tone: 'held' },
  'mark-phone': { icon: <IconPhone /> },
  'unmark-phone': { icon: <IconPhoneOff />, tone: 'held' },
  mute: { icon: <IconMicrophoneOff /> },
  withhold: { icon: <IconMicrophoneOff /> },
  allow: { icon: <IconMicrophone /> },
  'mute-all': { icon: <IconVolumeOff /> },
  'allow-all': { icon: <IconVolume />, tone: 'held' },
  'stop-screen': { icon: <IconScreenShareOff /> },
  'start-break': { icon: <IconCoffee /> },
  'end-break': { icon: <IconPlayerPlay />, tone: 'held' },
  close: { icon: <IconPower />, tone: 'ending' },
  lock: { icon: <IconLock /> },
  unlock: { icon: <IconLockOpen />, tone: 'held' },
  admit: { icon: <IconLogin2 /> },
  'turn-away': { icon: <IconHandStop /> },
  'end-debriefing': { icon: <IconPower />, tone: 'ending' },
  'make-deputy': { icon: <IconUserStar /> },
  'end-deputy': { icon: <IconUserStar />, tone: 'held' },
  'hand-over': { icon: <IconUserStar /> },
  'take-back-lead': { icon: <IconUserStar />, tone: 'held' },
  leave: { icon: <IconDoorExit /> },
};
