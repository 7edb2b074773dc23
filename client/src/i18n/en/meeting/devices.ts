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
  roomAudio: 'The room has its own echo canceller',
  roomAudioHint: 'Only for rooms with a mixer or a conference microphone that cancels echo.',
  starting: 'Opening the camera…',
  allowHint: 'If the browser asks, press “Allow”.',
  preview: 'Picture of this endpoint',
  cameraTrouble: {
    denied:
      'The browser is not allowed to use the camera. Press the camera or lock icon beside the address, choose Allow, then press Try again.',
    missing: 'No camera was found. Check the USB cable, then press Try again.',
    busy: 'Another programme is using the camera. Close Zalo, Zoom or the other programme; the camera comes back by itself.',
    unfit: 'This camera gives no usable picture. Choose another one.',
    unplugged: 'The camera was unplugged. Plug it in again; the picture comes back by itself.',
    failed: 'The camera could not be opened. Unplug it, plug it in again, then press Try again.',
  },
  microphoneTrouble: {
    denied:
      'The browser is not allowed to use the microphone. Press the microphone or lock icon beside the address, choose Allow, then press Try again.',
    missing: 'No microphone was found. Check its cable, then press Try again.',
    busy: 'Another programme is using the microphone. Close Zalo, Zoom or the other programme; the microphone comes back by itself.',
    unfit: 'This microphone cannot be used. Choose another one.',
    unplugged: 'The microphone was unplugged. Plug it in again; it comes back by itself.',
    failed: 'The microphone could not be opened. Unplug it, plug it in again, then press Try again.',
  },
} as const;
