import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react';
import classes from './microphone-mark.module.css';

interface MicrophoneMarkProps {
  readonly microphone: 'open' | 'closed' | 'withheld' | 'waitsForTurn' | 'opening' | 'returning';
  /** What a screen reader says of it. */
  readonly label: string;
}

/** A microphone's state by shape: a filled round when it is open, struck through when closed, with a dashed edge when the chair closed it or while it is being opened. */
export const MicrophoneMark = ({ microphone, label }: MicrophoneMarkProps) => (
  <span className={`${classes.mark} ${classes[microphone]}`} role="img" aria-label={label}>
    {microphone === 'open' ? <IconMicrophone aria-hidden="true" /> : <IconMicrophoneOff aria-hidden="true" />}
  </span>
);
