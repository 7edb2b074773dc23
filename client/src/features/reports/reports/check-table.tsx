import type { ReportedChecks } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { checkTexts } from '../../../i18n/check-shelf.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { DeskTable, type Column } from '../../../ui/desk/desk-table.tsx';
import { numberText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { DrillLink } from './drill-link.tsx';
import { useReportTable } from './use-report-table.ts';

/** How endpoints tested themselves before meetings: how often, when and by whom they passed. */
const CheckTable = ({ checks }: { checks: readonly ReportedChecks[] }) => {
  const { t } = useTranslation(['check', 'reports']);
  const times = useTimes();
  const by = ({ beginner }: Pick<NonNullable<ReportedChecks['last']>, 'beginner'>): string =>
    t(`board.by.${beginner.by}`, 'name' in beginner ? { name: beginner.name } : {});
  const columns: readonly Column<ReportedChecks>[] = [
    {
      key: 'name',
      title: t('reports:columns.endpoint'),
      rowHead: true,
      width: '15em',
      sortBy: ({ name }) => name,
      cell: ({ endpointId, name, last }) => (
        <DrillLink name={name} path={last === null ? null : `/checks/${endpointId}`} />
      ),
    },
    {
      key: 'passed',
      title: t('report.passedOf'),
      numeric: true,
      sortBy: ({ made, passed }) => (made === 0 ? null : passed / made),
      cell: ({ made, passed }) => `${numberText(passed)}/${numberText(made)}`,
    },
    {
      key: 'last-passed',
      title: t('report.lastPassed'),
      sortBy: ({ lastPassed }) => lastPassed?.at ?? null,
      cell: ({ lastPassed }) => (lastPassed === null ? '' : `${times.moment(lastPassed.at)} · ${by(lastPassed)}`),
    },
    {
      key: 'last',
      title: t('board.last'),
      sortBy: ({ last }) => last?.at ?? null,
      cell: ({ last }) =>
        last === null
          ? t('board.never')
          : `${t(last.passed ? 'board.passed' : 'board.notPassed')} · ${times.moment(last.at)} · ${by(last)}`,
    },
  ];
  return (
    <DeskTable
      caption={t('report.title')}
      columns={columns}
      rows={checks}
      rowKey={({ endpointId }) => endpointId}
      empty={t('reports:tables.empty')}
      {...useReportTable('checks')}
    />
  );
};

/** The table, with its texts. */
export const loadCheckTable = async () => {
  await addTexts(checkTexts);
  return CheckTable;
};
