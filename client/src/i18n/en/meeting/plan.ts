/** When a meeting is to be over. */
export const plan = {
  ends: 'Planned to end at {{time}}',
  mark: { far: 'until {{time}}', near: '{{minutes}} min left', over: '{{minutes}} min over', reached: 'time is up' },
  tells: {
    10: '10 minutes to the planned end: {{time}}.',
    5: '5 minutes to the planned end: {{time}}.',
    0: 'The planned end has come: {{time}}.',
    extended: 'Extended by {{minutes}} minutes: planned to end at {{time}}.',
  },
  short: { 10: '10 minutes left', 5: '5 minutes left', 0: 'Time is up', extended: 'Extended by {{minutes}} minutes' },
  goesOn: 'The meeting does not end by itself.',
  none: 'Nobody has planned when it ends.',
  stands: 'Planned for {{minutes}} minutes.',
  until: 'It ends at {{time}}.',
  extended: 'Extended by {{minutes}} minutes.',
  set: 'Set anew: it ends in',
  minutes: '{{n}} min',
  open: 'No planned end',
} as const;

/** What is done about it, worded as what else whoever conducts can do (`chair-acts.ts`). */
export const planActs = {
  'extend-15': { label: '15 more minutes', short: '+15 min', done: 'The meeting was extended by 15 minutes.' },
  'extend-30': { label: '30 more minutes', short: '+30 min', done: 'The meeting was extended by 30 minutes.' },
  'undo-extension': { label: 'Take the extension back', short: 'Undo', done: 'The last extension was taken back.' },
} as const;
