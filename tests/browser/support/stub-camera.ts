/** What the stub of a camera does: gives pictures, the same picture, none; or can't be opened, as the browser's errors say it. */
export type StubbedCamera = 'moving' | 'still' | 'frameless' | 'denied' | 'blocked' | 'busy' | 'unplugged';

/** The cameras that are plugged in, the first of which is taken where none is chosen, and the ground of what they show. */
export const stubbedCameras = [
  { deviceId: 'first-camera', label: 'Camera 1', colour: [40, 160, 60] },
  { deviceId: 'other-camera', label: 'Camera 2', colour: [50, 70, 200] },
] as const;

/**
 * Runs in the page, with `stubbedCameras`: cameras of which each does what `window.testCamera` says. No sound system stands for cameras, and
 * Chromium's own fake one can't be pulled out or covered.
 */
export const stubCamera = (cameras: typeof stubbedCameras): void => {
  const errors: Readonly<Record<string, readonly [string, string]>> = {
    denied: ['NotAllowedError', 'Permission denied'],
    blocked: ['NotAllowedError', 'Permission denied by system'],
    busy: ['NotReadableError', 'Could not start video source'],
    unplugged: ['NotFoundError', 'Requested device not found'],
  };
  const now = (): string => String(Reflect.get(window, 'testCamera') ?? 'moving');
  const devices = navigator.mediaDevices;
  const capture = devices.getUserMedia.bind(devices);
  const listed = devices.enumerateDevices.bind(devices);
  let track: MediaStreamTrack | null = null;
  const open = (wanted: string): MediaStreamTrack => {
    const [name, message] = errors[now()] ?? [];
    if (name !== undefined) throw new DOMException(message, name);
    const { deviceId, colour } = cameras.find((each) => wanted.includes(each.deviceId)) ?? cameras[0];
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const brush = canvas.getContext('2d');
    let count = 0;
    setInterval(() => {
      if (brush === null || now() === 'frameless') return;
      if (now() === 'moving') count += 1;
      brush.fillStyle = `rgb(${colour.join(', ')})`;
      brush.fillRect(0, 0, 640, 360);
      brush.fillStyle = 'white';
      brush.fillRect((count * 37) % 560, 20, 80, 100);
    }, 100);
    const [opened] = canvas.captureStream(10).getVideoTracks();
    if (opened === undefined) throw new Error('a canvas has a picture');
    const settings = opened.getSettings.bind(opened);
    opened.getSettings = () => ({ ...settings(), deviceId });
    track = opened;
    return opened;
  };
  devices.getUserMedia = async ({ audio, video }: MediaStreamConstraints = {}) => {
    const picture = video === undefined || video === false ? [] : [open(JSON.stringify(video))];
    const sound = audio === undefined || audio === false ? [] : (await capture({ audio })).getTracks();
    return new MediaStream([...picture, ...sound]);
  };
  devices.enumerateDevices = async () => [
    ...(await listed()),
    ...cameras.map(({ deviceId, label }) => {
      const entry = { deviceId, label, groupId: deviceId, kind: 'videoinput' as const };
      return { ...entry, toJSON: () => entry };
    }),
  ];
  window.addEventListener('test-camera', () => {
    if (now() === 'unplugged') track?.dispatchEvent(new Event('ended'));
    devices.dispatchEvent(new Event('devicechange'));
  });
};
