import type { TaskBody } from '@diem-cau/shared';
import { IconAlertTriangleFilled, IconBan, IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TaskFilter } from './tasks-api.ts';
import classes from './tasks.module.css';

const icons = {
  open: IconCircle,
  overdue: IconAlertTriangleFilled,
  done: IconCircleCheckFilled,
  withdrawn: IconBan,
} as const satisfies Record<TaskFilter, unknown>;

/** How a task stands, by word and shape. */
export const TaskState = ({ task: { state, overdue } }: { task: Pick<TaskBody, 'state' | 'overdue'> }) => {
  const { t } = useTranslation('tasks');
  const shown = overdue ? 'overdue' : state;
  const Icon = icons[shown];
  return (
    <span className={classes.state} data-state={shown}>
      <Icon size={18} aria-hidden />
      {t(`states.${shown}`)}
    </span>
  );
};
