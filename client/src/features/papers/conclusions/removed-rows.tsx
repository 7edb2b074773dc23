import type { ConclusionRow, ConclusionState } from '@diem-cau/shared';
import { Button, Text, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './removed-rows.module.css';
import { useStateWords } from './use-state-words.ts';

interface RemovedRowsProps {
  /** Rows that the next saving takes out. */
  readonly takenOut: readonly ConclusionRow[];
  /** Rows that an earlier saving took out. */
  readonly earlier: readonly ConclusionRow[];
  readonly states: readonly ConclusionState[];
  /** Null for whoever only reads. */
  readonly onPutBack: ((row: ConclusionRow) => void) | null;
}

/** What was taken out, with its task's state, so that nothing vanishes silently and anything can be put back. */
export const RemovedRows = ({ takenOut, earlier, states, onPutBack }: RemovedRowsProps) => {
  const { t } = useTranslation('conclusions');
  const stateWords = useStateWords();
  const line = (row: ConclusionRow, when: string) => {
    const state = states.find(({ conclusionId }) => conclusionId === row.conclusionId);
    return (
      <li key={row.conclusionId}>
        <div>
          <Text size="sm" fw={600} className={classes.work ?? ''}>
            {row.work}
          </Text>
          <Text size="sm" c="gray.7">
            {[row.leadUnit, when, state === undefined ? '' : stateWords(state)].filter(Boolean).join(' · ')}
          </Text>
        </div>
        {onPutBack !== null && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            aria-label={t('removed.putBackOf', { work: row.work })}
            onClick={() => onPutBack(row)}
          >
            {t('removed.putBack')}
          </Button>
        )}
      </li>
    );
  };
  if (takenOut.length + earlier.length === 0) return null;
  return (
    <section className={classes.removed}>
      <Title order={2} size="h3" mb={4}>
        {t('removed.title')}
      </Title>
      <Text size="sm" mb="xs">
        {t('removed.what')}
      </Text>
      <ul>
        {takenOut.map((row) => line(row, t('removed.whenSaved')))}
        {earlier.map((row) => line(row, ''))}
      </ul>
    </section>
  );
};
