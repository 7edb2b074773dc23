import { noHost, type PeriodReport } from '@diem-cau/shared';
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { loadCheckTable } from './check-table.tsx';
import type { Drill } from './drill.ts';
import { EndpointTable } from './endpoint-table.tsx';
import { LengthTable } from './length-table.tsx';
import { GroupTable } from './group-table.tsx';
import { MeetingTable } from './meeting-table.tsx';
import { NotCountedTable } from './not-counted-table.tsx';
import { Part as LatePart } from '../../../ui/part.tsx';
import { TotalsList } from './totals-list.tsx';
import classes from './report-view.module.css';
import { UnitTable } from './unit-table.tsx';

/** Tables of so few rows are not cut in two. */
const shortTable = 15;

interface PartProps {
  readonly id: string;
  readonly title: string;
  /** So short that it stays on one sheet of paper. */
  readonly short?: boolean;
  readonly children: ReactNode;
}

const Part = ({ id, title, short = false, children }: PartProps) => (
  <div className={short ? classes.whole : undefined}>
    <Title order={3} id={id}>
      {title}
    </Title>
    {children}
  </div>
);

/** All figures of the report as tables, each leading to what it was made of. */
export const ReportTables = ({ report, drill }: { report: PeriodReport; drill: Drill }) => {
  const { t } = useTranslation(['reports', 'records']);
  const types = new Map<string, string>(report.meetings.map(({ type }) => [type, t(`records:types.${type}`)]));
  return (
    <section className={classes.section}>
      <Title order={2} id="tables" mb={4}>
        {t('tables.title')}
      </Title>
      <TotalsList totals={report.totals} />
      <Part id="by-month" title={t('tables.month.title')} short={report.months.length <= shortTable}>
        <GroupTable
          id="month"
          groups={report.months}
          nameOf={({ key }) => key.split('-').toReversed().join('/')}
          pathOf={drill.month}
        />
      </Part>
      <Part id="by-type" title={t('tables.type.title')} short={report.types.length <= shortTable}>
        <GroupTable id="type" groups={report.types} nameOf={({ key }) => types.get(key) ?? key} pathOf={drill.type} />
      </Part>
      {report.lengths !== undefined && (
        <Part id="lengths" title={t('tables.lengths.title')} short>
          <LengthTable lengths={report.lengths} />
        </Part>
      )}
      <Part id="by-host" title={t('tables.host.title')} short={report.hostUnits.length <= shortTable}>
        <GroupTable
          id="host"
          groups={report.hostUnits}
          nameOf={({ key, name }) => (key === noHost ? t('noHost') : name === '' ? t('unknownUnit') : name)}
          pathOf={drill.host}
        />
      </Part>
      <Part id="by-unit" title={t('tables.unit.title')}>
        <UnitTable units={report.units} pathOf={drill.unit} />
      </Part>
      <Part id="by-endpoint" title={t('tables.endpoint.title')}>
        <EndpointTable endpoints={report.endpoints} />
      </Part>
      {report.checks !== undefined && (
        <Part id="checks" title={t('tables.checks.title')}>
          <LatePart load={loadCheckTable}>{(CheckTable) => <CheckTable checks={report.checks ?? []} />}</LatePart>
        </Part>
      )}
      <Part id="meetings" title={t('tables.meeting.title')}>
        <MeetingTable meetings={report.meetings} />
      </Part>
      <NotCountedTable meetings={report.notCounted ?? []} />
    </section>
  );
};
