/** What is done about a meeting at a desk alone, worded as what else whoever conducts can do (`chair-acts.ts`). */
export const deskActs = {
  'add-endpoint': { label: 'Add an endpoint', done: 'The endpoint was added.' },
  'change-cap': {
    label: 'Change the highest number of endpoints',
    short: 'Change',
    done: 'The highest number of endpoints was changed.',
  },
  'name-secretary': { label: 'Name the secretary of the meeting', short: 'Name', done: 'The secretary is named.' },
  'name-deputy': { label: 'Name the deputy', short: 'Name', done: 'The deputy is named.' },
} as const;
