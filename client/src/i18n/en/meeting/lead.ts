/** Who leads in the chair's place, on every page of a meeting. */
export const lead = {
  acting: 'Leading now: {{name}} (deputy)',
  mine: 'This endpoint leads in the chair’s place.',
  yours: 'You lead in the chair’s place.',
  mineHint:
    'Press “Conduct” to give the floor, mute, call a break. The chair’s room leads again as soon as it is back.',
  passes: 'The chair’s room is not connected. {{name}} leads in {{seconds}} seconds.',
  over: 'The chair’s room leads again. {{name}} led from {{since}} to {{until}}.',
  shutOut: '{{name}} leads no longer: the access was withdrawn at {{until}}. The lead is the chair’s room’s again.',
} as const;
