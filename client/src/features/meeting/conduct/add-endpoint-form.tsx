import type { EndpointBody, EndpointId } from '@diem-cau/shared';
import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import classes from './add-endpoint-form.module.css';
import { findEndpoints } from './endpoints-to-add.ts';

interface AddEndpointFormProps {
  readonly endpoints: readonly EndpointBody[];
  readonly add: (endpointId: EndpointId) => Promise<void>;
  readonly onClose: () => void;
}

/** One endpoint to choose, in the directory's order; only what the search leaves can be chosen. */
export const AddEndpointForm = ({ endpoints, add, onClose }: AddEndpointFormProps) => {
  const { t } = useTranslation(['records', 'desk']);
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const adding = useAttempt(add);
  const found = findEndpoints(endpoints, words);
  const wanted = found.find(({ endpointId }) => endpointId === chosen);
  const submit = (): void => {
    setChecked(true);
    if (wanted !== undefined) void adding.run(wanted.endpointId);
  };
  if (endpoints.length === 0)
    return (
      <Stack>
        <Text>{t('live.add.none')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} autoFocus>
            {t('desk:close')}
          </Button>
        </Group>
      </Stack>
    );
  return (
    <DeskForm
      attempt={adding}
      onSubmit={submit}
      onCancel={onClose}
      verb={t('live.add.add')}
      wording={{ 'not-found': t('live.add.gone') }}
    >
      <Text size="sm">{t('live.add.lead')}</Text>
      <TextInput
        type="search"
        aria-label={t('live.add.search')}
        placeholder={t('live.add.search')}
        leftSection={<IconSearch size="1em" aria-hidden />}
        autoFocus
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('live.add.which')}
        value={wanted?.endpointId ?? null}
        onChange={setChosen}
        error={checked && wanted === undefined ? t('live.add.fault') : null}
      >
        <Stack gap={6} my="xs" className={classes.list ?? ''}>
          {found.map(({ endpointId, name }) => (
            <Radio key={endpointId} value={endpointId} label={name} />
          ))}
        </Stack>
      </Radio.Group>
      {found.length === 0 && <Text role="status">{t('live.add.noneFound')}</Text>}
    </DeskForm>
  );
};
