/** What the stub of a camera does: gives pictures, the same picture, none; or can't be opened, as the browser's errors say it. */
export type StubbedCamera = 'moving' | 'still' | 'frameless' | 'denied' | 'blocked' | 'busy' | 'unplugged';

/**
 * Runs in the page: a camera that does what `window.testCamera` says. No sound system stands for cameras, and Chromium's own fake one can't
 * be pulled out or covered.
 */
export const stubCamera = (): void => {
  const errors: Readonly<Record<string, readonly [string, string]>> = {
    denied: ['NotAllowedError', 'Permission denied'],
    blocked: ['NotAllowedError', 'Permission denied by system'],
    busy: ['NotReadableError', 'Could not start video source'],
    unplugged: ['NotFoundError', 'Requested device not found'],
  };
  const now = (): string => String(Reflect.get(window, 'testCamera') ?? 'moving');
  const devices = navigator.mediaDevices;
  const capture = devices.getUserMedia.bind(devices);
  let track: MediaStreamTrack | null = null;
  const open = (): MediaStreamTrack => {
    const [name, message] = errors[now()] ?? [];
    if (name !== undefined) throw new DOMException(message, name);
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    const brush = canvas.getContext('2d');
    let count = 0;
    setInterval(() => {
      if (brush === null || now() === 'frameless') return;
      if (now() === 'moving') count += 1;
      brush.fillStyle = 'rgb(40, 160, 60)';
      brush.fillRect(0, 0, 640, 360);
      brush.fillStyle = 'white';
      brush.fillRect((count * 37) % 560, 20, 80, 100);
    }, 100);
    const [opened] = canvas.captureStream(10).getVideoTracks();
    if (opened === undefined) throw new Error('a canvas has a picture');
    track = opened;
    return opened;
  };
  devices.getUserMedia = async ({ audio, video }: MediaStreamConstraints = {}) => {
    const picture = video === undefined || video === false ? [] : [open()];
    const sound = audio === undefined || audio === false ? [] : (await capture({ audio })).getTracks();
    return new MediaStream([...picture, ...sound]);
  };
  window.addEventListener('test-camera', () => {
    if (now() === 'unplugged') track?.dispatchEvent(new Event('ended'));
    devices.dispatchEvent(new Event('devicechange'));
  });
};
