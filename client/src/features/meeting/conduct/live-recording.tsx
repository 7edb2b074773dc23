import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useShortfallWords } from '../../../react/use-shortfall-words.ts';
import { RecordingMark } from '../../../ui/recording-mark.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './live-meeting.module.css';

/** That the meeting is recorded, what of it is not kept, or why nothing is at the moment, and since when. */
export const LiveRecording = ({ view }: { readonly view: Pick<MeetingView, 'recording' | 'seats'> }) => {
  const { t } = useTranslation('meeting');
  const { clock } = useTimes();
  const short = useShortfallWords(clock)(view);
  const { recording } = view;
  if (recording === null) return null;
  const { state, since } = recording;
  const words = {
    running: 'recording.declared',
    paused: 'recording.pausedSince',
    failing: 'recording.failingSince',
  } as const;
  return (
    <p className={classes.recording}>
      <RecordingMark state={state} />{' '}
      {short.length === 0 ? (
        t(words[state], { time: clock(since) })
      ) : (
        <strong role="status" data-testid="recording-short">
          {short.join(' ')}
        </strong>
      )}
    </p>
  );
};
