import type { RecordingNow } from '@diem-cau/shared';
import { IconAlertTriangle, IconPlayerPause, IconPlayerRecordFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './recording-mark.module.css';

const shapes = {
  running: <IconPlayerRecordFilled aria-hidden="true" />,
  paused: <IconPlayerPause aria-hidden="true" />,
  failing: <IconAlertTriangle aria-hidden="true" />,
};

/** That the meeting is recorded, that it is paused or broken off, by shape and words; as large as the letters around it. */
export const RecordingMark = ({ state }: Pick<RecordingNow, 'state'>) => {
  const { t } = useTranslation('meeting');
  return (
    <span className={classes.mark} role="status" data-state={state} data-testid="recording-mark">
      {shapes[state]} {t(`recording.${state}`)}
    </span>
  );
};
