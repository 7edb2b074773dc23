import { dayText, type ReportedTask } from '@diem-cau/shared';
import { IconAlertTriangleFilled, IconCircle, IconCircleCheckFilled, IconClockHour4 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './reported-tasks.module.css';

const icons = {
  done: IconCircleCheckFilled,
  'not-yet': IconClockHour4,
  stuck: IconAlertTriangleFilled,
  none: IconCircle,
} as const;

/** How a task was marked, by word and shape. */
const MarkWord = ({ mark }: Pick<ReportedTask, 'mark'>) => {
  const { t } = useTranslation('taskReports');
  const shown = mark ?? 'none';
  const Icon = icons[shown];
  return (
    <span className={classes.mark} data-mark={shown}>
      <Icon size="1.2em" aria-hidden /> {t(`marks.${shown}`)}
    </span>
  );
};

/** When a task is due, and whether that is over. */
export const DeadlineWords = ({ deadline, overdue }: Pick<ReportedTask, 'deadline' | 'overdue'>) => {
  const { t } = useTranslation('taskReports');
  const due = deadline === null ? t('noDeadline') : t('deadline', { day: dayText(deadline) });
  return <span className={overdue ? classes.overdue : classes.due}>{overdue ? `${t('overdue')} · ${due}` : due}</span>;
};

/** A commune's tasks as it reported on them: each with its mark, its deadline and the line of text. */
export const ReportedTasks = ({ tasks }: { readonly tasks: readonly ReportedTask[] }) => (
  <ul className={classes.tasks}>
    {tasks.map((task) => (
      <li key={task.conclusionId}>
        <p className={classes.work}>{task.work}</p>
        <p>
          <MarkWord mark={task.mark} /> · <DeadlineWords {...task} />
        </p>
        {task.line !== '' && <p className={classes.line}>“{task.line}”</p>}
      </li>
    ))}
  </ul>
);
