/** Why a device that is there can't be opened, as the browser's errors say it. */
type DeviceRefusal = 'denied' | 'blocked' | 'busy' | 'unplugged' | 'unfit' | 'failed';
/** What the stub of a camera does: gives pictures, the same picture, none, is held back by the system, or can't be opened. */
export type StubbedCamera = DeviceRefusal | 'moving' | 'still' | 'frameless' | 'muted';
/** A microphone is real, or can't be opened. */
export type StubbedMicrophone = DeviceRefusal | 'real';

/** The cameras that are plugged in, the first of which is taken where none is chosen, and the ground of what they show. */
export const stubbedCameras = [
  { deviceId: 'first-camera', label: 'Camera 1', colour: [40, 160, 60] },
  { deviceId: 'other-camera', label: 'Camera 2', colour: [50, 70, 200] },
] as const;

/**
 * Runs in the page, with `stubbedCameras`: cameras of which each does what `testCamera` of the session's storage says, and the microphone of the
 * system, which can't be opened when `testMicrophone` says why; `test-devices` tells that this has changed. No sound system stands for cameras or
 * refuses a microphone, and Chromium's own fake camera can't be pulled out or covered.
 */
export const stubDevices = (cameras: typeof stubbedCameras): void => {
  const errors: Readonly<Record<string, readonly [string, string]>> = {
    denied: ['NotAllowedError', 'Permission denied'],
    blocked: ['NotAllowedError', 'Permission denied by system'],
    busy: ['NotReadableError', 'Could not start video source'],
    unplugged: ['NotFoundError', 'Requested device not found'],
    unfit: ['OverconstrainedError', ''],
    failed: ['InvalidStateError', ''],
  };
  const now = (): string => sessionStorage.getItem('testCamera') ?? 'moving';
  const refuse = (why: string | null): void => {
    const [name, message] = errors[why ?? ''] ?? [];
    if (name !== undefined) throw new DOMException(message, name);
  };
  const devices = navigator.mediaDevices;
  const capture = devices.getUserMedia.bind(devices);
  const listed = devices.enumerateDevices.bind(devices);
  let track: MediaStreamTrack | null = null;
  let voice: MediaStreamTrack | null = null;
  const open = (wanted: string): MediaStreamTrack => {
    refuse(now());
    const { deviceId, colour } = cameras.find((each) => wanted.includes(each.deviceId)) ?? cameras[0];
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const brush = canvas.getContext('2d');
    let count = 0;
    setInterval(() => {
      if (brush === null || now() === 'frameless') return;
      if (now() !== 'still') count += 1;
      brush.fillStyle = `rgb(${colour.join(', ')})`;
      brush.fillRect(0, 0, 640, 360);
      brush.fillStyle = 'white';
      brush.fillRect((count * 37) % 560, 20, 80, 100);
    }, 100);
    const [opened] = canvas.captureStream(10).getVideoTracks();
    if (opened === undefined) throw new Error('a canvas has a picture');
    const settings = opened.getSettings.bind(opened);
    opened.getSettings = () => ({ ...settings(), deviceId });
    Object.defineProperty(opened, 'muted', { get: () => now() === 'muted' });
    track = opened;
    return opened;
  };
  const listen = async (audio: MediaTrackConstraints | true): Promise<MediaStreamTrack[]> => {
    refuse(sessionStorage.getItem('testMicrophone'));
    const opened = (await capture({ audio })).getTracks();
    // It may be kept from the page while it is being opened.
    refuse(sessionStorage.getItem('testMicrophone'));
    voice = opened[0] ?? null;
    return opened;
  };
  devices.getUserMedia = async ({ audio, video }: MediaStreamConstraints = {}) => {
    const picture = video === undefined || video === false ? [] : [open(JSON.stringify(video))];
    const sound = audio === undefined || audio === false ? [] : await listen(audio);
    return new MediaStream([...picture, ...sound]);
  };
  devices.enumerateDevices = async () => [
    ...(await listed()),
    ...cameras.map(({ deviceId, label }) => {
      const entry = { deviceId, label, groupId: deviceId, kind: 'videoinput' as const };
      return { ...entry, toJSON: () => entry };
    }),
  ];
  window.addEventListener('test-devices', () => {
    // A camera is switched off and on by its button; a microphone has to be lost before it is opened again.
    if (now() === 'unplugged') track?.dispatchEvent(new Event('ended'));
    if (errors[sessionStorage.getItem('testMicrophone') ?? ''] !== undefined) voice?.dispatchEvent(new Event('ended'));
    devices.dispatchEvent(new Event('devicechange'));
  });
};
