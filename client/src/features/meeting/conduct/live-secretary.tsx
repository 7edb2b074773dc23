import type { AccountChoice, MeetingView, NamedSecretary } from '@diem-cau/shared';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameSecretary } from '../../../core/acts/secretary.ts';
import { findSecretaries, shownSecretary } from '../../../core/secretaries.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { ChooseByTyping } from '../../../ui/desk/choose-by-typing.tsx';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useDeskActs } from './use-desk-acts.ts';

/** Who is the secretary of the running meeting, and for chair and admin a way to name somebody else, or nobody. */
export const LiveSecretary = ({ view, disabled }: { view: MeetingView; disabled: boolean }) => {
  const { t } = useTranslation(['records', 'acts']);
  const { acts } = useDeskActs(view);
  const { secretary } = view;
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  return (
    <Group gap="xs">
      <Text>{secretary === null ? t('live.secretary.none') : t('live.secretary.now', { name: secretary.name })}</Text>
      {acts.isPossible(nameSecretary, null) && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={disabled}
          aria-label={t('acts:name-secretary.label')}
          onClick={() => setChanging(true)}
        >
          {t('acts:name-secretary.short')}
        </Button>
      )}
      <DeskDialog opened={changing} onClose={close} title={t('acts:name-secretary.label')}>
        <SecretaryForm acts={acts} before={secretary} onClose={close} />
      </DeskDialog>
    </Group>
  );
};

interface SecretaryFormProps {
  readonly acts: Acts;
  readonly before: NamedSecretary | null;
  readonly onClose: () => void;
}

const named = ({ accountId, displayName }: AccountChoice): NamedSecretary => ({ accountId, name: displayName });

const SecretaryForm = ({ acts, before, onClose }: SecretaryFormProps) => {
  const { t } = useTranslation('records');
  const [chosen, setChosen] = useState(before);
  const save = useAttempt(async () => {
    await acts.fill(nameSecretary, { accountId: chosen?.accountId ?? null });
    onClose();
  });
  return (
    <DeskForm attempt={save} onSubmit={() => void save.run()} onCancel={onClose}>
      <ChooseByTyping
        label={t('live.secretary.label')}
        description={t('live.secretary.hint')}
        value={chosen?.name ?? ''}
        find={findSecretaries}
        show={shownSecretary}
        onChoose={(account) => setChosen(named(account))}
        onClear={() => setChosen(null)}
      />
    </DeskForm>
  );
};
