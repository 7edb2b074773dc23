/**
 * What can be done in a meeting, one name an act: `label` on a button or in a list, `short` under a picture, `of` for a screen reader,
 * `ask` before it is done, `done` after it.
 */
export const acts = {
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
  'own-microphone': { label: 'Microphone of this endpoint' },
  'own-camera': { label: 'Camera of this endpoint' },
  'own-screen': { label: 'Share the screen of this endpoint' },
  'raise-hand': { label: 'Ask for the floor', done: 'You have asked for the floor.' },
  'withdraw-hand': { label: 'Withdraw the request', done: 'You do not ask for the floor any more.' },
  'yield-floor': { label: 'End my speech', done: 'You have given the floor back.' },
  leave: {
    label: 'Leave the meeting',
    short: 'Leave',
    ask: {
      title: 'Leave the meeting?',
      text: 'The meeting goes on for the other endpoints. You can come back while it is open.',
      yes: 'Leave',
      no: 'Stay',
    },
  },
} as const;
