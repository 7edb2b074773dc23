import { sound } from './sound.ts';

/** What is wrong with the own camera or microphone, and what to press. Comes after the page, and is kept for when the line is lost. */
export const advice = {
  sound,
  camera: {
    denied:
      'The browser is not allowed to use the camera. Press the camera or lock icon beside the address, choose Allow, then press Try again.',
    blocked:
      'Windows keeps the camera from the browser. Open Settings → Privacy → Camera and allow it; the picture comes back by itself.',
    missing: 'No camera was found. Check the USB cable, then press Try again.',
    busy: 'Another programme is using the camera. Close Zalo, Zoom or the other programme; the camera comes back by itself.',
    unfit: 'This camera gives no usable picture. Choose another one.',
    failed: 'The camera could not be opened. Unplug it, plug it in again, then press Try again.',
    unplugged: 'The camera was unplugged. Plug it in again; the picture comes back by itself.',
    muted:
      'The camera is turned off at the PC. Turn on its switch or the camera key of the PC; the picture comes back by itself.',
    silent: 'The camera gives no picture.',
    frameless: 'The camera gives no pictures. Turn on its switch, or unplug it and plug it in again.',
    still:
      'The picture of the camera stands still. Open the lens cover; if that does not help, unplug it and plug it in again.',
    unsent:
      'The picture cannot be sent: the line is too weak or the PC too busy. Close other programmes; if that does not help, turn the camera off to keep the sound.',
    unreceived:
      'The picture of this endpoint does not arrive at the hub. Turn the camera off and on; if that does not help, check the network cable.',
  },
  microphone: {
    denied:
      'The browser is not allowed to use the microphone. Press the microphone or lock icon beside the address, choose Allow, then press Try again.',
    blocked:
      'Windows keeps the microphone from the browser. Open Settings → Privacy → Microphone and allow it; the sound comes back by itself.',
    missing: 'No microphone was found. Check its cable, then press Try again.',
    busy: 'Another programme is using the microphone. Close Zalo, Zoom or the other programme; the microphone comes back by itself.',
    unfit: 'This microphone cannot be used. Choose another one.',
    failed: 'The microphone could not be opened. Unplug it, plug it in again, then press Try again.',
    unplugged: 'The microphone was unplugged. Plug it in again; it comes back by itself.',
    muted:
      'The microphone is turned off at the PC. Turn it on by the microphone key of the keyboard or in the sound settings of Windows.',
    silent:
      'No sound at all comes from the microphone. Turn on the switch of the microphone or headset, check its cable and its volume in Windows, then say something.',
    frameless: 'The microphone gives no sound.',
    still: 'The microphone gives no sound.',
    faint:
      'The other endpoints hear hardly anything. Speak closer to the microphone, or turn it up in Windows or at the mixer.',
    clipped:
      'The microphone is too loud and distorts. Speak farther from it, or turn it down in Windows or at the mixer.',
    howling:
      'The loudspeaker of this room howls into its microphone. Turn the loudspeaker down, move the microphone away from it. Where there is a mixer, the Help shows how it is wired.',
    echoing:
      'The other endpoints hear their own voices again from this room. Turn the loudspeaker down, move the microphone away from it; if that does not help, open Devices and turn on “The microphone gives way”.',
    unsent:
      'The sound cannot be sent. Press the Mic button to turn it off and on; if that does not help, load the page again (F5).',
    unreceived:
      'The sound of this endpoint does not arrive at the hub. Turn the microphone off and on; if that does not help, check the network cable.',
  },
  /** Somebody talks into a microphone that is shut, or one gives way. */
  room: {
    givesWay: 'The microphone gives way: it is silent while others speak. Wait until they are done, then speak.',
    closed: 'The microphone is OFF, nobody hears you. Press the Mic button to speak.',
    withheld: 'The microphone is OFF, nobody hears you: the chair has not allowed it. Press “Ask for the floor”.',
    waitsForTurn: 'The microphone is OFF, nobody hears you: it is not your turn yet. Press “Ask for the floor”.',
  },
  both: {
    denied:
      'The browser is not allowed to use camera and microphone. Press the lock icon beside the address, allow both, then press Try again.',
    missing:
      'This PC has neither camera nor microphone. Plug them in, then press Try again. You can still join to listen and watch.',
  },
  line: {
    stage: 'Weak line: only the pictures on the stage are left. The others come back when the line is good.',
    smaller: 'Weak line: pictures come here smaller, to keep the voices. They are sharp again when the line is good.',
    'one-picture': 'Weak line: only voices and one small picture are left. Pictures come back when the line is good.',
    voice: 'Weak line: only voices are left. Pictures come back when the line is good.',
    small: 'Weak line: this endpoint’s picture is sent smaller and slower, to keep its voice.',
    rests: 'Weak line: this endpoint’s camera rests, to keep its voice.',
    screenSlow: 'Weak line: the shared screen is sent slowly and less sharp, so that the voice gets through.',
    pc: {
      stage:
        'The PC is overloaded: only the pictures on the stage are left. Close other programmes; the others come back by themselves.',
      'one-picture':
        'The PC is overloaded: only voices and one small picture are left. Close other programmes; pictures come back by themselves.',
      voice: 'The PC is overloaded: only voices are left. Close other programmes; pictures come back by themselves.',
      small:
        'The PC is overloaded: this endpoint’s picture is sent smaller and slower, to keep its voice. Close other web pages and programmes.',
      rests:
        'The PC is overloaded: this endpoint’s camera rests, to keep its voice. Close other web pages and programmes; the camera comes back by itself.',
    },
    hub: {
      smaller:
        'The hub’s own line is full: pictures come here smaller. The network here is not at fault; they are sharp again when there is room.',
      stage: 'The hub’s own line is full: only the pictures on the stage are left. The network here is not at fault.',
      'one-picture':
        'The hub’s own line is full: only voices and one small picture are left. The network here is not at fault; pictures come back when there is room.',
      voice:
        'The hub’s own line is full: only voices are left. The network here is not at fault; pictures come back when there is room.',
    },
    own: {
      stage: 'This endpoint has chosen to receive the stage’s pictures only.',
      'one-picture': 'This endpoint has chosen to receive voices and one small picture only.',
      voice: 'This endpoint has chosen to receive voices only.',
    },
    others: {
      stage: 'The chair or the technician lets this endpoint receive the stage’s pictures only.',
      'one-picture': 'The chair or the technician lets this endpoint receive voices and one small picture only.',
      voice: 'The chair or the technician lets this endpoint receive voices only.',
    },
    takeBack: 'To see pictures again, press Devices.',
    choice: {
      label: 'Received from the meeting',
      relief: 'When the PC is overloaded',
      relieved: 'Fewer pictures, to keep the voice',
      unrelieved: 'Pictures stay as they are',
      full: 'All pictures that the line bears',
      stage: 'The stage’s pictures only',
      'one-picture': 'Voices and one small picture',
      voice: 'Voices only',
    },
  },
  chime: { label: 'Soft chime in the room', on: 'When an endpoint comes in or asks to speak', off: 'Never' },
} as const;
