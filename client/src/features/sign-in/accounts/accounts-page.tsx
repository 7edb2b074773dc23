import { foldForSearch, type AccountBody, type NewAccountResult } from '@diem-cau/shared';
import { Button, Group } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { SearchField } from '../../../ui/desk/search-field.tsx';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { AccountForm, type EditedAccount } from './account-form.tsx';
import { listAccounts } from './accounts-api.ts';
import { AccountsTable } from './accounts-table.tsx';
import { OneTimePasswordCard } from './one-time-password-card.tsx';

const matches = (account: AccountBody, words: string): boolean =>
  foldForSearch(`${account.displayName} ${account.userName}`).includes(foldForSearch(words));

/** Who can sign in: list, new person, role, lock, new one-time password. */
export const AccountsPage = () => {
  const { t } = useTranslation('admin');
  const loading = useLoaded('accounts', listAccounts);
  const address = useTableAddress();
  const [edited, setEdited] = useState<EditedAccount | null>(null);
  const [minted, setMinted] = useState<NewAccountResult | null>(null);
  const words = address.text('q');
  const saved = (result: NewAccountResult | null): void => {
    setEdited(null);
    if (result !== null) setMinted(result);
    loading.reload();
  };
  return (
    <DeskPage
      title={t('accounts.title')}
      lead={t('accounts.lead')}
      actions={
        <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setEdited({ mode: 'new' })}>
          {t('accounts.add')}
        </Button>
      }
    >
      <Group mb="sm">
        <SearchField label={t('accounts.search')} value={words} onSearch={(q) => address.write({ q })} />
      </Group>
      <LoadedView loading={loading}>
        {(accounts) => (
          <AccountsTable
            accounts={accounts.filter((account) => matches(account, words))}
            sorting={address.sorting}
            onSort={(sort) => address.write({ sort })}
            onEdit={(account) => setEdited({ mode: 'change', account })}
            onSaved={saved}
          />
        )}
      </LoadedView>
      <AccountForm edited={edited} onClose={() => setEdited(null)} onSaved={saved} />
      <OneTimePasswordCard minted={minted} onClose={() => setMinted(null)} />
    </DeskPage>
  );
};
