/**
 * What an endpoint can do with its own things, one name an act: `label` on a button or in a list, `short` under a picture, `of` for a screen reader,
 * `ask` before it is done, `done` after it.
 */
export const acts = {
  'own-microphone': { label: 'Microphone of this endpoint' },
  'own-camera': { label: 'Camera of this endpoint' },
  'own-screen': { label: 'Share the screen of this endpoint' },
  'raise-hand': { label: 'Ask for the floor', done: 'You have asked for the floor.' },
  'withdraw-hand': { label: 'Withdraw the request', done: 'You do not ask for the floor any more.' },
  'yield-floor': { label: 'End my speech', done: 'You have given the floor back.' },
  'say-ready': { label: 'READY', done: 'Said: ready.' },
  'say-unready': { label: 'NOT YET', done: 'Said: not ready yet.' },
  'confirm-presence': { label: 'CONFIRM PRESENCE', done: 'Presence is confirmed.' },
  'receive-conclusion': { label: 'RECEIVED', done: 'The task is received.' },
  'send-message': { label: 'Message the secretary', done: 'The message was sent to the secretary.' },
  'tell-all': { label: 'Message all endpoints', done: 'The message was sent to all endpoints.' },
  'settle-message': { label: 'Dealt with', done: 'The message was dealt with.' },
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
