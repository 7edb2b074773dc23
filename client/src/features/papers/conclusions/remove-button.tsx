import type { ConclusionState } from '@diem-cau/shared';
import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { isBlank, type RowDraft } from './conclusions-draft.ts';

interface RemoveButtonProps {
  readonly row: RowDraft;
  readonly number: number;
  readonly state: ConclusionState | null;
  readonly onRemove: () => void;
}

/** Takes a row out; where something would go with it (its task, what was noted, what was written) it says so and asks once. */
export const RemoveButton = ({ row, number: n, state, onRemove }: RemoveButtonProps) => {
  const { t } = useTranslation('conclusions');
  const sentence = (): string => {
    if (row.conclusionId === null) return t('remove.unsaved');
    return state === null ? t('remove.task') : t('remove.progress', { notes: numberText(state.notes) });
  };
  return (
    <AskOnce
      title={t('remove.title', { n })}
      sentence={sentence()}
      verb={t('remove.verb')}
      act={() => {
        onRemove();
        return Promise.resolve();
      }}
      opener={(open) => (
        <ActionIcon
          variant="default"
          size="lg"
          data-remove
          aria-label={t('remove.label', { n })}
          title={t('remove.hint')}
          onClick={isBlank(row) ? onRemove : open}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      )}
    />
  );
};
