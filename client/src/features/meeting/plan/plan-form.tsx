import type { MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { extendActs, planEnd, undoExtension } from '../../../core/acts/plan.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { usePress } from '../../../react/use-press.ts';
import classes from './plan.module.css';

/** Half an hour to half a day, in minutes. */
const lengths = [30, 45, 60, 90, 120, 180, 240] as const;

interface PlanFormProps {
  readonly view: MeetingView;
  readonly acts: Acts;
}

/** Until when the meeting is planned, and what changes that by one press: longer, as before, anew, open. */
export const PlanForm = ({ view: { plan }, acts }: PlanFormProps) => {
  const { t } = useTranslation(['plan', 'acts']);
  const { time } = useClockText();
  const press = usePress();
  const set = (minutes: number | null): void => press.run(() => acts.fill(planEnd, { minutes }));
  const button = (label: string, testId: string, onPress: () => void) => (
    <button
      key={testId}
      type="button"
      className={classes.button}
      disabled={press.busy}
      data-testid={testId}
      onClick={onPress}
    >
      {label}
    </button>
  );
  return (
    <div className={classes.form} data-testid="plan-form">
      <p role="status">
        {plan === undefined ? (
          t('none')
        ) : (
          <>
            {t('stands', { minutes: plan.minutes })}
            {plan.extendedMinutes > 0 && ` ${t('extended', { minutes: plan.extendedMinutes })}`}{' '}
            {t('until', { time: time(plan.endsAt) })}
          </>
        )}
      </p>
      <div className={classes.row}>
        {[...extendActs, undoExtension]
          .filter((act) => acts.isPossible(act, null))
          .map((act) =>
            button(t(`acts:${act.name}.short`), `form-${act.name}`, () =>
              press.run(() => acts.send({ act, on: null })),
            ),
          )}
      </div>
      <p>{t('set')}</p>
      <div className={classes.row}>
        {lengths.map((n) => button(t('minutes', { n }), `plan-in-${n}`, () => set(n)))}
        {plan !== undefined && button(t('open'), 'plan-open', () => set(null))}
      </div>
      {press.trouble !== null && (
        <p role="alert" className={classes.trouble}>
          {press.trouble}
        </p>
      )}
      <p className={classes.hint}>{t('goesOn')}</p>
    </div>
  );
};
