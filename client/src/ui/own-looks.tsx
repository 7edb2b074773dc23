import {
  IconLock,
  IconMicrophone,
  IconMicrophoneOff,
  IconScreenShare,
  IconScreenShareOff,
  IconVideo,
  IconVideoOff,
} from '@tabler/icons-react';

/** How the button of each own device looks, by how that stands: `on` is live, `held` is out of this person's hands. */
export const ownLooks = {
  microphone: {
    open: { Icon: IconMicrophone, tone: 'on' },
    closed: { Icon: IconMicrophoneOff, tone: 'plain' },
    withheld: { Icon: IconLock, tone: 'held' },
    waitsForTurn: { Icon: IconLock, tone: 'held' },
    opening: { Icon: IconMicrophoneOff, tone: 'held' },
    returning: { Icon: IconMicrophoneOff, tone: 'held' },
    trouble: { Icon: IconMicrophoneOff, tone: 'trouble' },
  },
  camera: {
    on: { Icon: IconVideo, tone: 'on' },
    off: { Icon: IconVideoOff, tone: 'plain' },
    trouble: { Icon: IconVideoOff, tone: 'trouble' },
  },
  screen: {
    on: { Icon: IconScreenShareOff, tone: 'on' },
    off: { Icon: IconScreenShare, tone: 'plain' },
    starting: { Icon: IconScreenShare, tone: 'plain' },
    returning: { Icon: IconScreenShareOff, tone: 'held' },
  },
} as const;
