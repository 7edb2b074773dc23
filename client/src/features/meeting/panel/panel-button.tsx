import type { ReactNode } from 'react';
import classes from './button.module.css';

interface PanelButtonProps {
  readonly icon?: ReactNode;
  readonly label: string;
  /** Whom it concerns, for a screen reader. */
  readonly of?: string | undefined;
  readonly tone?: 'plain' | 'first' | 'held' | 'ending';
  /** Of a choice among several: whether it is the one of now. */
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean;
  readonly testId: string;
  readonly onPress: () => void;
}

/** A large control of the panel: its picture over its words, high enough for a thumb. */
export const PanelButton = ({ icon, label, of, tone = 'plain', testId, onPress, ...props }: PanelButtonProps) => (
  <button
    type="button"
    className={`${classes.button} ${classes[tone]}`}
    aria-label={of === undefined ? undefined : `${label}: ${of}`}
    aria-pressed={props.pressed}
    disabled={props.disabled}
    data-testid={testId}
    onClick={(event) => {
      onPress();
      // A clicker's Enter later on presses nothing that was pressed by hand before.
      if (event.detail > 0) event.currentTarget.blur();
    }}
  >
    {icon !== undefined && <span aria-hidden="true">{icon}</span>}
    {label}
  </button>
);
