import { useId, type ReactNode } from 'react';
import classes from './choice.module.css';

interface ChoiceProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly testId: string;
  readonly disabled?: boolean;
  readonly onChoose: (value: string) => void;
}

/** One of a few things to choose from, as large as a finger. */
export const Choice = ({ icon, label, value, options, testId, disabled = false, onChoose }: ChoiceProps) => {
  const id = useId();
  return (
    <div className={classes.choice}>
      <label htmlFor={id}>
        <span aria-hidden="true">{icon}</span>
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        data-testid={testId}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
};
