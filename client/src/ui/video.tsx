import type { PictureId } from '@diem-cau/shared';
import { useCallback, type Ref } from 'react';
import classes from './video.module.css';

interface VideoProps {
  readonly stream: MediaStream | null;
  /** `whole` shows all of the picture, `filled` fills its place and cuts the edges. */
  readonly fit: 'whole' | 'filled';
  /** What a screen reader says of it. */
  readonly label: string;
  readonly endpoint: string;
  readonly source: PictureId;
  readonly testId?: string;
  readonly placed?: Ref<HTMLVideoElement>;
  /** The first frame of the stream is there. */
  readonly onFirstFrame?: () => void;
}

/** Chromium shows a stream that has no frame yet as a black picture of 2x2. */
const smallestPicture = 2;

/** A live picture, never with sound: all sound is played elsewhere. */
export const Video = ({ stream, fit, label, endpoint, source, testId, placed, onFirstFrame }: VideoProps) => {
  const play = useCallback(
    (element: HTMLVideoElement | null) => {
      if (element === null) return;
      if (element.srcObject !== stream) element.srcObject = stream;
      // A picture without sound may always play; an interrupted start is followed by the next one.
      if (stream !== null) element.play().catch(() => undefined);
      const end = typeof placed === 'function' ? placed(element) : undefined;
      return () => {
        if (typeof end === 'function') end();
      };
    },
    [stream, placed],
  );
  const look = ({ currentTarget }: { currentTarget: HTMLVideoElement }): void => {
    if (currentTarget.videoWidth > smallestPicture) onFirstFrame?.();
  };
  return (
    <video
      ref={play}
      className={classes[fit]}
      muted
      autoPlay
      playsInline
      disablePictureInPicture
      onResize={look}
      onLoadedData={look}
      aria-label={label}
      data-endpoint={endpoint}
      data-source={source}
      data-testid={testId}
    />
  );
};
