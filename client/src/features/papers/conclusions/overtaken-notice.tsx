import type { ConclusionsView } from '@diem-cau/shared';
import { Box, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { WorkOvertaken } from '../../../ui/desk/work-overtaken.tsx';
import { draftOfRow, writtenIn, type RowDraft } from './conclusions-draft.ts';
import { ConclusionsTable } from './conclusions-table.tsx';

interface OvertakenNoticeProps {
  /** What somebody saved meanwhile. */
  readonly view: ConclusionsView;
  /** What is being written here. */
  readonly mine: readonly RowDraft[];
  readonly onMerge: () => void;
  readonly onTake: () => void;
}

/** Somebody saved while the secretary was writing: the newer version stands above, what is being written below, and both can be joined. */
export const OvertakenNotice = ({ view, mine, onMerge, onTake }: OvertakenNoticeProps) => {
  const { t } = useTranslation('conclusions');
  const { moment } = useTimes();
  const newest = view.versions.at(-1);
  const written = new Set(mine.map(writtenIn));
  return (
    <Box mb="md">
      <WorkOvertaken
        title={
          newest === undefined
            ? t('overtaken.title')
            : t('overtaken.titleBy', { version: newest.version, by: newest.by, at: moment(newest.at) })
        }
        what={t('overtaken.what')}
        ways={[
          { label: t('overtaken.merge'), act: onMerge },
          {
            label: t('overtaken.take'),
            act: onTake,
            question: {
              title: t('overtaken.take'),
              sentence: t('overtaken.takeSentence'),
              verb: t('overtaken.take'),
            },
          },
        ]}
      />
      <Text fw={600} mb={4}>
        {t('overtaken.theirs')}
      </Text>
      <ConclusionsTable
        caption={t('overtaken.theirs')}
        rows={view.rows}
        states={view.states}
        differs={(row) => !written.has(writtenIn(draftOfRow(row)))}
      />
      <Text fw={600} mt="md" mb={4}>
        {t('overtaken.mine')}
      </Text>
    </Box>
  );
};
