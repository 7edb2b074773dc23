import { AttendeeState } from '@diem-cau/shared';
import type { KeyboardEvent } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './state-choice.module.css';

interface StateChoiceProps {
  /** Whose state it is, for a screen reader. */
  readonly name: string;
  readonly state: AttendeeState;
  readonly onChange: (state: AttendeeState) => void;
}

/** The state of one person in words, chosen by a click, the arrows, or its digit. */
export const StateChoice = ({ name, state, onChange }: StateChoiceProps) => {
  const { t } = useTranslation('roll-call');
  const group = useId();
  const press = (event: KeyboardEvent): void => {
    const wanted = AttendeeState.options[Number(event.key) - 1];
    if (wanted === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onChange(wanted);
  };
  return (
    <div role="radiogroup" aria-label={t('row.stateOf', { name })} className={classes.choice} onKeyDown={press}>
      {AttendeeState.options.map((option, index) => (
        <label key={option} className={classes.option} data-state={option}>
          <input type="radio" name={group} checked={option === state} onChange={() => onChange(option)} />
          <kbd aria-hidden>{index + 1}</kbd>
          {t(`states.${option}`)}
        </label>
      ))}
    </div>
  );
};
