import type { EndpointLine } from '@diem-cau/shared';
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { useLineColumns } from './use-line-columns.ts';

const hourMs = 3_600_000;

/** The months and the worst hours of one endpoint's line. */
export const EndpointHistory = ({ endpoint, name }: { readonly endpoint: EndpointLine; readonly name: string }) => {
  const { t } = useTranslation('lines');
  const { day, clock } = useTimes();
  const months = useLineColumns<EndpointLine['months'][number]>();
  const hours = useLineColumns<EndpointLine['worst'][number]>();
  return (
    <Stack component="section" gap="sm" mt="lg" aria-label={name} data-testid="endpoint-history">
      <Title order={2}>{name}</Title>
      <Title order={3}>{t('history.months')}</Title>
      <DeskTable
        caption={`${name}: ${t('history.months')}`}
        columns={[
          {
            key: 'month',
            title: t('history.month'),
            rowHead: true,
            cell: ({ month }) => month.split('-').toReversed().join('/'),
          },
          ...months,
        ]}
        rows={endpoint.months}
        rowKey={({ month }) => month}
        empty={null}
      />
      <Title order={3}>{t('history.worst')}</Title>
      {endpoint.worst.length === 0 ? (
        <Text>{t('history.noWorst')}</Text>
      ) : (
        <DeskTable
          caption={`${name}: ${t('history.worst')}`}
          columns={[
            {
              key: 'hour',
              title: t('history.hour'),
              rowHead: true,
              cell: ({ from }) => `${day(from)}, ${clock(from)}–${clock(from + hourMs)}`,
            },
            ...hours,
          ]}
          rows={endpoint.worst}
          rowKey={({ from }) => String(from)}
          empty={null}
        />
      )}
    </Stack>
  );
};
