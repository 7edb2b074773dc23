import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseByTyping } from '../../../ui/desk/choose-by-typing.tsx';
import type { RowDraft } from './conclusions-draft.ts';
import classes from './conclusion-rows.module.css';
import { addUnit } from './edit-rows.ts';
import type { UnitSearch } from './unit-search.ts';

interface CooperatingUnitsProps {
  readonly row: RowDraft;
  readonly label: string;
  readonly search: UnitSearch;
  readonly error: ReactNode;
  readonly onChange: (change: Partial<Omit<RowDraft, 'key'>>) => void;
}

/** The cooperating units, each with its button that takes it away, and the field that adds one. */
export const CooperatingUnits = ({ row, label, search, error, onChange }: CooperatingUnitsProps) => {
  const { t } = useTranslation('conclusions');
  const add = (unit: string): void => onChange(addUnit(row, unit));
  return (
    <div>
      {row.cooperatingUnits.length > 0 && (
        <ul className={classes.units} aria-label={label}>
          {row.cooperatingUnits.map((unit) => (
            <li key={unit}>
              <span>{unit}</span>
              <CloseButton
                size={26}
                aria-label={t('removeUnit', { unit })}
                onClick={() => onChange({ cooperatingUnits: row.cooperatingUnits.filter((each) => each !== unit) })}
              />
            </li>
          ))}
        </ul>
      )}
      <ChooseByTyping
        label={label}
        hideLabel
        placeholder={t('addUnit')}
        maxLength={200}
        value={row.cooperatingTyped}
        find={search.find}
        show={(name) => ({ key: name, label: name })}
        onChoose={add}
        onType={(cooperatingTyped) => onChange({ cooperatingTyped })}
        asTyped={{
          offer: (words) => t('asTyped', { words }),
          onTake: (words) => add(search.named(words)),
          whenLeft: true,
        }}
        error={error}
      />
    </div>
  );
};
