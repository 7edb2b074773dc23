import type { ConclusionState } from '@diem-cau/shared';
import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { RowDraft } from './conclusions-draft.ts';
import { ConclusionRowFields, type RowEdits } from './conclusion-row-fields.tsx';
import classes from './conclusion-rows.module.css';
import { addRow, changeRow, moveRow, removeRow } from './edit-rows.ts';
import type { UnitSearch } from './unit-search.ts';

interface ConclusionRowsProps {
  readonly rows: readonly RowDraft[];
  readonly states: readonly ConclusionState[];
  readonly search: UnitSearch;
  /** Whether it was tried to be saved: what is missing is then marked. */
  readonly checked: boolean;
  /** Grows with each attempt that met faults: the keyboard is then led to the first of them. */
  readonly attempts: number;
  readonly onChange: (rows: readonly RowDraft[]) => void;
}

/** The conclusions in the chair's order, each a line of fields; rows come, move and go by the keyboard as well. */
export const ConclusionRows = ({ rows, states, search, checked, attempts, onChange }: ConclusionRowsProps) => {
  const { t } = useTranslation('conclusions');
  const wanted = useSearchParams()[0].get('row');
  const list = useRef<HTMLOListElement>(null);
  const adder = useRef<HTMLButtonElement>(null);
  const next = useRef<string | null>(null);
  // Read by the edits, which stay the same functions: a row that did not change is then not drawn anew with each key.
  const latest = useRef(rows);
  useLayoutEffect(() => {
    latest.current = rows;
  }, [rows]);
  const edits = useMemo((): RowEdits => {
    const write = (after: readonly RowDraft[], focus: string | null): void => {
      next.current = focus;
      onChange(after);
    };
    return {
      change: (key, change) => onChange(changeRow(latest.current, key, change)),
      add: (below) => {
        const { rows: after, key } = addRow(latest.current, below);
        write(after, key);
      },
      move: (key, step) => onChange(moveRow(latest.current, key, step)),
      remove: (key) => {
        const { rows: after, next: then } = removeRow(latest.current, key);
        write(after, then ?? '');
      },
    };
  }, [onChange]);
  useEffect(() => {
    if (next.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.current)}"] textarea`);
    (row ?? adder.current)?.focus();
    next.current = null;
  }, [rows]);
  useEffect(() => {
    if (attempts > 0) list.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);
  useEffect(() => {
    list.current?.querySelector('[data-wanted="true"]')?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <>
      {rows.length === 0 ? (
        <Text mb="sm">{t('empty')}</Text>
      ) : (
        <div className={classes.heads} aria-hidden>
          <span />
          <span>{t('work')}</span>
          <span>{t('leadUnit')}</span>
          <span>{t('cooperating')}</span>
          <span>{t('deadline')}</span>
        </div>
      )}
      <ol className={classes.rows} aria-label={t('title')} ref={list}>
        {rows.map((row, index) => (
          <ConclusionRowFields
            key={row.key}
            row={row}
            number={index + 1}
            isLast={index === rows.length - 1}
            isWanted={wanted !== null && row.conclusionId === wanted}
            state={states.find(({ conclusionId }) => conclusionId === row.conclusionId) ?? null}
            search={search}
            checked={checked}
            edits={edits}
          />
        ))}
      </ol>
      <Button
        ref={adder}
        my="sm"
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        disabled={rows.length >= 200}
        onClick={() => edits.add(null)}
      >
        {t('add')}
      </Button>
    </>
  );
};
