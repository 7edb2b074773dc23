import type { EndpointBody } from '@diem-cau/shared';
import { phoneIdentity } from '@diem-cau/shared';
import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { changeEndpoint } from './directory-api.ts';

interface EndpointFormProps {
  readonly endpoint: EndpointBody | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Name, place in the order, right to lead, in use or not. */
export const EndpointForm = ({ endpoint, onClose, onSaved }: EndpointFormProps) => {
  const { t } = useTranslation('admin');
  return (
    <DeskDialog opened={endpoint !== null} onClose={onClose} title={t('directory.changeTitle')}>
      {endpoint !== null && <Fields endpoint={endpoint} onClose={onClose} onSaved={onSaved} />}
    </DeskDialog>
  );
};

const Fields = ({ endpoint, onClose, onSaved }: EndpointFormProps & { endpoint: EndpointBody }) => {
  const { t } = useTranslation('admin');
  const [name, setName] = useState(endpoint.name);
  const [position, setPosition] = useState(endpoint.position);
  const [leads, setLeads] = useState(endpoint.leads);
  const [active, setActive] = useState(endpoint.active);
  const [phone, setPhone] = useState(endpoint.phone);
  const [contact, setContact] = useState(endpoint.contact);
  const [mayBeOpened, setMayBeOpened] = useState(endpoint.mayBeOpened);
  const [joinsByItself, setJoinsByItself] = useState(endpoint.joinsByItself);
  const phoneFits = phone.trim() === '' || phoneIdentity(phone) !== null;
  const save = useAttempt(async () => {
    const change = { name, position, leads, active, phone, contact, mayBeOpened, joinsByItself };
    await changeEndpoint(endpoint.endpointId, change);
    onSaved();
  });
  const submit = (): void => {
    if (phoneFits) void save.run();
  };
  return (
    <DeskForm attempt={save} onSubmit={submit} onCancel={onClose} byBrowser>
      <TextInput
        label={t('directory.name')}
        description={t('directory.nameHint')}
        required
        maxLength={120}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NumberInput
        label={t('directory.position')}
        description={t('directory.positionHint')}
        min={0}
        max={100_000}
        allowDecimal={false}
        clampBehavior="strict"
        value={position}
        onChange={(value) => setPosition(Number(value))}
      />
      <TextInput
        type="tel"
        label={t('directory.phone')}
        description={t('directory.phoneHint')}
        maxLength={40}
        error={phoneFits ? null : t('directory.phoneBad')}
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <TextInput
        label={t('directory.contactName')}
        description={t('directory.contactHint')}
        maxLength={120}
        value={contact}
        onChange={(event) => setContact(event.currentTarget.value)}
      />
      <Checkbox
        label={t('directory.mayLead')}
        description={t('directory.mayLeadHint')}
        checked={leads}
        onChange={(event) => setLeads(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('directory.mayBeOpened')}
        description={t('directory.mayBeOpenedHint')}
        checked={mayBeOpened}
        onChange={(event) => setMayBeOpened(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('directory.joinsByItself')}
        description={t('directory.joinsByItselfHint')}
        checked={joinsByItself && !leads}
        disabled={leads}
        onChange={(event) => setJoinsByItself(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('directory.inUse')}
        description={t('directory.inUseHint')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
    </DeskForm>
  );
};
