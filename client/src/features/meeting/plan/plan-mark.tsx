import { planLeft, type Plan } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useNow } from '../../../react/use-now.ts';
import classes from './plan.module.css';

/** Until when the meeting is planned; how long is left from ten minutes before on, and how long it has gone on beyond. Not read out anew. */
export const PlanMark = ({ plan }: { readonly plan: Plan }) => {
  const { t } = useTranslation('plan');
  const { time } = useClockText();
  const { minutes, stands } = planLeft(plan, useNow());
  const words = { time: time(plan.endsAt), minutes };
  return (
    <span
      className={classes.mark}
      aria-live="off"
      title={t('ends', words)}
      data-stands={stands}
      data-testid="plan-mark"
    >
      {t(`mark.${stands === 'over' && minutes === 0 ? 'reached' : stands}`, words)}
    </span>
  );
};
