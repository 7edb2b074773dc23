import type { MeetingPolicy, MeetingType } from '@diem-cau/shared';
import { List, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { policySentences } from './policy-sentences.ts';

/** In words, what follows from a type of meeting and from what was chosen for this one, and where that is laid down. */
export const TypePolicy = ({ type, policy }: { type: MeetingType; policy: MeetingPolicy }) => {
  const { t } = useTranslation('opening');
  return (
    <Paper withBorder p="sm" aria-live="polite">
      <Text size="sm" fw={600} mb={4}>
        {t('policy', { type: t(`types.${type}`) })}
      </Text>
      <List size="sm">
        {policySentences(policy).map(({ key, hours }) => (
          <List.Item key={key}>{t(`policies.${key}`, { hours })}</List.Item>
        ))}
      </List>
      <Text size="xs" mt={4}>
        {t('typeHint')}
      </Text>
    </Paper>
  );
};
