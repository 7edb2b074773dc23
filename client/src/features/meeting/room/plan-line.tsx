import type { MeetingView, PlanTells } from '@diem-cau/shared';
import { IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { extendActs, undoExtension } from '../../../core/acts/plan.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import classes from './floor.module.css';
import { LineAct } from './line-act.tsx';

interface PlanLineProps {
  readonly plan: NonNullable<MeetingView['plan']>;
  readonly tells: PlanTells;
  readonly acts: Acts;
}

/** That the planned end is near or has come, with what extends the meeting; that it was extended, with what takes that back. */
export const PlanLine = ({ plan, tells, acts }: PlanLineProps) => {
  const { t } = useTranslation('plan');
  const { time } = useClockText();
  const words = { time: time(plan.endsAt), minutes: plan.last?.minutes };
  return (
    <section className={classes.line} aria-label={t('ends', words)} data-testid="plan-notice">
      <div className={classes.who} role="status">
        <h2>
          <span>{t(`short.${tells}`, words)}</span>
        </h2>
        <p>{t('ends', words)}</p>
      </div>
      {tells === 'extended' ? (
        <LineAct acts={acts} act={undoExtension} on={null} icon={<IconArrowBackUp />} />
      ) : (
        extendActs.map((act) => <LineAct key={act.name} acts={acts} act={act} on={null} icon={<IconPlus />} />)
      )}
    </section>
  );
};
