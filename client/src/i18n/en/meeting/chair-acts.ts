/** What whoever conducts a meeting can do, worded as what all do (`acts.ts`). */
export const chairActs = {
  'give-floor': { label: 'Give the floor', of: 'Give the floor: {{name}}', done: '{{name}} has the floor.' },
  'extend-floor': { label: '+1 minute', of: '+1 minute: {{name}}', done: '{{name}} has one minute more.' },
  'take-back-floor': {
    label: 'End the speech',
    short: 'End',
    of: 'End the speech: {{name}}',
    done: '{{name}} has the floor no longer.',
  },
  'lower-hand': {
    label: 'Take off the queue',
    short: 'Take off',
    of: 'Take off the queue: {{name}}',
    done: '{{name}} was taken off the queue.',
  },
  'move-hand': { label: 'Change the order of the queue', done: 'The order of the queue was changed.' },
  'next-floor': { label: 'Give the floor to the next', short: 'Next', done: 'The next one has the floor.' },
  'mode-discussion': {
    label: 'Switch to discussion',
    short: 'Discussion',
    done: 'Discussion: everybody can open the microphone.',
  },
  'mode-conference': {
    label: 'Switch to conference',
    short: 'Conference',
    done: 'Conference: who is given the floor speaks.',
  },
  'mode-training': {
    label: 'Switch to training',
    short: 'Training',
    done: 'Training: one at a time is given the floor.',
  },
  'undo-floor': { label: 'Undo', short: 'Undo', done: 'Undone.' },
  'list-all': {
    label: 'Make a list of speakers',
    short: 'Make a list',
    done: 'The list of speakers is made: all endpoints, in the directory’s order.',
  },
  'clear-list': {
    label: 'Clear the list of speakers',
    short: 'Clear the list',
    done: 'The list of speakers is cleared.',
  },
  'list-by-itself': {
    label: 'Go on by itself when the time is over',
    short: 'Go on by itself',
    done: 'The list of speakers goes on by itself when the time is over.',
  },
  'list-by-hand': {
    label: 'Go on when pressed only',
    short: 'Go on by hand',
    done: 'The list of speakers goes on when somebody presses.',
  },
  'add-speakers': {
    label: 'Add to the list of speakers',
    done: 'Added to the list of speakers.',
  },
  'remove-speaker': {
    label: 'Take off the list of speakers',
    of: 'Take off the list of speakers: {{name}}',
    done: 'Taken off the list of speakers.',
  },
  'move-speaker': {
    label: 'Change the order of speakers',
    done: 'The order of speakers is changed.',
  },
  'change-speaker': {
    label: 'Change time and topic',
    of: 'Change time and topic: {{name}}',
    done: 'Time and topic are changed.',
  },
  mute: { label: 'Mute', of: 'Mute: {{name}}', done: '{{name}} is muted.' },
  withhold: {
    label: 'Withhold the microphone',
    of: 'Withhold the microphone: {{name}}',
    done: 'The microphone of {{name}} is withheld.',
  },
  allow: {
    label: 'Allow the microphone',
    of: 'Allow the microphone: {{name}}',
    done: '{{name}} may open its microphone.',
  },
  'mute-all': { label: 'Mute all', short: 'Mute all', done: 'All endpoints are muted.' },
  'allow-all': {
    label: 'Allow all microphones',
    short: 'Allow mics',
    done: 'All endpoints may open their microphones.',
  },
  'hear-only': {
    label: 'Send voices only',
    of: 'Send voices only: {{name}}',
    done: '{{name}} receives voices only.',
  },
  'small-picture': {
    label: 'Send voices and one small picture',
    of: 'Send voices and one small picture: {{name}}',
    done: '{{name}} receives voices and one small picture only.',
  },
  'picture-again': {
    label: 'Send pictures again',
    of: 'Send pictures again: {{name}}',
    done: '{{name}} receives pictures again, as its line bears them.',
  },
  'stop-screen': {
    label: 'Stop the screen',
    of: 'Stop the screen: {{name}}',
    done: 'The screen is not shared any more.',
  },
  'start-break': {
    label: 'Take a break',
    short: 'Break',
    ask: {
      title: 'Take a break?',
      text: 'The break goes on the record and cannot be taken back.',
      yes: 'Take a break',
      no: 'Go on',
    },
    done: 'The meeting is on a break.',
  },
  'end-break': {
    label: 'Go on',
    short: 'Go on',
    ask: {
      title: 'End the break and go on?',
      text: 'The end of the break goes on the record and cannot be taken back.',
      yes: 'Go on',
      no: 'Stay on break',
    },
    done: 'The meeting goes on.',
  },
  close: {
    label: 'End the meeting',
    short: 'End',
    ask: {
      title: 'End the meeting for all endpoints?',
      text: 'Once ended, it cannot be opened again: “{{title}}”.',
      yes: 'End the meeting',
      no: 'Go on',
    },
    done: 'The meeting has ended.',
  },
  'add-endpoint': { label: 'Add an endpoint', done: 'The endpoint was added.' },
  'change-cap': {
    label: 'Change the highest number of endpoints',
    short: 'Change',
    done: 'The highest number of endpoints was changed.',
  },
  'name-secretary': { label: 'Name the secretary of the meeting', short: 'Name', done: 'The secretary is named.' },
} as const;
