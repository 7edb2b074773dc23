import { NewAccount, Role, type AccountBody, type NewAccountResult } from '@diem-cau/shared';
import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskDialog } from '../../../ui/desk/desk-dialog.tsx';
import { DeskForm } from '../../../ui/desk/desk-form.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { addAccount, changeAccount } from './accounts-api.ts';

/** What the form is open for. */
export type EditedAccount = { readonly mode: 'new' } | { readonly mode: 'change'; readonly account: AccountBody };

interface AccountFormProps {
  readonly edited: EditedAccount | null;
  readonly onClose: () => void;
  readonly onSaved: (result: NewAccountResult | null) => void;
}

/** A new person, or another name or role for one that is there. */
export const AccountForm = ({ edited, onClose, onSaved }: AccountFormProps) => {
  const { t } = useTranslation('admin');
  return (
    <DeskDialog
      opened={edited !== null}
      onClose={onClose}
      title={t(edited?.mode === 'change' ? 'accounts.changeTitle' : 'accounts.add')}
    >
      {edited !== null && <Fields edited={edited} onClose={onClose} onSaved={onSaved} />}
    </DeskDialog>
  );
};

const Fields = ({ edited, onClose, onSaved }: AccountFormProps & { edited: EditedAccount }) => {
  const { t } = useTranslation('admin');
  const before = edited.mode === 'change' ? edited.account : null;
  const [displayName, setDisplayName] = useState(before?.displayName ?? '');
  const [userName, setUserName] = useState('');
  const [role, setRole] = useState<Role>(before?.role ?? 'secretary');
  const [badUserName, setBadUserName] = useState(false);
  const save = useAttempt(async () => {
    if (before === null) return onSaved(await addAccount({ userName, displayName, role }));
    await changeAccount(before.accountId, { displayName, role });
    onSaved(null);
  });
  const submit = (): void => {
    const bad = before === null && !NewAccount.shape.userName.safeParse(userName).success;
    setBadUserName(bad);
    if (!bad) void save.run();
  };
  return (
    <DeskForm attempt={save} onSubmit={submit} onCancel={onClose} byBrowser>
      <TextInput
        label={t('accounts.displayName')}
        description={t('accounts.displayNameHint')}
        required
        maxLength={120}
        data-autofocus
        value={displayName}
        onChange={(event) => setDisplayName(event.currentTarget.value)}
      />
      {before === null ? (
        <TextInput
          label={t('accounts.userName')}
          description={t('accounts.userNameHint')}
          required
          maxLength={64}
          autoCapitalize="none"
          spellCheck={false}
          value={userName}
          onChange={(event) => setUserName(event.currentTarget.value.toLowerCase())}
          error={badUserName ? t('accounts.userNameBad') : null}
        />
      ) : (
        <Text size="sm">
          {t('accounts.userName')}: <strong>{before.userName}</strong>
        </Text>
      )}
      <NativeSelect
        label={t('accounts.role')}
        description={t(`roleDuties.${role}`)}
        value={role}
        onChange={(event) => setRole(Role.parse(event.currentTarget.value))}
        data={Role.options.map((value) => ({ value, label: t(`roles.${value}`) }))}
      />
    </DeskForm>
  );
};
