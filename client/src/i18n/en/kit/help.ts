/** The short help of each page; `alt` says what its picture shows. */
export const help = {
  wiring: {
    title: 'Wiring the PC to a mixer and an amplifier without howl and without echo',
    alt: 'Drawing: microphones into the mixer, the mixer to amplifier and loudspeakers; AUX with the microphones alone to the PC, the AUX knob of the PC’s channel turned to 0',
    sheet: 'Open the sheet, one A4 page to print',
    drawing: 'Drawing',
    print: 'Print this sheet',
    why: 'The PC plays the others over the loudspeakers. Where that comes back into the PC, by a microphone or by a cable, the others hear themselves (echo). Where the voice of a microphone comes back to it louder than it went, the loudspeaker howls.',
    rules: {
      apart:
        'The sound of the PC goes into a channel of its own; that channel goes to MAIN alone (amplifier, loudspeakers).',
      zero: 'The sound for the PC comes from AUX (mix-minus), not from MAIN: open AUX of the microphones, turn AUX of the PC’s channel to 0. AUX stands at PRE.',
      line: 'Into the PC by LINE or a USB box; into a MIC socket only with AUX turned very low.',
      far: 'The back of the microphones to the loudspeakers, 2 metres away or more; close to the mouth (20 to 40 cm); loudspeakers no louder than needed; what is not used is shut at the mixer.',
      choose:
        'On the page, “Devices” → “Sound of the room”: choose “Through a mixer and an amplifier”. Where it still echoes, turn on “The microphone gives way”.',
      try: 'Try: let the district’s room say a sentence while this room is silent. Where it hears itself, AUX of the PC’s channel is not at 0.',
    },
    said: {
      words: 'The page says',
      do: 'Do',
      faint: { words: 'too faint', do: 'Closer to the microphone; turn it up in Windows or at the mixer.' },
      clipped: { words: 'too loud', do: 'Farther from the microphone; turn it down in Windows or at the mixer.' },
      howling: { words: 'howls', do: 'Loudspeaker down, microphone away from it; see 2 and 4.' },
      echoing: { words: 'echoes', do: 'Loudspeaker down, see 2; until it is mended, let the microphone give way.' },
      shut: {
        words: 'The microphone is OFF, nobody hears you',
        do: 'Press Mic; where it may not be opened, press “Ask for the floor”.',
      },
    },
  },
  room: {
    first: {
      text: 'Press “Open a meeting”, give it a name, declare that it holds no state secret; then press JOIN. The communes see it on their own PCs at once.',
      alt: 'The waiting page of the room with its button to join',
    },
    second: {
      text: 'Each tile is an endpoint with its state. Press a tile: its name, its state and the button for its microphone come into the strip below; for one that is not connected, the number to call.',
      alt: 'The room: stage, tiles of the endpoints and commands',
    },
    third: {
      text: 'Microphone, camera, screen, break and end are in the strip, which comes when the mouse moves. “Floor” opens the queue of who asks to speak. Press ? for the keys. Ending asks once.',
      alt: 'The strip with the name of an endpoint and what can be done',
    },
  },
  commune: {
    first: {
      text: 'Look at your own picture and the bar of the sound, then press JOIN when the meeting shows. Nothing has to be typed.',
      alt: 'The waiting page of a commune: own picture, devices and the button to join',
    },
    second: {
      text: 'To speak, press the microphone until it says that it is ON. Where the chair gives the floor, press “Ask for the floor”; then it opens by itself, and you may turn it off at any time. After a lost link the page comes back by itself.',
      alt: 'A commune’s page in a meeting with its four large buttons',
    },
    third: {
      text: 'No picture or no sound: press “Devices” and choose camera, microphone and loudspeaker again. If that does not help, call the number at the head of this help.',
      alt: 'The choice of camera, microphone and loudspeaker',
    },
  },
  desk: {
    first: {
      text: '“Meetings” lists those that run and the records of those that ended. Press a name to lead, to call the roll, to write minutes and notices.',
      alt: 'The list of meetings',
    },
    second: {
      text: 'After a meeting, one after the other: roll call, conclusions, minutes, notice. Drafts are kept; each saving is a new version, and the old ones stay to be seen.',
      alt: 'The page of a meeting',
    },
    third: {
      text: '“Reports” count meetings, attendance, time and money saved in a period, as PDF, XLSX and CSV. The formulas stand at the end of the page.',
      alt: 'The report on a period',
    },
  },
  admin: {
    first: {
      text: 'Under “Administration” → “Directory”: import CSV, note the contacts, make enrolment codes for the PCs, revoke a PC that was lost.',
      alt: 'The directory',
    },
    second: {
      text: '“Accounts”: people by role; a one-time password is shown once. Locking an account puts its person out at once.',
      alt: 'The page of the accounts',
    },
    third: {
      text: '“Configuration”: the hub’s name, its mark, name and telephone of the technician, which pages show when something is wrong.',
      alt: 'The page of the configuration',
    },
  },
};
