import { Button, List, NativeSelect, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DeskPage } from '../../ui/desk/desk-page.tsx';
import { hoursText, numberText } from '../../ui/desk/figures.ts';
import { LoadedView } from '../../ui/desk/loaded-view.tsx';
import { useTableAddress } from '../../ui/desk/table-address.ts';
import { useLoaded } from '../../ui/desk/use-loaded.ts';
import { loadReport, reportFilePath } from './reports-api.ts';
import { SavingsTable } from './savings-table.tsx';
import { UnitsTable } from './units-table.tsx';

const yearsBack = 5;

/** What a year's meetings saved, this year first; the year stands in the address. */
export const ReportsPage = () => {
  const { t } = useTranslation('reports');
  const address = useTableAddress();
  const thisYear = new Date().getFullYear();
  const asked = Number(address.text('year'));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2200 ? asked : thisYear;
  const loading = useLoaded(String(year), (signal) => loadReport(year, signal));
  return (
    <DeskPage
      printedWide
      title={t('title', { year })}
      lead={t('lead')}
      actions={(['xlsx', 'csv', 'pdf'] as const).map((kind) => (
        <Button
          key={kind}
          component="a"
          href={reportFilePath(year, kind)}
          download
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {kind.toUpperCase()}
        </Button>
      ))}
    >
      <NativeSelect
        label={t('year')}
        maw={160}
        mb="md"
        value={String(year)}
        data={Array.from({ length: yearsBack }, (_, index) => String(thisYear - index))}
        onChange={({ currentTarget }) => address.write({ year: currentTarget.value })}
      />
      <LoadedView loading={loading}>
        {({ totals, savings, units, parametersVersion }) =>
          totals.meetings === 0 ? (
            <Text>{t('empty', { year })}</Text>
          ) : (
            <>
              <Text mb="sm">
                {t('totals', {
                  meetings: numberText(totals.meetings),
                  hours: hoursText(totals.durationMs),
                  attended: numberText(totals.count.attended),
                  expected: numberText(totals.count.expected),
                })}
              </Text>
              <SavingsTable savings={savings} />
              <Text size="sm" mb={4}>
                {t('formula', { version: parametersVersion })}
              </Text>
              <List size="sm" mb="lg">
                <List.Item>{t('notCalled', { n: numberText(savings.endpointsNotCalled) })}</List.Item>
                <List.Item>{t('unknownDistance', { n: numberText(savings.unknownDistanceTravellers) })}</List.Item>
                <List.Item>{t('estimated', { n: numberText(savings.estimatedDistanceTravellers) })}</List.Item>
              </List>
              <Title order={2} size="h4" mb="xs">
                {t('units.title')}
              </Title>
              <UnitsTable units={units} />
            </>
          )
        }
      </LoadedView>
    </DeskPage>
  );
};
