import { planLeft, type MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { extendActs, undoExtension } from '../../../core/acts/plan.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useNow } from '../../../react/use-now.ts';
import classes from './plan.module.css';

interface PlanNoticeProps {
  readonly view: MeetingView;
  readonly acts: Acts;
}

/** That the planned end is near or has come, with what extends the meeting; that it was extended, with what takes that back. Else nothing. */
export const PlanNotice = ({ view: { plan }, acts }: PlanNoticeProps) => {
  const { t } = useTranslation(['plan', 'acts']);
  const { time } = useClockText();
  const now = useNow();
  if (plan === undefined) return null;
  const { tells } = planLeft(plan, now);
  if (tells === null) return null;
  const offered = tells === 'extended' ? [undoExtension] : extendActs;
  return (
    <section className={classes.notice} aria-label={t('ends', { time: time(plan.endsAt) })} data-testid="plan-notice">
      <p role="status">
        {t(`tells.${tells}`, { time: time(plan.endsAt), minutes: plan.last?.minutes })}
        {tells === 0 && <span className={classes.hint}> {t('goesOn')}</span>}
      </p>
      {offered
        .filter((act) => acts.isPossible(act, null))
        .map((act) => (
          <button
            key={act.name}
            type="button"
            className={classes.button}
            data-testid={`plan-${act.name}`}
            onClick={(event) => {
              acts.press({ act, on: null });
              // A clicker's Enter later on presses nothing that was pressed by hand before.
              if (event.detail > 0) event.currentTarget.blur();
            }}
          >
            {t(`acts:${act.name}.short`)}
          </button>
        ))}
    </section>
  );
};
