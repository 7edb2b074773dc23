import { LineHistoryBody, readDay, type EndpointLine } from '@diem-cau/shared';
import { Anchor, Box, Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timeOfPc } from '../../../core/clock.ts';
import { getJson } from '../../../core/http.ts';
import {
  PeriodBar,
  periodAround,
  periodValues,
  readPeriod,
  usePeriodName,
  type Period,
} from '../../reports/periods/index.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { EndpointHistory } from './endpoint-history.tsx';
import { useLineColumns } from './use-line-columns.ts';

const queryText = ({ from, to }: Period): string => new URLSearchParams({ from, to }).toString();

/** How the lines of all endpoints were over a period, this year's where nothing else is asked for, and of one its months and worst hours. */
export const LineHistoryPage = () => {
  const { t } = useTranslation(['lines', 'desk']);
  const address = useTableAddress();
  const [openedAt] = useState(timeOfPc);
  const today = readDay(useTimes().day(openedAt)) ?? '';
  const nameOf = usePeriodName();
  const figures = useLineColumns<EndpointLine>();
  const thisYear = periodAround('year', today);
  const period = readPeriod(address.text, today) ?? thisYear;
  const path = `/api/lines?${queryText(period)}`;
  const loading = useLoaded(path, (signal) => getJson(path, LineHistoryBody, { signal }));
  const shown = address.text('endpoint');
  const called = ({ endpointId, name }: EndpointLine): string =>
    name === '' ? t('history.gone', { id: endpointId }) : name;
  const columns: readonly Column<EndpointLine>[] = [
    {
      key: 'name',
      title: t('history.endpoint'),
      rowHead: true,
      sortBy: called,
      cell: (endpoint) => (
        <Anchor
          component="button"
          type="button"
          fw={600}
          c="accent.8"
          ta="left"
          aria-expanded={shown === endpoint.endpointId}
          title={t('history.showOf', { name: called(endpoint) })}
          onClick={() => address.write({ endpoint: shown === endpoint.endpointId ? '' : endpoint.endpointId })}
        >
          {called(endpoint)}
        </Anchor>
      ),
    },
    ...figures,
    {
      key: 'pdf',
      title: '',
      screenOnly: true,
      cell: (endpoint) => (
        <Button
          component="a"
          href={`/api/lines/${encodeURIComponent(endpoint.endpointId)}.pdf?${queryText(period)}`}
          download
          size="compact-sm"
          variant="default"
          title={t('history.pdfHint')}
          aria-label={t('history.pdfOf', { name: called(endpoint) })}
        >
          {t('history.pdf')}
        </Button>
      ),
    },
  ];
  const { loaded } = loading;
  const keptDays = loaded.state === 'ready' ? numberText(loaded.value.keptDays) : '';
  const changePeriod = (change: (now: Period) => Period): void => {
    const asked = new URLSearchParams(window.location.search);
    const now = readPeriod((name) => asked.get(name) ?? '', today);
    address.write(periodValues(change(now ?? thisYear)));
  };
  return (
    <DeskPage
      printedWide
      title={t('history.title', { period: nameOf(period) })}
      lead={loaded.state === 'ready' ? t('history.lead', { days: keptDays }) : undefined}
      actions={
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
          {t('desk:print')}
        </Button>
      }
    >
      <Box mb="md">
        <PeriodBar period={period} today={today} onChange={changePeriod} />
      </Box>
      <LoadedView loading={loading}>
        {({ endpoints }) => {
          const chosen = endpoints.find(({ endpointId }) => endpointId === shown);
          return (
            <>
              <DeskTable
                caption={t('history.title', { period: nameOf(period) })}
                columns={columns}
                rows={endpoints}
                rowKey={({ endpointId }) => endpointId}
                empty={t('history.empty')}
                sorting={address.sorting}
                onSort={(sort) => address.write({ sort })}
              />
              {chosen !== undefined && <EndpointHistory endpoint={chosen} name={called(chosen)} />}
            </>
          );
        }}
      </LoadedView>
    </DeskPage>
  );
};
