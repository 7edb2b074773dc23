import { IconMicrophoneOff, IconVideoOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaptureTrouble } from '../../../core/devices/capture-trouble.ts';
import classes from './devices.module.css';

interface TroubleCardProps {
  readonly kind: 'camera' | 'microphone';
  readonly trouble: CaptureTrouble;
  readonly onRetry: () => void;
}

/** What is wrong with a device and what to do about it, in the place where its picture or level would be. */
export const TroubleCard = ({ kind, trouble, onRetry }: TroubleCardProps) => {
  const { t } = useTranslation(['devices', 'common']);
  return (
    <div className={classes.trouble} role="alert" data-testid={`${kind}-trouble`} data-trouble={trouble}>
      {kind === 'camera' ? <IconVideoOff aria-hidden="true" /> : <IconMicrophoneOff aria-hidden="true" />}
      <p>{t(`devices:${kind}Trouble.${trouble}`)}</p>
      <button type="button" className={classes.test} onClick={onRetry}>
        {t('common:retry')}
      </button>
    </div>
  );
};
