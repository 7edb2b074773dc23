/** A debriefing: who stays, and what those who stay are told. */
export const debriefing = {
  line: 'Debriefing: the meeting was closed at {{closed}}.',
  hint: 'Not in the minutes. It ends by itself at {{ends}}.',
  explained:
    'The meeting ends for all endpoints and cannot be opened again. The chair’s room and the endpoints chosen below stay and go on talking; the others hear nothing, see nothing and cannot come back in.',
  who: 'Endpoints that stay with the chair’s room',
  nobody: 'No endpoint is chosen yet.',
  chosen: 'These stay: {{names}}.',
  begin: 'End the meeting, stay for a debriefing',
} as const;
