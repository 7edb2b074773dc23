/** Words that all pages share. */
export const common = {
  connecting: 'Connecting to the hub…',
  connectingLong:
    'The hub cannot be reached yet. The page tries again by itself. If it takes long, check the network cable.',
  unreachable: 'This could not be sent to the hub. Wait until it is connected again, then press once more.',
  refused: 'The hub refused this. Press again; if it happens again, call the technician.',
  unexpected: 'Something unexpected went wrong. Reload the page; if it happens again, call the technician.',
  noScreen: {
    unsupported: 'This browser cannot share a screen. Use a current Chrome, Edge or Firefox on a computer.',
    forbidden:
      'The system, or a rule of the office, does not let the browser see the screen. Allow it in the settings of the PC, or call the technician.',
    'not-readable':
      'The PC does not give the picture of this screen. Close programs that record or control the screen, or choose another window.',
    none: 'The PC has no screen or window to share.',
    interrupted: 'Choosing the screen was interrupted. Press share once more.',
  },
  sampleData: 'SAMPLE DATA, nothing in it is real',
  sampleRoom: 'The room ↗',
  sampleDesk: 'Secretary’s desk ↗',
  part: {
    coming: 'Loading…',
    lost: 'This part could not be loaded over the weak line. Try again.',
    again:
      'The page did not load whole over the unsteady line. It will load again by itself; nothing needs to be pressed.',
  },
  retry: 'Try again',
  reload: 'Reload the page',
  close: 'Close',
  help: 'Help',
  language: 'Language',
  call: { both: 'call {{phone}}, {{name}}', phone: 'call {{phone}}', name: 'contact: {{name}}' },
  technician: 'Need help? Call the technician:',
  toSignIn: 'To the sign-in page',
  toCode: 'Enter a new enrolment code',
  noSeatHere: {
    display: 'This PC is a display of the endpoint {{name}}',
    sentence:
      'This PC does not join in the place of the endpoint’s own. To meet on it, enrol it again by a code of the endpoint.',
  },
  notFound: 'There is no such page.',
  toStart: 'To the start page',
  tooOldTitle: 'This browser is too old for the meeting',
  tooOldText: 'Install one of these browsers in its current version, then open this page again:',
  insecureTitle: 'This page was not opened over a secure connection',
  insecureText: 'Browsers allow camera and microphone only at an address that begins with https://.',
  openAddress: 'Open this address:',
  askForAddress: 'Ask the technician for the https:// address of the hub and open that.',
  certificateHelp: "How to install the hub's certificate",
} as const;
