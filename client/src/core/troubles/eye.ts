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
  /** A mark of the picture of the last seconds; null while there is none, or nobody looks at the page. */
  picture(nowMs: number): number | null;
  /** Idempotent. */
  close(): void;
}

/** FNV-1a over dots, each after so many. */
const markOf = (dots: Uint8Array | Uint8ClampedArray, step = 1): number => {
  let mark = 0x81_1c_9d_c5;
  for (let at = 0; at < dots.length; at += step) mark = Math.imul(mark ^ (dots[at] ?? 0), 0x01_00_01_93);
  return mark;
};

/** A mark of the picture as the camera gave it; null where the browser does not hand it out. To draw it into a canvas would have all of its colours converted first. */
const rawMark = async (video: HTMLVideoElement): Promise<number | null> => {
  if (typeof VideoFrame === 'undefined') return null;
  let frame: VideoFrame | null = null;
  try {
    frame = new VideoFrame(video);
    const bytes = new Uint8Array(frame.allocationSize());
    await frame.copyTo(bytes);
    // Odd, so that it does not stay in the same columns.
    return markOf(bytes, Math.ceil(bytes.length / (width * height)) | 1);
  } catch {
    return null;
  } finally {
    frame?.close();
  }
};

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
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let last: number | null = null;
  const drawnMark = (): number | null => {
    if (brush === null) return null;
    brush.drawImage(video, 0, 0, width, height);
    return markOf(brush.getImageData(0, 0, width, height).data);
  };
  const look = async (): Promise<void> => {
    const isSeen = !document.hidden && video.videoWidth > 0;
    last = isSeen ? ((await rawMark(video)) ?? drawnMark()) : null;
  };
  return {
    frames: () =>
      TrackStats.safeParse(Reflect.get(track, 'stats')).data?.totalFrames ??
      (document.hidden ? null : video.getVideoPlaybackQuality().totalVideoFrames),
    picture: (nowMs) => {
      if (nowMs - lookedAtMs >= markEveryMs) {
        lookedAtMs = nowMs;
        look().catch((error: unknown) => console.warn('camera', error));
      }
      return document.hidden ? null : last;
    },
    close: () => {
      video.srcObject = null;
    },
  };
};
