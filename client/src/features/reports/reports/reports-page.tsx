import { readDay, Refusal, type PeriodReport, type ReportQuery } from '@diem-cau/shared';
import { Alert, Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { timeOfPc } from '../../../core/clock.ts';
import { useMay } from '../../../ui/desk/use-may.ts';
import { DeskPage } from '../../../ui/desk/desk-page.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useTableAddress } from '../../../ui/desk/table-address.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { unitNames } from '../../../ui/desk/unit-names.ts';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { periodAround, type Period, PeriodBar, usePeriodName, periodValues } from '../periods/index.ts';
import { FileButtons } from './file-buttons.tsx';
import { FilterBar } from './filter-bar.tsx';
import { KeepReport } from './keep-report.tsx';
import { filterValues, queryText, readReportAddress, type ReportFilters } from './report-address.ts';
import { ReportScope } from './report-scope.tsx';
import classes from './report-view.module.css';
import { ReportView } from './report-view.tsx';
import { loadChoices, loadReport, reportFilePath } from './reports-api.ts';

/** What the meetings of a period were and what they saved, this year's where nothing else is asked for; the address says what is. */
export const ReportsPage = () => {
  const { t } = useTranslation('reports');
  const mayKeep = useMay('keepReports');
  const address = useTableAddress();
  const [openedAt] = useState(timeOfPc);
  const today = readDay(useTimes().day(openedAt)) ?? '';
  const nameOf = usePeriodName();
  const { period, filters } = readReportAddress(address.text, today);
  const thisYear = periodAround('year', today);
  const shown = period ?? thisYear;
  const query: ReportQuery = { from: shown.from, to: shown.to, ...filters };
  const key = queryText(query);
  const choices = useLoaded('choices', loadChoices);
  const report = useLoaded<PeriodReport>(`${period === null ? 'none ' : ''}${key}`, (signal) =>
    period === null ? Promise.reject(new Refusal('bad-period')) : loadReport(query, signal),
  );
  const narrow = (change: Partial<ReportFilters>): void => address.write(filterValues(change));
  const changePeriod = (change: (period: Period) => Period): void => {
    const asked = new URLSearchParams(window.location.search);
    const now = readReportAddress((name) => asked.get(name) ?? '', today).period;
    address.write(periodValues(change(now ?? thisYear)));
  };
  const known = choices.loaded.state === 'ready' ? choices.loaded.value : null;
  const names: ReadonlyMap<string, string> = known === null ? new Map() : unitNames(known.units);
  const newest = known?.table.version ?? null;
  // What could not be made can neither be kept nor downloaded.
  const isThere = report.loaded.state !== 'failed';
  const isOld = report.loaded.state === 'ready' && report.loaded.key !== key;
  const title = t('title', { period: nameOf(shown) });
  return (
    <DeskPage
      printedWide
      title={title}
      lead={t('lead')}
      actions={
        <>
          {isThere && <FileButtons pathOf={(kind) => reportFilePath(query, kind)} />}
          <Button
            component={Link}
            to="/reports/kept"
            variant="default"
            leftSection={<IconHistory size={18} aria-hidden />}
          >
            {t('kept.title')}
          </Button>
          {isThere && mayKeep && <KeepReport key={key} query={query} proposal={title} />}
        </>
      }
    >
      <div className={classes.panel}>
        <PeriodBar period={shown} today={today} onChange={changePeriod} />
        {known !== null && <FilterBar filters={filters} choices={known} today={today} onChange={narrow} />}
        {choices.loaded.state === 'failed' && <TroubleNotice error={choices.loaded.error} onRetry={choices.reload} />}
      </div>
      {filters.parameters !== undefined && newest !== null && filters.parameters < newest && (
        <Alert variant="outline" mb="sm" title={t('olderVersion', { version: numberText(filters.parameters) })}>
          <Button size="xs" variant="default" onClick={() => narrow({ parameters: undefined })}>
            {t('toNewest', { version: numberText(newest) })}
          </Button>
        </Alert>
      )}
      <LoadedView loading={report}>
        {(loaded) => (
          <div aria-busy={isOld} className={isOld ? classes.old : undefined}>
            <ReportScope report={loaded} unitNameOf={(unitId) => names.get(unitId) ?? null} />
            <ReportView report={loaded} kept={false} />
          </div>
        )}
      </LoadedView>
    </DeskPage>
  );
};
