import type { ReactNode } from 'react';
import classes from './control-button.module.css';

interface ControlButtonProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly title?: string;
  readonly tone?: 'plain' | 'on' | 'held' | 'ending';
  readonly testId: string;
  /** What it stands for now, for scripts that drive the page. */
  readonly state?: string;
  /** Of a choice among several: whether it is the one of now. */
  readonly pressed?: boolean;
  readonly onPress: () => void;
}

/** One of the room's commands: a picture over a word. */
export const ControlButton = ({
  icon,
  label,
  title,
  tone = 'plain',
  testId,
  state,
  pressed,
  onPress,
}: ControlButtonProps) => (
  <button
    type="button"
    className={`${classes.button} ${classes[tone]}`}
    title={title}
    aria-pressed={pressed}
    data-testid={testId}
    data-state={state}
    onClick={(event) => {
      onPress();
      // A press of the space bar later on belongs to the room, not to the button that was pressed last.
      if (event.detail > 0) event.currentTarget.blur();
    }}
  >
    <span aria-hidden="true">{icon}</span>
    {label}
  </button>
);
