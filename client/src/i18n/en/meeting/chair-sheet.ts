/** The two pages for whoever leads a meeting with the panel, to be printed and laid beside it. */
export const chairSheet = {
  title: 'Leading a meeting',
  lead: 'Two pages to lie beside the panel. The meeting goes on though nobody presses anything; a slip can be undone for five seconds.',
  print: 'Print',
  boardAlt: 'The panel in a meeting, its parts numbered from 1 to 6',
  rollAlt: 'The panel while the roll is called',
  open: "Open it: at the room's PC press More → Panel, then Open a window for the second screen, or scan the QR code (type the six digits) with a tablet; at the secretary's PC: the page Meetings.",
  parts: {
    now: 'Speaking: who, since when, how long yet. Amber, dashed: 30 seconds left. Red, with a plus: over time. The three buttons below are always there.',
    next: 'Next: along the list, then whoever asks to speak (a hand). The first is whom Next calls. Press Give the floor to call one at once.',
    all: 'Endpoints: a tile each, which never moves. Dashed: not here, or lost. A thick green frame: has the floor. Press a tile to choose it; the control beside it shows it to all, or calls it in.',
    chosen:
      'What can be done about the chosen one: the floor, the stage, its microphone; one that is missing is called in, or marked as attending by telephone.',
    told: 'What has just been done, at any panel or in the room. It can be undone for five seconds.',
    foot: 'The whole meeting: the mode, what all see, the roll call, the break, all microphones. Choose endpoints: all see the tiles that you press. All else is behind More.',
  },
  want: { title: 'What to press', what: 'To', press: 'On the panel', keys: 'Number pad' },
  wants: {
    next: { what: 'call the next speaker', press: 'Next', keys: '*' },
    one: { what: 'give one endpoint the floor', press: 'tile → Give the floor', keys: 'number, Enter' },
    more: { what: 'give a minute more', press: '+1 min', keys: '+' },
    end: { what: 'end a speech', press: 'End', keys: '-' },
    chair: { what: 'speak yourself, heard everywhere', press: 'More → The chair speaks', keys: '0' },
    show: { what: 'let all see one endpoint', press: 'Show, beside the tile', keys: 'number, /' },
    showChair: { what: 'let all see the chair', press: 'Chair', keys: '/' },
    roll: { what: 'call the roll', press: 'Call the roll, then Answered, next or No answer', keys: 'Shift R, Shift X' },
    ring: { what: 'call a missing endpoint', press: 'Call in, beside the tile', keys: 'number, Shift P' },
    ready: { what: 'ask whether all are ready', press: 'More → Ask all whether they are ready', keys: 'Shift K' },
    quiet: { what: 'mute all', press: 'Mute all', keys: 'Shift A' },
    pause: { what: 'take a break, go on', press: 'Break; asks once', keys: 'Shift B' },
    undo: { what: 'undo what was just done', press: 'Undo', keys: 'Shift Z' },
  },
  clicker:
    'A clicker: forward calls the next speaker, back undoes, the black screen does nothing. A key that is held counts once. The key ? lists all keys.',
  course: {
    title: 'A briefing, step by step',
    missing: 'Before: look at the tiles. A dashed one is not here: press Call in beside it.',
    roll: 'Roll call: Call the roll. Whoever is called is seen and heard; when it answers press Answered, next.',
    list: 'Reports: Make a list (if there is none), then Next once for each. Whoever is away is passed over, and speaks last when it is back.',
    talk: 'Exchange: Discussion lets everybody open the own microphone; Conference lets speak whoever is called.',
    end: 'Conclusions: More → The chair speaks. Then More → Close the meeting, which asks once.',
  },
  trouble: {
    title: 'When something goes wrong',
    lost: "The panel says that it is cut off: press nothing, it connects by itself; what is urgent is done at the room's PC. The meeting goes on.",
    speaker:
      'The speaker is lost: its turn is kept for 60 seconds, and goes on when it is back. Not to wait, press Next.',
    noise: 'A room is noisy or howls: press its tile, then Mute.',
    silent:
      '“turned its own microphone off”, “has still to open the microphone” under a name: ask the person there to press the microphone.',
  },
} as const;
