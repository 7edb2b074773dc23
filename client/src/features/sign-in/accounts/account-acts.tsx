import type { AccountBody, NewAccountResult } from '@diem-cau/shared';
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { changeAccount, renewPassword } from './accounts-api.ts';

interface AccountActsProps {
  readonly account: AccountBody;
  /** Nobody locks the own account. */
  readonly isOwn: boolean;
  readonly onEdit: () => void;
  /** With the new one-time password where one was made. */
  readonly onSaved: (result: NewAccountResult | null) => void;
}

/** What an admin may do to an account: change it, give it a new one-time password, lock it or let it in again. */
export const AccountActs = ({ account, isOwn, onEdit, onSaved }: AccountActsProps) => {
  const { t } = useTranslation('admin');
  const { accountId, displayName, locked } = account;
  const change = async (): Promise<void> => {
    await changeAccount(accountId, { locked: !locked });
    onSaved(null);
  };

  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      <Button size="compact-sm" variant="default" onClick={onEdit}>
        {t('accounts.change')}
      </Button>
      <AskOnce
        title={t('accounts.renew')}
        sentence={t('accounts.renewAsk', { name: displayName })}
        verb={t('accounts.renewVerb')}
        act={async () => onSaved(await renewPassword(accountId))}
        opener={(open) => (
          <Button size="compact-sm" variant="default" onClick={open}>
            {t('accounts.renew')}
          </Button>
        )}
      />

      {!isOwn && (
        <AskOnce
          title={t(locked ? 'accounts.unlock' : 'accounts.lock')}
          sentence={t(locked ? 'accounts.unlockAsk' : 'accounts.lockAsk', { name: displayName })}
          verb={t(locked ? 'accounts.unlock' : 'accounts.lock')}
          act={change}
          opener={(open) => (
            <Button size="compact-sm" variant="default" onClick={open}>
              {t(locked ? 'accounts.unlock' : 'accounts.lock')}
            </Button>
          )}
        />
      )}
    </Group>
  );
};
