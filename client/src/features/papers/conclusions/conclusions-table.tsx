import type { ConclusionRow, ConclusionState } from '@diem-cau/shared';
import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { calendarDayText, numberText } from '../../../ui/desk/figures.ts';
import classes from './removed-rows.module.css';
import { useStateWords } from './use-state-words.ts';

interface ConclusionsTableProps {
  readonly caption: string;
  readonly rows: readonly ConclusionRow[];
  readonly states: readonly ConclusionState[];
  /** Marks rows that read otherwise in what is being written. */
  readonly differs?: (row: ConclusionRow) => boolean;
}

/** Conclusions to be read. */
export const ConclusionsTable = ({ caption, rows, states, differs }: ConclusionsTableProps) => {
  const { t } = useTranslation('conclusions');
  const stateWords = useStateWords();
  const columns: readonly Column<ConclusionRow>[] = [
    { key: 'n', title: t('number'), numeric: true, width: '4em', cell: (row) => numberText(rows.indexOf(row) + 1) },
    {
      key: 'work',
      title: t('work'),
      rowHead: true,
      cell: (row) => {
        const state = states.find(({ conclusionId }) => conclusionId === row.conclusionId);
        return (
          <>
            <span className={classes.work}>{row.work}</span>
            {differs?.(row) === true && (
              <Badge ml="xs" color="accent" variant="outline">
                {t('overtaken.differs')}
              </Badge>
            )}
            {state !== undefined && (
              <Text size="xs" c="gray.7">
                {stateWords(state)}
              </Text>
            )}
          </>
        );
      },
    },
    { key: 'lead', title: t('leadUnit'), width: '15em', cell: ({ leadUnit }) => leadUnit },
    {
      key: 'cooperating',
      title: t('cooperating'),
      width: '17em',
      cell: ({ cooperatingUnits }) => cooperatingUnits.join('; '),
    },
    {
      key: 'deadline',
      title: t('deadline'),
      numeric: true,
      width: '8em',
      cell: ({ deadline }) => (deadline === null ? t('noDeadline') : calendarDayText(deadline)),
    },
  ];
  return (
    <DeskTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ conclusionId }) => conclusionId ?? ''}
      empty={t('none')}
    />
  );
};
