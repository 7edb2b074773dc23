import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AttendeeDraft } from './roll-draft.ts';
import type { FoundElsewhere } from './same-person.ts';

interface SamePersonQuestionProps {
  readonly attendee: AttendeeDraft;
  readonly found: FoundElsewhere;
  readonly onChange: (attendee: AttendeeDraft) => void;
}

/** Asks whether somebody who is not in the directory is whom another call found in another room: else he or she counts as two. */
export const SamePersonQuestion = ({ attendee, found, onChange }: SamePersonQuestionProps) => {
  const { t } = useTranslation('roll-call');
  const answers = [
    ['yes', found.endpointId],
    ['no', null],
  ] as const;
  return (
    <Group gap="xs" mt={4} role="group" aria-label={t('same.ask', { name: attendee.name, endpoint: found.name })}>
      <Text size="sm">{t('same.ask', { name: attendee.name, endpoint: found.name })}</Text>
      {answers.map(([answer, sameAs]) => (
        <Button
          key={answer}
          size="compact-sm"
          variant={attendee.sameAs === sameAs ? 'filled' : 'default'}
          aria-pressed={attendee.sameAs === sameAs}
          onClick={() => onChange({ ...attendee, sameAs })}
        >
          {t(`same.${answer}`)}
        </Button>
      ))}
    </Group>
  );
};
