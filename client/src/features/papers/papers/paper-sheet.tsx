import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldProposal } from './field-proposal.tsx';
import type { FieldChange } from './paper-changes.ts';
import { PaperFieldInput, type FieldLook } from './paper-field-input.tsx';
import type { PaperFault } from './paper-faults.ts';
import type { PaperKind } from './paper-kind.ts';
import classes from './paper-sheet.module.css';
import { sameField, type FieldText, type PaperText } from './paper-text.ts';

/** Shows one field at its place on the sheet. */
export type ShowField = (key: string, look?: FieldLook) => ReactNode;

interface PaperSheetProps {
  readonly kind: PaperKind;
  readonly text: PaperText;
  /** What was saved, or is proposed: what differs from it is not saved. */
  readonly base: PaperText;
  readonly readOnly: boolean;
  readonly faults: readonly PaperFault[];
  /** Where the record proposes something else. */
  readonly proposed: readonly FieldChange[];
  readonly onField: (key: string, value: FieldText) => void;
  readonly onTakeProposal: (key: string) => void;
  readonly children: (show: ShowField) => ReactNode;
}

/** A paper as a sheet that reads like the document and is written on. */
export const PaperSheet = (props: PaperSheetProps) => {
  const { kind, text, base, readOnly, faults, proposed, onField, onTakeProposal, children } = props;
  const { t } = useTranslation('papers');
  const show: ShowField = (key, look = 'plain') => {
    const field = kind.fields.find((each) => each.key === key);
    if (field === undefined) return null;
    const label = t(`fields.${kind.name}.${key}`);
    const change = readOnly ? undefined : proposed.find((each) => each.field.key === key);
    return (
      <Fragment key={key}>
        <PaperFieldInput
          field={field}
          label={label}
          look={look}
          before={key === 'head.symbol' ? t('sheet.number') : ''}
          text={text}
          readOnly={readOnly}
          isOwn={!sameField(base, text, key)}
          faults={faults.filter((fault) => fault.key === key)}
          onChange={(value) => onField(key, value)}
        >
          {change !== undefined && <FieldProposal label={label} change={change} onTake={() => onTakeProposal(key)} />}
        </PaperFieldInput>
      </Fragment>
    );
  };
  return (
    <article className={classes.sheet} aria-label={t(`${kind.name}.title`)}>
      {children(show)}
    </article>
  );
};
