/** The page on which it is kept which types of meeting are recorded. */
export const recordingRules = {
  title: 'Recording by type of meeting',
  lead: 'Which meetings have to be recorded, which must not be, and where the chair decides; and for how long a recording is kept after the closing. Each change is kept with its time and author.',
  type: 'Type of meeting',
  recording: 'Recording',
  recordings: {
    'chair-decides': 'The chair decides',
    always: 'Always, from the opening to the closing',
    never: 'Never',
  },
  kept: 'Kept after the closing',
  days: '{{days}} days',
  forGood: 'Kept for good',
  source: 'Set by',
  program: 'Nobody: the program’s default',
  byAt: '{{by}}, {{at}}',
  change: 'Change',
  changeOf: 'Change: {{type}}',
  daysField: 'Days kept after the closing',
  daysHint:
    'After these the hub deletes the files; the meeting’s book keeps their SHA-256. A single recording can still be kept longer on its own page.',
  daysBad: 'Enter days between 1 and 3650.',
  giveBack: 'Back to the default',
  reach: 'Holds for meetings that are opened from now on; those that were opened before keep what held then.',
  history: {
    title: 'What was set',
    at: 'When',
    by: 'By',
    rule: 'Rule',
    givenBack: 'back to the program’s default',
    empty: 'Nobody has changed anything.',
  },
};
