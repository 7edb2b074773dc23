import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { loadTokens } from './api-tokens-api.ts';
import { NewToken } from './new-token.tsx';
import { TokensTable } from './tokens-table.tsx';
import { TokenUse } from './token-use.tsx';

/** Tokens with which other programs read the statistics: made, shown once, taken back. */
export const ApiTokensPage = () => {
  const { t } = useTranslation('api-tokens');
  const address = useTableAddress();
  const loading = useLoaded('tokens', loadTokens);
  const [making, setMaking] = useState(false);
  return (
    <DeskPage
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setMaking(true)}>
          {t('make')}
        </Button>
      }
    >
      <LoadedView loading={loading}>
        {(tokens) => (
          <TokensTable
            tokens={tokens}
            sorting={address.sorting}
            onSort={(sort) => address.write({ sort })}
            onRevoked={loading.reload}
          />
        )}
      </LoadedView>
      <TokenUse />
      <NewToken opened={making} onClose={() => setMaking(false)} onMade={loading.reload} />
    </DeskPage>
  );
};
