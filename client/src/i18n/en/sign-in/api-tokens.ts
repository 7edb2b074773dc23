/** Tokens with which other programs read the statistics. */
export const apiTokens = {
  title: 'Access tokens',
  lead: 'With each token another program reads the figures of this hub’s reports. A token reads statistics only: it opens no page and changes nothing.',
  make: 'Make a token',
  name: 'Used by',
  made: 'Made',
  by: 'Made by',
  state: 'State',
  inUse: 'In use',
  revokedAt: 'Taken back {{at}}',
  revoke: 'Take back',
  revokeOf: 'Take back: {{name}}',
  revokeAsk:
    'The program that uses the token “{{name}}” can read no figures from this moment on. A token that was taken back can not be used again.',
  empty: 'There is no token yet. One is needed only when another program has to fetch figures.',
  purpose: 'Which program uses the token, and whose is it',
  purposeHint: 'For example: the province’s operations centre.',
  purposeFault: 'Say which program uses the token.',
  madeTitle: 'Token for: {{name}}',
  madeWhat:
    'The token is shown this once and can not be looked up again. Copy it and hand it to whoever runs that program.',
  secret: 'Access token',
  command: 'Command to try',
  noted: 'Copied, close',
  use: 'How to use a token',
  useWhat:
    'The program sends the token in the Authorization line and names the first and last day of the period; the hub answers with the figures of the Reports page, as JSON.',
  secretHere: 'ACCESS_TOKEN',
  useMore:
    'type, hostUnitId, unitId, units=today and parameters may be added as in the address of the Reports page. Where the other computer does not know the hub’s certificate yet, download it under Certificate and add --cacert.',
  documentWhat: 'For whoever writes the other program, every address with what it takes and answers (OpenAPI 3.1):',
  document: 'the hub’s openapi.json',
};
