/** That this endpoint is called, on its waiting page. */
export const ringing = {
  title: 'THE CHAIR CALLS YOU IN',
  meeting: '{{title}} · called since {{time}}',
  join: 'JOIN',
  joining: 'JOINING…',
  silence: 'Silence the ring',
  heldBack: 'The browser holds the ring back. Press anywhere on this page to hear it.',
  mayNotSound:
    'This page rings when it is called in. The browser plays a sound only after somebody has pressed something: press once on the page.',
} as const;
