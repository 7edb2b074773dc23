import type { Instant, MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { stateWords } from '../../../core/recording/state-words.ts';
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
  const times = useTimes();
  // By the hub's clock as it is now, also where that was set in the meeting.
  const shown = (write: (at: Instant) => string) => (at: Instant) => write(at + view.clockAheadMs);
  const [time, second] = [shown(times.clock), shown(times.exactClock)];
  const { goesOn, heard, tooLittle } = useHeartWords(view, { everyMs: lookEveryMs, time, second });
  const short = [...useShortfallWords(time)(view), ...(tooLittle === null ? [] : [tooLittle])];
  const { recording } = view;
  if (recording === null) return null;
  const words = recording.state === 'running' ? 'declared' : stateWords(recording);
  return (
    <p className={classes.recording}>
      <RecordingMark state={recording.state} />{' '}
      {short.length === 0 ? (
        t(`recording.${words}`, { time: time(recording.since) })
      ) : (
        <strong role="status" data-testid="recording-short">
          {short.join(' ')}
        </strong>
      )}
      {goesOn !== null && (
        <span data-testid="recording-heart">
          {' '}
          {goesOn} {heard}
        </span>
      )}
    </p>
  );
};
