import { isDoubtful, type SourceTrouble } from '@diem-cau/shared';
import { IconMicrophoneOff, IconVideoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTroubleAdvice } from '../../../react/use-trouble-advice.ts';
import classes from './devices.module.css';

interface TroubleCardProps {
  /** `both`: camera and microphone, for the same reason. */
  readonly kind: 'camera' | 'microphone' | 'both';
  readonly trouble: SourceTrouble;
  /** Tries again; null where a press at the page can't help. */
  readonly onRetry: (() => void) | null;
}

/** What is wrong with a device and what to do about it, in the place where its picture or level would be. */
export const TroubleCard = ({ kind, trouble, onRetry }: TroubleCardProps) => {
  const { t } = useTranslation('common');
  const advice = useTroubleAdvice();
  const calm = isDoubtful(trouble) || kind === 'both';
  return (
    <div
      className={`${classes.trouble} ${calm ? classes.calm : ''}`}
      role="alert"
      data-testid={`${kind}-trouble`}
      data-trouble={trouble}
    >
      <span aria-hidden="true">
        {kind !== 'microphone' && <IconVideoOff />}
        {kind !== 'camera' && <IconMicrophoneOff />}
      </span>
      <p>{advice(kind, trouble)}</p>
      {onRetry !== null && (
        <button type="button" className={classes.test} onClick={onRetry}>
          {t('retry')}
        </button>
      )}
    </div>
  );
};
