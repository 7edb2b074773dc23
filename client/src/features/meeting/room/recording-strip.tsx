import type { MeetingView } from '@diem-cau/shared';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { endRecording, pauseActs } from '../../../core/acts/recording.ts';
import { stateWords } from '../../../core/recording/state-words.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useHeartWords } from '../../../react/use-heart-words.ts';
import { useShortfallWords } from '../../../react/use-shortfall-words.ts';
import { actLooks } from '../../../ui/act-looks.tsx';
import { Strip } from './strip.tsx';
import { StripButton } from './strip-button.tsx';
import classes from './strip.module.css';

/** So often it is looked at while the strip is open, in milliseconds. */
const lookEveryMs = 3_000;

interface RecordingStripProps {
  readonly view: MeetingView;
  readonly recording: NonNullable<MeetingView['recording']>;
  readonly acts: Acts;
  readonly onClose: () => void;
}

/** How the recording stands and since when, that it goes on, and what can be done about it. */
export const RecordingStrip = ({ view, recording, acts, onClose }: RecordingStripProps) => {
  const { t } = useTranslation(['meeting', 'acts', 'common']);
  const { time, second } = useClockText();
  const short = useShortfallWords(time)(view);
  const { goesOn } = useHeartWords(view, { everyMs: lookEveryMs, time, second });
  return (
    <Strip role="group" label={t(`recording.${recording.state}`)} testId="recording-strip" onClose={onClose}>
      <div className={classes.words}>
        <h2>{t(`recording.${recording.state}`)}</h2>
        {goesOn !== null && short.length === 0 ? (
          <p data-testid="recording-heart">{goesOn}</p>
        ) : (
          <p>{[t(`recording.${stateWords(recording)}`, { time: time(recording.since) }), ...short].join(' ')}</p>
        )}
      </div>
      {[...pauseActs, endRecording].map(
        (act) =>
          acts.isPossible(act, null) && (
            <StripButton
              key={act.name}
              icon={actLooks[act.name]?.icon}
              label={t(`acts:${act.name}.label`)}
              testId={`act-${act.name}`}
              onPress={() => {
                onClose();
                acts.press({ act, on: null });
              }}
            />
          ),
      )}
      <StripButton icon={<IconX />} label={t('common:close')} testId="recording-close" onPress={onClose} />
    </Strip>
  );
};
