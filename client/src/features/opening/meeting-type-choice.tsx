import { MeetingType, meetingPolicies } from '@diem-cau/shared';
import { List, Paper, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { policySentences } from './policy-sentences.ts';

/** The type of the meeting, and in words what follows from it. */
export const MeetingTypeChoice = ({ type, onChange }: { type: MeetingType; onChange: (type: MeetingType) => void }) => {
  const { t } = useTranslation('opening');
  return (
    <div>
      <Radio.Group
        label={t('type')}
        description={t('typeHint')}
        value={type}
        onChange={(value) => onChange(MeetingType.parse(value))}
      >
        <Stack gap={6} mt="xs">
          {MeetingType.options.map((option) => (
            <Radio key={option} value={option} label={t(`types.${option}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Paper withBorder p="sm" mt="sm" aria-live="polite">
        <Text size="sm" fw={600} mb={4}>
          {t('policy', { type: t(`types.${type}`) })}
        </Text>
        <List size="sm">
          {policySentences(meetingPolicies[type]).map(({ key, hours }) => (
            <List.Item key={key}>{t(`policies.${key}`, { hours })}</List.Item>
          ))}
        </List>
      </Paper>
    </div>
  );
};
