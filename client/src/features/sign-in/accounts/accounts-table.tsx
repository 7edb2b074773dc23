import type { AccountBody, NewAccountResult } from '@diem-cau/shared';
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import type { Sorting } from '../../../ui/desk/table-address.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { changeAccount, renewPassword } from './accounts-api.ts';

interface AccountsTableProps {
  readonly accounts: readonly AccountBody[];
  readonly sorting: Sorting | null;
  readonly onSort: (sort: string) => void;
  readonly onEdit: (account: AccountBody) => void;
  /** With the new one-time password where one was made. */
  readonly onSaved: (result: NewAccountResult | null) => void;
}

/** All accounts with their state and what an admin may do to each. */
export const AccountsTable = ({ accounts, sorting, onSort, onEdit, onSaved }: AccountsTableProps) => {
  const { t } = useTranslation('admin');
  const { me } = useDeskPerson();
  const times = useTimes();
  const state = ({ locked, oneTimeUntil }: AccountBody) => {
    if (locked)
      return (
        <Badge color="red" variant="outline">
          {t('accounts.locked')}
        </Badge>
      );
    if (oneTimeUntil !== null)
      return (
        <Stack gap={2} align="flex-start">
          <Badge color="gray.8" variant="outline">
            {t('accounts.oneTime')}
          </Badge>
          <Text size="xs">{t('accounts.oneTimeUntil', { until: times.moment(oneTimeUntil) })}</Text>
        </Stack>
      );
    return (
      <Badge color="teal.9" variant="outline">
        {t('accounts.active')}
      </Badge>
    );
  };
  const lock = (account: AccountBody) => {
    const { accountId, displayName, locked } = account;
    const change = async (): Promise<void> => {
      await changeAccount(accountId, { locked: !locked });
      onSaved(null);
    };
    return (
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
    );
  };
  const renew = ({ accountId, displayName }: AccountBody) => (
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
  );
  const columns: readonly Column<AccountBody>[] = [
    {
      key: 'name',
      title: t('accounts.displayName'),
      rowHead: true,
      sortBy: ({ displayName }) => displayName,
      cell: ({ displayName, formerNames }) => (
        <>
          {displayName}
          {formerNames.map(({ displayName: former, until, by }) => (
            <Text key={until} size="sm" c="gray.7" fw={400}>
              {t('accounts.formerly', { name: former, until: times.moment(until), by })}
            </Text>
          ))}
        </>
      ),
    },
    {
      key: 'user',
      title: t('accounts.userName'),
      sortBy: ({ userName }) => userName,
      cell: ({ userName }) => userName,
    },
    {
      key: 'role',
      title: t('accounts.role'),
      sortBy: ({ role }) => t(`roles.${role}`),
      cell: ({ role }) => t(`roles.${role}`),
    },
    { key: 'state', title: t('accounts.state'), cell: state },
    {
      key: 'seen',
      title: t('accounts.lastSignIn'),
      numeric: true,
      sortBy: ({ lastSignInAt }) => lastSignInAt,
      cell: ({ lastSignInAt }) => (lastSignInAt === null ? t('accounts.never') : times.moment(lastSignInAt)),
    },
    {
      key: 'actions',
      title: '',
      screenOnly: true,
      cell: (account) => (
        <Group gap={6} wrap="nowrap" justify="flex-end">
          <Button size="compact-sm" variant="default" onClick={() => onEdit(account)}>
            {t('accounts.change')}
          </Button>
          {renew(account)}
          {me.kind === 'account' && me.accountId === account.accountId ? null : lock(account)}
        </Group>
      ),
    },
  ];
  return (
    <DeskTable
      caption={t('accounts.title')}
      columns={columns}
      rows={accounts}
      rowKey={({ accountId }) => accountId}
      empty={t('accounts.empty')}
      sorting={sorting}
      onSort={onSort}
    />
  );
};
