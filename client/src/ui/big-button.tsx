import type { ReactNode } from 'react';
import classes from './big-button.module.css';

/** What a large button says, and what it does. */
export interface BigButtonProps {
  readonly icon: ReactNode;
  /** How things stand, or what the button does. */
  readonly label: string;
  readonly hint?: string;
  /** `on` is live, `held` is out of this person's hands, `ending` ends something. */
  readonly tone?: 'plain' | 'on' | 'held' | 'trouble' | 'ending';
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly testId: string;
  readonly onPress: () => void;
}

/** A large button with a picture and words, for people who are a little afraid of it. */
export const BigButton = ({
  icon,
  label,
  hint,
  tone = 'plain',
  pressed,
  disabled = false,
  testId,
  onPress,
}: BigButtonProps) => (
  <button
    type="button"
    className={`${classes.button} ${classes[tone]}`}
    aria-pressed={pressed}
    disabled={disabled}
    data-testid={testId}
    data-tone={tone}
    onClick={onPress}
  >
    <span className={classes.icon} aria-hidden="true">
      {icon}
    </span>
    <span className={classes.words}>
      <span className={classes.label}>{label}</span>
      {hint !== undefined && <span className={classes.hint}>{hint}</span>}
    </span>
  </button>
);
