import type { CheckFigures } from '@diem-cau/shared';
import type { LocalSource } from '../devices/local-source.ts';
import { openEye } from '../troubles/eye.ts';
import { pause } from './pause.ts';

const looks = 4;
const betweenLooksMs = 1_050;
const width = 80;
const height = 45;

/** Mean luma (BT.601) of dots of red, green, blue and transparency, 0 to 255. */
const brightnessOf = (dots: Uint8ClampedArray): number => {
  let sum = 0;
  for (let index = 0; index + 2 < dots.length; index += 4)
    sum += 0.299 * (dots[index] ?? 0) + 0.587 * (dots[index + 1] ?? 0) + 0.114 * (dots[index + 2] ?? 0);
  return dots.length < 4 ? 0 : Math.min(255, sum / Math.floor(dots.length / 4));
};

/** Looks at what the camera gives for some seconds. Throws where nobody can tell, as in a page that is hidden. */
export const lookAtCamera = async (camera: LocalSource, ending: AbortSignal): Promise<CheckFigures['camera']> => {
  const nothing = { framesPerSecond: 0, width: 0, height: 0, brightness: 0, still: false };
  const capture = camera.state.getState();
  if (capture.state === 'trouble') return { trouble: capture.trouble, ...nothing };
  if (capture.state !== 'on') throw new Error('the camera was not opened');
  const { track } = capture;
  if (track.muted) return { trouble: 'muted', ...nothing };
  const eye = openEye(track);
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = new MediaStream([track]);
  try {
    await video.play();
    const brush = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    const marks = new Set<number>();
    const [startedMs, before] = [performance.now(), eye.frames() ?? 0];
    for (let look = 0; look < looks; look += 1) {
      await pause(betweenLooksMs, ending);
      const mark = eye.picture(performance.now());
      if (mark !== null) marks.add(mark);
    }
    const frames = (eye.frames() ?? 0) - before;
    if (document.hidden || brush === null) throw new Error('the page is hidden');
    brush.drawImage(video, 0, 0, width, height);
    return {
      trouble: null,
      framesPerSecond: Math.min(240, Math.max(0, frames) / ((performance.now() - startedMs) / 1_000)),
      width: video.videoWidth,
      height: video.videoHeight,
      brightness: brightnessOf(brush.getImageData(0, 0, width, height).data),
      still: marks.size === 1,
    };
  } finally {
    eye.close();
    video.srcObject = null;
  }
};
