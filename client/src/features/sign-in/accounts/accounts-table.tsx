import type { AccountBody, NewAccountResult } from '@diem-cau/shared';
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDeskPerson } from '../../../ui/desk/desk-person.ts';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import type { Sorting } from '../../../ui/desk/table-address.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { AccountActs } from './account-acts.tsx';
import { AccountState } from './account-state.tsx';

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
    { key: 'state', title: t('accounts.state'), cell: (account) => <AccountState account={account} /> },
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
        <AccountActs
          account={account}
          isOwn={me.kind === 'account' && me.accountId === account.accountId}
          onEdit={() => onEdit(account)}
          onSaved={onSaved}
        />
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
