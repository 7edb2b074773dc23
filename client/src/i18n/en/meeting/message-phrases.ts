/** Ready-made messages, by phrase; the record words them as well. */
export const messagePhrases = {
  'cannot-hear': 'We cannot hear well',
  'cannot-see': 'We see no picture',
  'please-repeat': 'Please repeat',
  understood: 'Understood',
  'need-break': 'Please a break of 5 minutes',
  'please-call': 'Please call us by telephone',
  'microphones-off': 'Please close microphones when not speaking',
  'prepare-report': 'Please prepare your report',
  'come-closer': 'Please speak close to the microphone',
  'break-ten': 'A break of 10 minutes',
  'going-on': 'We go on soon, please be seated',
  'see-documents': 'Please look at the documents that were sent',
} as const;
