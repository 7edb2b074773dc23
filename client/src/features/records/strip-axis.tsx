import type { Interval } from '@diem-cau/shared';
import { useTimes } from '../../ui/desk/use-times.ts';
import classes from './attendance-strip.module.css';
import { axisTicks, percentAt, within, type Stretch } from './timeline.ts';

/** Times that concern all strips, named once above them. */
export interface AxisLabel {
  readonly label: string;
  readonly intervals: readonly Interval[];
}

const mostTicks = 7;

/** The times of day above the strips, and by their names the times that concern all of them. */
export const StripAxis = ({ span, labels }: { span: Stretch; labels: readonly AxisLabel[] }) => {
  const { clock, aheadMs } = useTimes();
  const named = labels.flatMap(({ label, intervals }) =>
    intervals.flatMap((interval) => {
      const cut = within(interval, span);
      return cut === null ? [] : [{ label, percent: (percentAt(cut.from, span) + percentAt(cut.to, span)) / 2 }];
    }),
  );
  return (
    <svg className={classes.axis} height="36" aria-hidden>
      {named.map(({ label, percent }) => (
        <text key={`${label} ${percent}`} x={`${percent}%`} y="11" textAnchor={anchor(percent)}>
          {label}
        </text>
      ))}
      {axisTicks(span, mostTicks, aheadMs(span.from)).map((at) => {
        const percent = percentAt(at, span);
        return (
          <g key={at}>
            <line x1={`${percent}%`} x2={`${percent}%`} y1="31" y2="36" stroke="#4a5565" />
            <text x={`${percent}%`} y="28" textAnchor={anchor(percent)}>
              {clock(at)}
            </text>
          </g>
        );
      })}
    </svg>
  );
};

const anchor = (percent: number): 'start' | 'middle' | 'end' => {
  if (percent < 4) return 'start';
  return percent > 96 ? 'end' : 'middle';
};
