import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../../../ui/desk/copy-field.tsx';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { makeToken, type MadeToken } from './api-tokens-api.ts';
import { statsCommand } from './stats-command.ts';

interface NewTokenProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onMade: () => void;
}

/** Asks what a token is for, and then shows its secret this once. */
export const NewToken = ({ opened, onClose, onMade }: NewTokenProps) => {
  const { t } = useTranslation('api-tokens');
  const [made, setMade] = useState<MadeToken | null>(null);
  const close = (): void => {
    setMade(null);
    onClose();
  };
  return (
    <DeskDialog
      opened={opened}
      onClose={close}
      size="lg"
      title={made === null ? t('make') : t('madeTitle', { name: made.token.name })}
      shownOnce={made !== null}
    >
      {opened && made === null && (
        <Naming
          onCancel={close}
          onMade={(token) => {
            setMade(token);
            onMade();
          }}
        />
      )}
      {made !== null && <Secret made={made} onClose={close} />}
    </DeskDialog>
  );
};

const Naming = ({ onCancel, onMade }: { onCancel: () => void; onMade: (made: MadeToken) => void }) => {
  const { t } = useTranslation('api-tokens');
  const [name, setName] = useState('');
  const [checked, setChecked] = useState(false);
  const make = useAttempt(async () => {
    if (name.trim() !== '') onMade(await makeToken(name.trim()));
  });
  const submit = (): void => {
    setChecked(true);
    void make.run();
  };
  return (
    <DeskForm attempt={make} onSubmit={submit} onCancel={onCancel} verb={t('make')}>
      <TextInput
        label={t('purpose')}
        description={t('purposeHint')}
        maxLength={120}
        data-autofocus
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={checked && name.trim() === '' ? t('purposeFault') : null}
      />
    </DeskForm>
  );
};

const Secret = ({ made, onClose }: { made: MadeToken; onClose: () => void }) => {
  const { t } = useTranslation('api-tokens');
  const year = useTimes().day(made.token.createdAt).slice(-4);
  return (
    <Stack>
      <Text>{t('madeWhat')}</Text>
      <CopyField label={t('secret')} value={made.secret} />
      <CopyField label={t('command')} value={statsCommand(window.location.origin, made.secret, year)} />
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('noted')}</Button>
      </Group>
    </Stack>
  );
};
