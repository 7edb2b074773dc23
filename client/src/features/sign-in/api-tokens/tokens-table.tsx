import type { ApiTokenBody } from '@diem-cau/shared';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../../../ui/desk/ask-once.tsx';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import type { Sorting } from '../../../ui/desk/table-address.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { revokeToken } from './api-tokens-api.ts';

interface TokensTableProps {
  readonly tokens: readonly ApiTokenBody[];
  readonly sorting: Sorting | null;
  readonly onSort: (sort: string) => void;
  readonly onRevoked: () => void;
}

/** All tokens; those taken back stay on the list, so that it is known who could read until when. */
export const TokensTable = ({ tokens, sorting, onSort, onRevoked }: TokensTableProps) => {
  const { t } = useTranslation('api-tokens');
  const { moment } = useTimes();
  const columns: readonly Column<ApiTokenBody>[] = [
    { key: 'name', title: t('name'), rowHead: true, cell: ({ name }) => name, sortBy: ({ name }) => name },
    {
      key: 'made',
      title: t('made'),
      numeric: true,
      cell: ({ createdAt }) => moment(createdAt),
      sortBy: ({ createdAt }) => createdAt,
    },
    { key: 'by', title: t('by'), cell: ({ by }) => by, sortBy: ({ by }) => by },
    {
      key: 'state',
      title: t('state'),
      cell: ({ revokedAt }) => (revokedAt === null ? t('inUse') : t('revokedAt', { at: moment(revokedAt) })),
      sortBy: ({ revokedAt }) => revokedAt,
    },
    {
      key: 'actions',
      title: '',
      width: '8em',
      screenOnly: true,
      cell: ({ apiTokenId, name, revokedAt }) =>
        revokedAt === null && (
          <AskOnce
            title={t('revoke')}
            sentence={t('revokeAsk', { name })}
            verb={t('revoke')}
            act={async () => {
              await revokeToken(apiTokenId);
              onRevoked();
            }}
            opener={(open) => (
              <Button size="compact-sm" variant="default" aria-label={t('revokeOf', { name })} onClick={open}>
                {t('revoke')}
              </Button>
            )}
          />
        ),
    },
  ];
  return (
    <DeskTable
      caption={t('title')}
      columns={columns}
      rows={tokens}
      rowKey={({ apiTokenId }) => apiTokenId}
      empty={t('empty')}
      sorting={sorting}
      onSort={onSort}
    />
  );
};
