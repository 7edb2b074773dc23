/** What is wrong with a camera or a microphone, in the few words that have room beside its sign; of every endpoint, on every page. */
export const troubles = {
  camera: 'Camera',
  microphone: 'Microphone',
  why: {
    denied: 'blocked by the browser',
    blocked: 'blocked by the system',
    missing: 'not found',
    busy: 'used by another program',
    unfit: 'unusable',
    failed: 'does not open',
    unplugged: 'unplugged',
    muted: 'turned off at the PC',
    silent: 'no sound',
    frameless: 'no picture',
    still: 'picture stands still',
    unsent: 'cannot be sent',
    unreceived: 'does not arrive',
  },
} as const;
