import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useClockText } from '../../../react/use-clock-text.ts';
import classes from './debriefing.module.css';

/** That the meeting is over and this is a word among a few, until when; as large as the letters around it. */
export const DebriefingLine = ({ debriefing }: Pick<MeetingView, 'debriefing'>) => {
  const { t } = useTranslation('debriefing');
  const { time } = useClockText();
  if (debriefing?.is !== 'this') return null;
  return (
    <p className={classes.line} role="status" data-testid="debriefing-line">
      {t('line', { closed: time(debriefing.closedAt) })}
      <span className={classes.hint}> {t('hint', { ends: time(debriefing.endsAt) })}</span>
    </p>
  );
};
