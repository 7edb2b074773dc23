import type { ConclusionState } from '@diem-cau/shared';
import { ActionIcon, Text, Textarea } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseByTyping } from '../../../ui/desk/choose-by-typing.tsx';
import { DayField } from '../../../ui/desk/day-field.tsx';
import { rowFaults, type RowDraft } from './conclusions-draft.ts';
import classes from './conclusion-rows.module.css';
import { CooperatingUnits } from './cooperating-units.tsx';
import { RemoveButton } from './remove-button.tsx';
import { useStateWords } from './use-state-words.ts';
import type { UnitSearch } from './unit-search.ts';

/** What can be done to the rows; a row is named by its key. */
export interface RowEdits {
  readonly change: (key: string, change: Partial<Omit<RowDraft, 'key'>>) => void;
  readonly add: (below: string | null) => void;
  readonly move: (key: string, step: -1 | 1) => void;
  readonly remove: (key: string) => void;
}

interface ConclusionRowFieldsProps {
  readonly row: RowDraft;
  /** Its place, from 1. */
  readonly number: number;
  readonly isLast: boolean;
  /** The page was opened to show this row. */
  readonly isWanted: boolean;
  /** What was noted of its task; null where nothing was. */
  readonly state: ConclusionState | null;
  readonly search: UnitSearch;
  readonly checked: boolean;
  readonly edits: RowEdits;
}

/** One conclusion: the work, who leads, who cooperates, until when; Alt and the arrows move it, Ctrl+Enter begins the next one. */
export const ConclusionRowFields = memo((props: ConclusionRowFieldsProps) => {
  const { row, number: n, isLast, isWanted, state, search, checked, edits } = props;
  const { key } = row;
  const onChange = (change: Partial<Omit<RowDraft, 'key'>>): void => edits.change(key, change);
  const { t } = useTranslation('conclusions');
  const stateWords = useStateWords();
  const faults = checked ? rowFaults(row) : [];
  const label = (field: string): string => t('fieldOf', { field, n });
  const press = (event: KeyboardEvent<HTMLLIElement>): void => {
    // A dialog that a button of the row opened is no part of the row's line.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    const step = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key] : undefined;
    if (step !== undefined) edits.move(key, step);
    else if (event.altKey && event.key === 'Delete')
      event.currentTarget.querySelector<HTMLElement>('[data-remove]')?.click();
    else if (event.ctrlKey && event.key === 'Enter') edits.add(key);
    else return;
    // The fields have a meaning of their own for these keys.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li className={classes.row} data-row={row.key} data-wanted={isWanted} onKeyDownCapture={press}>
      <Text className={classes.number ?? ''} fw={600}>
        {n}
      </Text>
      <div data-label={t('work')}>
        <Textarea
          aria-label={label(t('work'))}
          autosize
          minRows={1}
          maxRows={12}
          maxLength={4000}
          value={row.work}
          onChange={({ currentTarget }) => onChange({ work: currentTarget.value })}
          error={faults.includes('work') ? t('faults.work') : null}
        />
        {state !== null && (
          <Text size="xs" c="gray.7" mt={2}>
            {stateWords(state)}
          </Text>
        )}
      </div>
      <div data-label={t('leadUnit')}>
        <ChooseByTyping
          label={label(t('leadUnit'))}
          hideLabel
          placeholder={t('unitHint')}
          maxLength={200}
          value={row.leadUnit}
          find={search.find}
          show={(name) => ({ key: name, label: name })}
          onChoose={(leadUnit) => onChange({ leadUnit })}
          onType={(leadUnit) => onChange({ leadUnit })}
          asTyped={{
            offer: (words) => t('asTyped', { words }),
            onTake: (words) => onChange({ leadUnit: search.named(words) }),
            whenLeft: true,
          }}
          error={faults.includes('lead') ? t('faults.lead') : null}
        />
      </div>
      <div data-label={t('cooperating')}>
        <CooperatingUnits
          row={row}
          label={label(t('cooperating'))}
          search={search}
          error={faults.includes('cooperating') ? t('faults.cooperating') : null}
          onChange={onChange}
        />
      </div>
      <div data-label={t('deadline')}>
        <DayField
          label={label(t('deadline'))}
          hideLabel
          written={row.deadline}
          onChange={(deadline) => onChange({ deadline })}
          checked={checked}
        />
      </div>
      <div className={classes.buttons}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('up', { n })}
          title={t('upHint')}
          disabled={n === 1}
          onClick={() => edits.move(key, -1)}
        >
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('down', { n })}
          title={t('downHint')}
          disabled={isLast}
          onClick={() => edits.move(key, 1)}
        >
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
        <RemoveButton row={row} number={n} state={state} onRemove={() => edits.remove(key)} />
      </div>
    </li>
  );
});
