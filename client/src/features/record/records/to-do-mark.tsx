import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { numberText } from '../../../ui/desk/figures.ts';
import type { ToDoStep } from './to-do-steps.ts';
import classes from './to-do.module.css';

const icons = {
  done: IconCircleCheckFilled,
  open: IconCircleDashed,
  late: IconAlertTriangleFilled,
  none: IconMinus,
} as const;

const pages = { rollCall: 'roll-call', minutes: 'minutes', notice: 'notice' } as const;

interface ToDoMarkProps {
  readonly meetingId: string;
  readonly step: ToDoStep;
  /** Whether the mark says by itself what it is about; in a table the head of its column says so. */
  readonly named?: boolean;
}

/** A tick, or how far it is, for one piece of the work; leads to the page where it is done. */
export const ToDoMark = ({ meetingId, step: { step, state, words, n, all }, named = false }: ToDoMarkProps) => {
  const { t } = useTranslation('records');
  const Icon = icons[state];
  const name = t(`toDo.${step}`);
  const how = t(`toDo.words.${words}`, { n: numberText(n), all: numberText(all) });
  return (
    <Link
      to={`/meetings/${meetingId}/${pages[step]}`}
      className={classes.mark}
      data-state={state}
      aria-label={`${name}: ${how}`}
    >
      <Icon size={18} aria-hidden />
      <span>{named ? `${name}: ${how}` : how}</span>
    </Link>
  );
};
