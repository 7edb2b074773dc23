import type { ReactNode } from 'react';
import classes from './strip.module.css';

interface StripButtonProps {
  readonly icon?: ReactNode;
  readonly label: string;
  /** Whom it concerns, for a screen reader. */
  readonly of?: string;
  readonly tone?: 'plain' | 'ending';
  /** It changes nothing: it may have the focus when its strip opens. */
  readonly harmless?: boolean;
  readonly testId: string;
  readonly onPress: () => void;
}

/** A button of what stands in the strip: its picture beside its words. */
export const StripButton = ({ icon, label, of, tone = 'plain', harmless, testId, onPress }: StripButtonProps) => (
  <button
    type="button"
    className={`${classes.button} ${classes[tone]}`}
    aria-label={of === undefined ? undefined : `${label}: ${of}`}
    data-harmless={harmless}
    data-testid={testId}
    onClick={(event) => {
      onPress();
      // A clicker's Enter later on presses nothing that was pressed by the mouse before.
      if (event.detail > 0) event.currentTarget.blur();
    }}
  >
    {icon !== undefined && <span aria-hidden="true">{icon}</span>}
    {label}
  </button>
);
