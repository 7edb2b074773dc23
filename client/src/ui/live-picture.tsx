import type { PictureId } from '@diem-cau/shared';
import { useState, type Ref } from 'react';
import classes from './live-picture.module.css';
import { Video } from './video.tsx';

interface LivePictureProps {
  readonly stream: MediaStream | null;
  /** Whether there is a picture to wait for; without one the name stands large on a calm ground. */
  readonly sending: boolean;
  readonly name: string;
  /** Said under the name while nothing is sent. */
  readonly without: string | null;
  readonly fit: 'whole' | 'filled';
  readonly endpoint: string;
  readonly source: PictureId;
  readonly testId?: string;
  readonly placed: Ref<HTMLVideoElement>;
}

/** An endpoint's picture, or its name where there is none or none yet. The element stands on the page either way. */
export const LivePicture = ({ stream, sending, name, without, placed, testId, ...picture }: LivePictureProps) => {
  const [seen, setSeen] = useState<MediaStream | null>(null);
  const shown = sending && stream !== null && seen === stream;
  return (
    <div className={classes.frame}>
      <Video
        stream={sending ? stream : null}
        label={name}
        placed={placed}
        onFirstFrame={() => setSeen(stream)}
        {...(testId === undefined ? {} : { testId })}
        {...picture}
      />
      {!shown && (
        <div className={classes.name}>
          <strong>{name}</strong>
          {without !== null && <span>{without}</span>}
        </div>
      )}
    </div>
  );
};
