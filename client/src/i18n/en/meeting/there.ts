/** Who is there, and what goes out of the own endpoint. */
export const there = {
  title: 'Who is there',
  list: 'Endpoints',
  own: {
    title: 'What goes out of this endpoint',
    microphone: {
      goes: 'Microphone: everybody hears this room',
      soon: 'Microphone: being opened, nobody hears it yet',
      not: 'Microphone: off, nobody hears this room',
      trouble: 'Microphone: does not work, nobody hears this room',
    },
    camera: {
      goes: 'Camera: everybody sees this room',
      small: 'Camera: a small picture of few frames, as line or PC are weak',
      rests: 'Camera: rests, as line or PC are weak; nobody sees this room',
      soon: 'Camera: being opened, nobody sees it yet',
      not: 'Camera: off, nobody sees this room',
      trouble: 'Camera: no picture, nobody sees this room',
    },
    screen: {
      goes: 'Screen: everybody sees {{what}}',
      soon: 'Screen: being opened, nobody sees it yet',
      not: 'Screen: not shared',
    },
    surfaces: {
      monitor: 'the WHOLE screen of this PC',
      window: 'one window of this PC',
      browser: 'one browser tab of this PC',
      unknown: 'the screen of this PC',
    },
    preview: 'The shared screen, as everybody sees it',
  },
  ownMark: 'this endpoint',
  chair: 'chair',
  states: { here: 'There', speaking: 'Speaking', sharing: 'Sharing its screen', floor: 'Has the floor' },
};
