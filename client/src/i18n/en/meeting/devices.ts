/** Camera, microphone and loudspeaker of this PC. */
export const devices = {
  title: 'Devices',
  camera: 'Camera',
  microphone: 'Microphone',
  speaker: 'Loudspeaker',
  browserChoice: "The PC's default",
  unnamed: '{{kind}} {{number}}',
  level: 'Say something: these bars must move',
  levelLabel: 'Level of the microphone',
  testSpeaker: 'Test sound',
  testingSpeaker: 'Playing…',
  speakerFailed: 'No sound could be played on this loudspeaker. Choose another one or check its cable.',
  speakerFixed: "This browser plays on the PC's default loudspeaker.",
  starting: 'Opening the camera…',
  allowHint: 'If the browser asks, press “Allow”.',
  preview: 'Picture of this endpoint',
} as const;
