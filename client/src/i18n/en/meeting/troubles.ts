/** What is wrong with a camera or a microphone, in the few words that have room beside its sign; of every endpoint, on every page. */
export const troubles = {
  camera: 'Camera',
  microphone: 'Microphone',
  /** Of a microphone that gives way while others speak. */
  halfDuplex: 'gives way',
  why: {
    denied: 'browser blocks',
    blocked: 'system blocks',
    missing: 'not found',
    busy: 'held elsewhere',
    unfit: 'unusable',
    failed: 'does not open',
    unplugged: 'unplugged',
    muted: 'off at the PC',
    silent: 'no sound',
    frameless: 'no picture',
    still: 'stands still',
    faint: 'too faint',
    clipped: 'too loud',
    howling: 'howls',
    echoing: 'echoes',
    unsent: 'cannot be sent',
    unreceived: 'does not arrive',
  },
} as const;
