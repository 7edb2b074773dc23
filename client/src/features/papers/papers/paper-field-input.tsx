import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AttendanceRows } from './attendance-rows.tsx';
import { faultWords } from './fault-words.ts';
import { placeOfField } from './field-place.ts';
import classes from './paper-field.module.css';
import type { PaperFault } from './paper-faults.ts';
import type { PaperField } from './paper-kind.ts';
import { lineOf, rowsOf, type FieldText, type PaperText } from './paper-text.ts';

/** How a field stands on the sheet. */
export type FieldLook = 'plain' | 'centred' | 'centred-bold' | 'centred-label';

interface PaperFieldInputProps {
  readonly field: PaperField;
  readonly label: string;
  readonly look: FieldLook;
  /** What stands before the text and is not the writer's; empty for nothing. */
  readonly before: string;
  readonly text: PaperText;
  readonly readOnly: boolean;
  /** Whether it was changed and is not saved. */
  readonly isOwn: boolean;
  readonly faults: readonly PaperFault[];
  readonly onChange: (value: FieldText) => void;
  readonly children: ReactNode;
}

/** One field of a paper with its name, what is wrong with it, and what belongs under it. */
export const PaperFieldInput = (props: PaperFieldInputProps) => {
  const { field, label, look, before, text, readOnly, isOwn, faults, onChange, children } = props;
  const { key, kind } = field;
  const { t } = useTranslation('papers');
  const id = placeOfField(key);
  const fault = faults.find(({ row }) => row === null);
  const shared = { id, readOnly, value: lineOf(text, key), error: fault === undefined ? null : faultWords(t, fault) };
  const control = {
    // Neither a tab nor another character without a look has a place in one line.
    line: (
      <TextInput
        {...shared}
        {...(before === '' ? {} : { leftSection: before, leftSectionWidth: '5.5em' })}
        onChange={({ currentTarget }) => onChange(currentTarget.value.replace(/\p{Cc}/gu, ' '))}
      />
    ),
    lines: (
      <Textarea {...shared} autosize minRows={2} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
    ),
    rows: (
      <AttendanceRows
        id={id}
        caption={label}
        rows={rowsOf(text, key)}
        readOnly={readOnly}
        faults={faults}
        onChange={onChange}
      />
    ),
  };
  return (
    <div className={classes.field} data-look={look} data-own={isOwn ? true : undefined}>
      <div className={classes.label}>
        {kind === 'rows' ? <span>{label}</span> : <label htmlFor={id}>{label}</label>}
        {isOwn && <span className={classes.own}>{t('own')}</span>}
      </div>
      {control[kind]}
      {children}
    </div>
  );
};
