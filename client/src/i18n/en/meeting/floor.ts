/** Who asks to speak, who may, and for how long. */
export const floor = {
  left: 'Time left {{time}}',
  over: 'Over time {{time}}',
  lasted: 'Has spoken for {{time}}',
  hand: {
    raise: 'Ask for the floor',
    raiseHint: 'To be allowed to speak',
    place: 'Place {{place}} in the queue',
    placeHint: 'Press to change or withdraw',
    has: 'You have the floor',
    hasHint: 'Press End when you have spoken',
    topic: 'Topic (optional)',
    debate: 'Reply to what is being said',
    send: 'Ask',
    change: 'Save',
  },
  yours: {
    called: 'ROLL CALL: PLEASE ANSWER',
    title: 'YOU HAVE THE FLOOR',
    heard: 'The microphone is ON. Everybody hears you.',
    shut: 'The microphone is OFF. Press “Open microphone” to speak.',
    open: 'Open microphone',
    prepare: 'GET READY',
    prepareHint: 'This endpoint speaks next.',
    prepareTime: 'This endpoint speaks next. Time: {{time}}.',
    before: 'Before this endpoint speaks: {{count}}.',
  },
  waiting: {
    mayBeOpened: 'The chair may open the microphone of this endpoint when giving it the floor.',
    onlyInvited: 'When given the floor, this endpoint opens its microphone itself by a button.',
  },
} as const;
