import { Bar, BarChart, LabelList, XAxis, YAxis } from 'recharts';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import { ChartFrame } from './chart-frame.tsx';
import { fills } from './chart-patterns.tsx';
import type { MonthRow } from './chart-rows.ts';
import classes from './charts.module.css';

const panel = { width: 640, height: 130, margin: { top: 22, right: 4, bottom: 0, left: 4 } } as const;
const crowded = 13;

/** Meetings, and below them the person-hours saved, by month: two rows of columns over the same months, each with its own measure. */
export const MonthChart = ({ rows }: { rows: readonly MonthRow[] }) => {
  const { t } = useTranslation('reports');
  const columns = (key: 'meetings' | 'savedHours', fill: string) => (
    <BarChart {...panel} data={[...rows]} barCategoryGap="22%" accessibilityLayer={false}>
      <XAxis dataKey="label" interval={0} tickLine={false} tick={{ fontSize: rows.length > crowded ? 11 : 14 }} />
      <YAxis hide domain={[(least: number) => Math.min(0, least), 'auto']} />
      <Bar dataKey={key} fill={fill} stroke="var(--ink)" strokeWidth={0.5} isAnimationActive={false}>
        <LabelList
          dataKey={key}
          position="top"
          fontSize={rows.length > crowded ? 11 : 14}
          formatter={(value) => (typeof value === 'number' && value !== 0 ? numberText(Math.round(value)) : '')}
        />
      </Bar>
    </BarChart>
  );
  const best = rows.toSorted((a, b) => b.savedHours - a.savedHours)[0];
  return (
    <ChartFrame
      name="months"
      title={t('charts.months.title')}
      says={t('charts.months.says', { month: best?.label ?? '', hours: numberText(Math.round(best?.savedHours ?? 0)) })}
      table="by-month"
    >
      <p className={classes.panel}>{t('charts.months.meetings')}</p>
      {columns('meetings', fills.solid)}
      <p className={classes.panel}>{t('charts.months.saved')}</p>
      {columns('savedHours', fills.hatch)}
    </ChartFrame>
  );
};
