import { DeputyChoice, type DeputyView, type MeetingView } from '@diem-cau/shared';
import { Button, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameDeputy } from '../../../core/acts/leading.ts';
import { findSecretaries, shownSecretary } from '../../../core/secretaries.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { ChooseByTyping } from '../../../ui/desk/choose-by-typing.tsx';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useDeskActs } from './use-desk-acts.ts';

/** Who leads the running meeting where the chair is away, and for chair and admin a way to name somebody else. */
export const LiveDeputy = ({ view, disabled }: { view: MeetingView; disabled: boolean }) => {
  const { t } = useTranslation(['records', 'acts']);
  const { acts } = useDeskActs(view);
  const { deputy } = view.leading;
  const [changing, setChanging] = useState(false);
  const close = (): void => setChanging(false);
  return (
    <Group gap="xs">
      <Text>{deputy === null ? t('live.deputy.none') : t('live.deputy.now', { name: deputy.name })}</Text>
      {acts.isPossible(nameDeputy, null) && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={disabled}
          aria-label={t('acts:name-deputy.label')}
          onClick={() => setChanging(true)}
        >
          {t('acts:name-deputy.short')}
        </Button>
      )}
      <DeskDialog opened={changing} onClose={close} title={t('acts:name-deputy.label')}>
        <DeputyForm acts={acts} view={view} onClose={close} />
      </DeskDialog>
    </Group>
  );
};

interface DeputyFormProps {
  readonly acts: Acts;
  readonly view: MeetingView;
  readonly onClose: () => void;
}

/** The choices of the list that are no endpoint. */
const secretary = '';
const person = 'person';

const listedOf = (deputy: DeputyView | null): string => {
  if (deputy === null) return secretary;
  return deputy.of === 'endpoint' ? deputy.endpointId : person;
};

const DeputyForm = ({ acts, view: { leading, secretary: ofMeeting, seats }, onClose }: DeputyFormProps) => {
  const { t } = useTranslation('records');
  const { deputy } = leading;
  const isSecretary = deputy?.of === 'account' && deputy.accountId === ofMeeting?.accountId;
  const [listed, setListed] = useState(isSecretary ? secretary : listedOf(deputy));
  const [chosen, setChosen] = useState(deputy?.of === 'account' && !isSecretary ? deputy : null);
  const save = useAttempt(async () => {
    const wanted =
      listed === person
        ? chosen && { of: 'account', accountId: chosen.accountId }
        : { of: 'endpoint', endpointId: listed };
    await acts.fill(nameDeputy, { deputy: listed === secretary ? null : DeputyChoice.parse(wanted) });
    onClose();
  });
  return (
    <DeskForm attempt={save} onSubmit={() => void save.run()} onCancel={onClose}>
      <NativeSelect
        label={t('live.deputy.label')}
        description={t('live.deputy.hint')}
        value={listed}
        onChange={({ currentTarget }) => setListed(currentTarget.value)}
        data={[
          { value: secretary, label: t('live.deputy.secretary') },
          ...seats.filter(({ leads }) => !leads).map(({ endpointId, name }) => ({ value: endpointId, label: name })),
          { value: person, label: t('live.deputy.person') },
        ]}
      />
      {listed === person && (
        <ChooseByTyping
          label={t('live.deputy.who')}
          description={t('live.deputy.whoHint')}
          value={chosen?.name ?? ''}
          find={findSecretaries}
          show={shownSecretary}
          onChoose={({ accountId, displayName }) => setChosen({ of: 'account', accountId, name: displayName })}
          onClear={() => setChosen(null)}
        />
      )}
    </DeskForm>
  );
};
