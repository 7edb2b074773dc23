/** The question whether this endpoint is ready, on its page in a meeting. */
export const ready = {
  question: 'Is this endpoint ready?',
  why: 'Not yet, because of:',
  back: 'Back',
  said: { ready: 'Said: ready', 'not-ready': 'Said: not ready yet' },
  checkpoint: 'Press to confirm: {{left}} left',
  confirmed: 'Presence confirmed at {{time}}',
  change: 'Change',
  reasons: { people: 'People', sound: 'Sound', picture: 'Picture', line: 'Line', other: 'Something else' },
} as const;
