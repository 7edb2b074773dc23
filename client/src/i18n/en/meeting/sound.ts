/** How the sound of a room comes into its PC, and whether its microphone gives way. Comes with the advice. */
export const sound = {
  label: 'Sound of the room',
  plain: 'Microphone and loudspeaker at the PC',
  mixer: 'Through a mixer and an amplifier',
  canceller: 'A conference device that cancels echo itself',
  hint: {
    plain: 'The browser cancels echo, filters noise and sets the level of the microphone.',
    mixer: 'The browser cancels echo and filters noise; the mixer sets the level of the microphone.',
    canceller: 'The browser leaves the sound as it is. Only where the device of the room cancels echo itself.',
  },
  wiring: 'Drawing of the wiring (A4)',
  halfDuplex: 'The microphone gives way',
  halfDuplexHint: 'The microphone of the room falls silent while others speak. For a room that echoes or howls.',
} as const;
