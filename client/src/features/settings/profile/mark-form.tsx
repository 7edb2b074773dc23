import type { ProfileBody } from '@diem-cau/shared';
import { Button, FileButton, Group, Image, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { markKinds } from '../../../core/mark-picture.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { clearMark, setMark } from './profile-api.ts';
import { useSourceWords } from './use-source-words.ts';

interface MarkFormProps {
  readonly mark: ProfileBody['fields']['mark'];
  readonly onSaved: (profile: ProfileBody) => void;
}

/** The small picture beside the hub's name: chosen, or taken away. */
export const MarkForm = ({ mark, onSaved }: MarkFormProps) => {
  const { t } = useTranslation('profile');
  const sourceOf = useSourceWords();
  const choosing = useAttempt(async (file: File | null) => {
    if (file !== null) onSaved(await setMark(file));
  });
  const taking = useAttempt(async () => onSaved(await clearMark()));
  return (
    <Stack>
      <div>
        <Title order={2}>{t('fields.mark')}</Title>
        <Text size="sm" c="gray.7">
          {t('markHint')} {mark.value !== '' && sourceOf(mark)}
        </Text>
      </div>
      <Group>
        {mark.value !== '' && <Image src={mark.value} alt={t('markAlt')} w="auto" h="4rem" fit="contain" />}
        <FileButton accept={markKinds.join(',')} onChange={(file) => void choosing.run(file)}>
          {(open) => (
            <Button variant="default" loading={choosing.busy} {...open}>
              {t('chooseMark')}
            </Button>
          )}
        </FileButton>
        {mark.value !== '' && (
          <Button variant="default" loading={taking.busy} onClick={() => void taking.run()}>
            {t('takeMark')}
          </Button>
        )}
      </Group>
      <TroubleNotice error={choosing.error ?? taking.error} />
    </Stack>
  );
};
