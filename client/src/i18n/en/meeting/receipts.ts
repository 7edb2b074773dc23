/** Conclusions that endpoints receive while the meeting goes on. */
export const receipts = {
  title: 'Receive a task',
  changed: 'Receive a task: it has just been changed',
  more: '{{count}} more to come',
  lead: 'Leads: {{unit}}',
  cooperating: 'Cooperate: {{units}}',
  deadline: 'Deadline: {{day}}',
  noDeadline: 'no deadline',
  before: {
    work: 'Before: {{was}}',
    lead: 'Led before: {{was}}',
    cooperating: 'Cooperated before: {{was}}',
    deadline: 'Deadline before: {{was}}',
    nobody: 'nobody',
  },
  coming: 'Loading what is assigned…',
  lost: 'What is assigned could not be loaded.',
  retry: 'Try again',
  line: {
    count: 'Received {{received}}/{{all}}',
    missing: 'Not received: {{names}}',
    all: 'All have received it',
    close: 'Close the board',
  },
  board: { received: 'Received {{time}}', asked: 'Not received' },
} as const;
