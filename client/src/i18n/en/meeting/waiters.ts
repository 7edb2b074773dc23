/** Which communes wait before the meeting. */
export const waiters = {
  title: '{{waiting}} of {{all}} endpoints wait',
  inside: '{{inside}} in a meeting',
  away: '{{away}} not there yet',
  stands: { waits: 'waits', 'in-meeting': 'in a meeting', away: 'not there yet' },
  old: 'Could not be brought up to date. Below is how it stood before.',
};
