import type { PeriodReport } from '@diem-cau/shared';
import { Anchor, Text, Title } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import { Part } from '../../../ui/part.tsx';
import { WaitingLines } from '../../../ui/desk/waiting-lines.tsx';
import { drillFrom, noDrill } from './drill.ts';
import { FormulaSection } from './formula-section.tsx';
import { Headline } from './headline.tsx';
import { NotCountedTable } from './not-counted-table.tsx';
import { ParametersUsed } from './parameters-used.tsx';
import { QuotedSentence } from './quoted-sentence.tsx';
import { ReportTables } from './report-tables.tsx';
import classes from './report-view.module.css';
import { UnknownSection } from './unknown-section.tsx';

// The library that draws is as large as all of a desk page: the figures do not wait for it.
const loadCharts = () => import('./charts.tsx');

const parts = ['formula', 'unknown', 'charts', 'tables', 'parameters-used'] as const;

interface ReportViewProps {
  readonly report: PeriodReport;
  /** Whether the figures are those of a report that was kept. */
  readonly kept: boolean;
}

const View = ({ report, kept }: ReportViewProps) => {
  const { t } = useTranslation('reports');
  const { totals } = report;
  const open =
    totals.stillOpen === 0 ? null : (
      <Text size="sm" mb="xs" role="status">
        {t('stillOpen', { n: numberText(totals.stillOpen) })}
      </Text>
    );
  const unreadable =
    report.unreadable === undefined ? null : (
      <Text size="sm" mb="xs" role="status" c="red.8">
        {t('unreadable', { n: numberText(report.unreadable) })}
      </Text>
    );
  if (totals.meetings === 0)
    return (
      <>
        {unreadable}
        {open}
        <Text my="xl">{t('empty')}</Text>
        <NotCountedTable meetings={report.notCounted ?? []} />
      </>
    );
  return (
    <>
      <QuotedSentence report={report} />
      {unreadable}
      {open}
      <Headline report={report} />
      <nav aria-label={t('contents')}>
        <ul className={classes.contents}>
          {parts.map((part) => (
            <li key={part}>
              <Anchor href={`#${part}`} c="accent.8" underline="always" size="sm">
                {t(`parts.${part}`)}
              </Anchor>
            </li>
          ))}
        </ul>
      </nav>
      <FormulaSection report={report} />
      <UnknownSection report={report} />
      <section className={classes.section}>
        <Title order={2} id="charts" mb="xs">
          {t('parts.charts')}
        </Title>
        <Part load={loadCharts} waiting={<WaitingLines />}>
          {({ Charts }) => <Charts report={report} />}
        </Part>
      </section>
      <ReportTables report={report} drill={kept ? noDrill : drillFrom(report.query)} />
      <section className={classes.section}>
        <Title order={2} id="parameters-used" mb={4}>
          {t('used.title')}
        </Title>
        <Text size="sm" c="gray.7" mb="xs">
          {t('used.lead', { version: numberText(report.parametersVersion) })}
        </Text>
        <ParametersUsed report={report} />
      </section>
    </>
  );
};

/**
 * All of a report: what was saved, how that is worked out, what is not known, pictures, tables, and the parameters. It is drawn anew for
 * another report only, so that the filters above it answer at once.
 */
export const ReportView = memo(View);
