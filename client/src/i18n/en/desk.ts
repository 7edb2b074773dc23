/** Words that all desk pages share. */
export const desk = {
  unreachable: 'The hub cannot be reached. Check the network cable, then press Try again.',
  offline: 'This PC has no network. What the page shows may be out of date.',
  retry: 'Try again',
  signIn: 'Sign in again',
  loading: 'Loading…',
  language: 'Language',
  actions: 'Actions',
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  clear: 'Clear the search',
  searchHint: 'Tone marks may be left out',
  print: 'Print',
  csv: 'Download CSV',
};
