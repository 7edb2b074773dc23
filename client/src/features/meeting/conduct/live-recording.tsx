import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useHeartWords } from '../../../react/use-heart-words.ts';
import { useShortfallWords } from '../../../react/use-shortfall-words.ts';
import { RecordingMark } from '../../../ui/recording-mark.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './live-meeting.module.css';

/** So often it is looked at, in milliseconds. */
const lookEveryMs = 5_000;

/** That the meeting is recorded and goes on growing, what of it is not kept, or why nothing is at the moment, and since when. */
export const LiveRecording = ({ view }: { readonly view: MeetingView }) => {
  const { t } = useTranslation('meeting');
  const { clock } = useTimes();
  const { goesOn, tooLittle } = useHeartWords(view, { everyMs: lookEveryMs, time: clock });
  const short = [...useShortfallWords(clock)(view), ...(tooLittle === null ? [] : [tooLittle])];
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
      {goesOn !== null && <span data-testid="recording-heart"> {goesOn}</span>}
    </p>
  );
};
