import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Differences } from './differences.tsx';
import classes from './differences.module.css';
import type { FieldChange } from './paper-changes.ts';
import type { PaperKind } from './paper-kind.ts';

interface ChangesListProps {
  readonly kind: Pick<PaperKind, 'name'>;
  readonly changes: readonly FieldChange[];
  readonly before: string;
  readonly after: string;
  /** What can be done about a field, under what stands on both sides. */
  readonly act?: (change: FieldChange) => ReactNode;
}

/** All fields that differ, each by its name with what stands on both sides. */
export const ChangesList = ({ kind, changes, before, after, act }: ChangesListProps) => {
  const { t } = useTranslation('papers');
  if (changes.length === 0) return <Text size="sm">{t('changes.none')}</Text>;
  return (
    <>
      {changes.map((change) => {
        const name = t(`fields.${kind.name}.${change.field.key}`);
        return (
          <div key={change.field.key} role="group" aria-label={name} className={classes.change}>
            <Text fw={600}>{name}</Text>
            <Differences change={change} sides={{ before, after }} />
            {act?.(change)}
          </div>
        );
      })}
    </>
  );
};
