import type { PeriodReport } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { numberText, percentText, wholeMinutes } from '../../../ui/desk/figures.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartPatterns } from './chart-patterns.tsx';
import { attendanceRows, dropRows, monthRows, speakingRows } from './chart-rows.ts';
import classes from './charts.module.css';
import { MonthChart } from './month-chart.tsx';
import { RowChart, type ChartRow } from './row-chart.tsx';

/** More rows than these are a table. */
const mostRows = 24;

interface RowChartLook {
  /** The table that says the same. */
  readonly table: string;
  readonly most?: number;
  readonly labelWidth: number;
  readonly note?: string | undefined;
}

/** What a picture shows better than a table: months, attendance, drop-outs, speaking. */
export const Charts = ({ report: { months, units, endpoints } }: { report: PeriodReport }) => {
  const { t } = useTranslation('reports');
  const rowChart = (
    key: 'attendance' | 'drops' | 'speaking',
    all: readonly ChartRow[],
    { table, note, ...look }: RowChartLook,
  ) => {
    const [first] = all;
    if (first === undefined) return null;
    const left = all.length - mostRows;
    const notes = [note, left > 0 ? t('charts.more', { n: numberText(left) }) : undefined].filter(Boolean).join(' ');
    return (
      <ChartFrame
        name={key}
        title={t(`charts.${key}.title`)}
        says={t('charts.first', { name: first.name, label: first.label })}
        table={table}
        {...(notes === '' ? {} : { note: notes })}
      >
        <RowChart rows={all.slice(0, mostRows)} {...look} />
      </ChartFrame>
    );
  };
  const columns = monthRows(months);
  const chair = endpoints.find(({ leads, count }) => leads && count.attended > 0);
  return (
    <div className={classes.charts}>
      <ChartPatterns />
      {columns.length > 1 && <MonthChart rows={columns} />}
      {rowChart(
        'drops',
        dropRows(endpoints).map(({ key, name, dropOuts, lostMinutes }) => ({
          key,
          name,
          value: lostMinutes,
          label: t('charts.drops.label', {
            minutes: numberText(wholeMinutes(lostMinutes * 60_000)),
            times: numberText(dropOuts),
          }),
        })),
        { table: 'by-endpoint', labelWidth: 130 },
      )}
      {rowChart(
        'attendance',
        attendanceRows(units).map(({ key, name, attended, expected, share, missing }) => ({
          key,
          name: name === '' ? t('unknownUnit') : name,
          value: share,
          rest: missing,
          label: `${percentText(share)} (${numberText(attended)}/${numberText(expected)})`,
        })),
        { table: 'by-unit', most: 1, labelWidth: 130, note: t('charts.attendance.note') },
      )}
      {rowChart(
        'speaking',
        speakingRows(endpoints).map(({ key, name, speakingMinutes, silent }) => ({
          key,
          name,
          value: speakingMinutes,
          label:
            silent === 0
              ? t('charts.speaking.label', { minutes: numberText(wholeMinutes(speakingMinutes * 60_000)) })
              : t('charts.speaking.silent', {
                  minutes: numberText(wholeMinutes(speakingMinutes * 60_000)),
                  n: numberText(silent),
                }),
        })),
        {
          table: 'by-endpoint',
          labelWidth: 210,
          note:
            chair === undefined
              ? undefined
              : t('charts.speaking.note', {
                  name: chair.name,
                  minutes: numberText(wholeMinutes(chair.count.speakingMs)),
                }),
        },
      )}
    </div>
  );
};
