import { isOfSound, type SourceTrouble } from '@diem-cau/shared';
import { IconMicrophone, IconMicrophoneOff, IconVideoOff } from '@tabler/icons-react';
import classes from './source-troubles.module.css';

interface SourceTroublesProps {
  /** What is wrong with an endpoint's camera and microphone, in few words; null where nothing is. */
  readonly camera: { readonly words: string } | null;
  readonly microphone: { readonly words: string; readonly trouble?: SourceTrouble } | null;
}

/** What is wrong with the sources of an endpoint, each beside its sign; beside its name. */
export const SourceTroubles = ({ camera, microphone }: SourceTroublesProps) => {
  // What is only heard comes from a microphone that is open.
  const heard = microphone !== null && (microphone.trouble === undefined || isOfSound(microphone.trouble));
  const MicrophoneIcon = heard ? IconMicrophone : IconMicrophoneOff;
  return (
    <>
      {microphone !== null && (
        <span className={classes.trouble} data-testid="microphone-trouble-mark">
          <MicrophoneIcon aria-hidden="true" size="1.1em" />
          {microphone.words}
        </span>
      )}
      {camera !== null && (
        <span className={classes.trouble} data-testid="camera-trouble-mark">
          <IconVideoOff aria-hidden="true" size="1.1em" />
          {camera.words}
        </span>
      )}
    </>
  );
};
