import { z } from 'zod';

/** What Chromium says of a camera's track itself, whoever looks at it; other browsers count the pictures of the element alone. */
const TrackStats = z.object({ totalFrames: z.number() });

/** A picture is marked by so many of its dots: enough that the noise of any camera changes some of them. */
const width = 160;
const height = 90;

/** Between two marks, in milliseconds: each costs an old PC some milliseconds. */
const markEveryMs = 1_000;

/** Sees whether a camera gives pictures, and whether they differ. */
export interface Eye {
  /** How many pictures the camera has given; null where nobody can tell. */
  frames(): number | null;
  /** A mark of the picture of the last second; null while there is none, or nobody looks at the page. */
  picture(nowMs: number): number | null;
  /** Idempotent. */
  close(): void;
}

/** FNV-1a over all dots. */
const markOf = (dots: Uint8ClampedArray): number =>
  dots.reduce((mark, dot) => Math.imul(mark ^ dot, 0x01_00_01_93), 0x81_1c_9d_c5);

/** Looks at a track for as long as it is open. */
export const openEye = (track: MediaStreamTrack): Eye => {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  video.play().catch(() => undefined);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  let last: { readonly atMs: number; readonly mark: number | null } = { atMs: Number.NEGATIVE_INFINITY, mark: null };
  const mark = (): number | null => {
    if (brush === null || document.hidden || video.videoWidth === 0) return null;
    brush.drawImage(video, 0, 0, width, height);
    return markOf(brush.getImageData(0, 0, width, height).data);
  };
  return {
    frames: () =>
      TrackStats.safeParse(Reflect.get(track, 'stats')).data?.totalFrames ??
      (document.hidden ? null : video.getVideoPlaybackQuality().totalVideoFrames),
    picture: (nowMs) => {
      if (nowMs - last.atMs >= markEveryMs) last = { atMs: nowMs, mark: mark() };
      return document.hidden ? null : last.mark;
    },
    close: () => {
      video.srcObject = null;
    },
  };
};
