/** The board of the roll call and its walk, as whoever conducts the meeting reads of it. */
export const roll = {
  title: 'Roll call',
  board: 'Roll board',
  calling: 'Called: {{name}}',
  count: '{{answered}} of {{all}} have answered',
  left: '{{count}} to come',
  close: 'Close the board',
  people: '{{count}} people',
  answers: { answered: 'answered the roll call at {{time}}', missed: 'has not answered the roll call' },
  ring: { ringing: 'Rings {{for}}', unanswered: 'Called {{time}}: none' },
  rung: { ringing: 'rings since {{time}}', unanswered: 'called {{time}}, no answer' },
  states: {
    expected: 'Not connected',
    connected: 'Not called yet',
    confirmed: 'Present',
    silent: 'No answer',
    lost: 'Lost since {{time}}',
    left: 'Left at {{time}}',
    excused: 'Excused',
    phone: 'By phone since {{time}}',
    unknown: 'Not known',
  },
} as const;
