import type { TaskBody } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './tasks.module.css';

/** What was said of a task's progress: when, by whom, which state, which note; the newest first. */
export const ProgressEntries = ({ progress }: Pick<TaskBody, 'progress'>) => {
  const { t } = useTranslation('tasks');
  const { moment } = useTimes();
  return (
    <ol className={classes.entries}>
      {progress.toReversed().map(({ at, by, state, note }, index) => (
        <li key={index}>
          {t('entry', { at: moment(at), by, state: t(`states.${state}`) })}
          {note !== '' && <p>{note}</p>}
        </li>
      ))}
    </ol>
  );
};
