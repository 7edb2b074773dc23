import { Alert, Button, Group, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import type { LeftDraft } from './draft-memory.ts';

interface LeftDraftsProps {
  readonly left: readonly LeftDraft[];
  /** Something is written here that taking another draft would replace. */
  readonly isBegun: boolean;
  readonly onTake: (left: LeftDraft) => void;
  readonly onDrop: (left: LeftDraft) => void;
}

/** What the same person wrote in another tab and did not save: taken over here, or dropped. */
export const LeftDrafts = ({ left, isBegun, onTake, onDrop }: LeftDraftsProps) => {
  const { t } = useTranslation('papers');
  const { moment } = useTimes();
  return left.map((each) => (
    <Alert
      key={each.tab}
      color="accent"
      variant="outline"
      mb="md"
      icon={<IconPencil aria-hidden />}
      title={t('left.title', { at: moment(each.at) })}
    >
      <Text size="sm" mb="xs">
        {t(isBegun ? 'left.whileWriting' : 'left.what')}
      </Text>
      <Group gap="xs">
        <Button size="xs" disabled={isBegun} onClick={() => onTake(each)}>
          {t('left.take')}
        </Button>
        <AskOnce
          title={t('forget.title')}
          sentence={t('forget.sentence')}
          verb={t('forget.verb')}
          act={async () => onDrop(each)}
          opener={(open) => (
            <Button size="xs" variant="default" onClick={open}>
              {t('left.drop')}
            </Button>
          )}
        />
      </Group>
    </Alert>
  ));
};
