import type { MeetingSummary } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ToDoMark } from './to-do-mark.tsx';
import { toDoSteps } from './to-do-steps.ts';
import classes from './to-do.module.css';

/** On a meeting's own page: what is still to do for it, each leading to where it is done. */
export const ToDoCard = ({ summary }: { summary: MeetingSummary }) => {
  const { t } = useTranslation('records');
  const steps = toDoSteps(summary);
  if (steps.length === 0) return null;
  const isDone = steps.every(({ state }) => state === 'done' || state === 'none');
  return (
    <section className={classes.panel} data-testid="to-do" aria-labelledby="to-do-title">
      <h2 id="to-do-title">{t(summary.closedAt !== null && isDone ? 'toDo.nothing' : 'toDo.title')}</h2>
      {steps.map((step) => (
        <ToDoMark key={step.step} meetingId={summary.meetingId} step={step} named />
      ))}
      {summary.closedAt !== null && (
        <Link to="/reports" className={classes.report}>
          {t('toDo.report')}
        </Link>
      )}
    </section>
  );
};
