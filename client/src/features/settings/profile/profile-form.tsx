import { phoneIdentity, type ProfileBody, type ProfileChange } from '@diem-cau/shared';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { changeProfile } from './profile-api.ts';
import { useSourceWords } from './use-source-words.ts';

interface ProfileFormProps {
  readonly fields: ProfileBody['fields'];
  readonly onSaved: (profile: ProfileBody) => void;
}

/** Name of the hub, and whom to call: what was typed counts, until it is given back to what the start says. */
export const ProfileForm = ({ fields, onSaved }: ProfileFormProps) => {
  const { t } = useTranslation('profile');
  const sourceOf = useSourceWords();
  const [hubName, setHubName] = useState(fields.hubName.value);
  const [technicianName, setTechnicianName] = useState(fields.technicianName.value);
  const [technicianPhone, setTechnicianPhone] = useState(fields.technicianPhone.value);
  const phoneFits = technicianPhone.trim() === '' || phoneIdentity(technicianPhone) !== null;
  const saving = useAttempt(async (change: ProfileChange) => onSaved(await changeProfile(change)));
  const isSaid = [fields.hubName, fields.technicianName, fields.technicianPhone].some(
    ({ source }) => source === 'page',
  );
  const submit = (): void => {
    if (!phoneFits) return;
    const typed = { hubName, technicianName, technicianPhone };
    // What nobody has touched stays with the start.
    void saving.run(
      Object.fromEntries(
        (['hubName', 'technicianName', 'technicianPhone'] as const)
          .filter((field) => typed[field] !== fields[field].value)
          .map((field) => [field, typed[field]]),
      ),
    );
  };
  return (
    <DeskForm
      attempt={saving}
      onSubmit={submit}
      other={
        isSaid && (
          <Button
            variant="default"
            disabled={saving.busy}
            onClick={() => void saving.run({ hubName: null, technicianName: null, technicianPhone: null })}
          >
            {t('giveBack')}
          </Button>
        )
      }
      byBrowser
    >
      <TextInput
        label={t('fields.hubName')}
        description={`${t('hubNameHint')} ${sourceOf(fields.hubName)}`}
        required
        maxLength={120}
        value={hubName}
        onChange={({ currentTarget }) => setHubName(currentTarget.value)}
      />
      <TextInput
        label={t('fields.technicianName')}
        description={`${t('technicianNameHint')} ${sourceOf(fields.technicianName)}`}
        maxLength={120}
        value={technicianName}
        onChange={({ currentTarget }) => setTechnicianName(currentTarget.value)}
      />
      <TextInput
        type="tel"
        label={t('fields.technicianPhone')}
        description={`${t('technicianPhoneHint')} ${sourceOf(fields.technicianPhone)}`}
        maxLength={40}
        error={phoneFits ? null : t('phoneBad')}
        value={technicianPhone}
        onChange={({ currentTarget }) => setTechnicianPhone(currentTarget.value)}
      />
    </DeskForm>
  );
};
