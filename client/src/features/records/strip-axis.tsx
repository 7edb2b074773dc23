import type { Interval } from '@diem-cau/shared';
import { useTimes } from '../../ui/desk/use-times.ts';
import classes from './attendance-strip.module.css';
import { axisTicks, percentAt, within, type Stretch } from './timeline.ts';

interface StripAxisProps {
  readonly span: Stretch;
  readonly breaks: readonly Interval[];
  readonly breakLabel: string;
}

const mostTicks = 7;

/** The times of day above the strips, and each break by its name. */
export const StripAxis = ({ span, breaks, breakLabel }: StripAxisProps) => {
  const { clock, aheadMs } = useTimes();
  return (
    <svg className={classes.axis} height="34" aria-hidden>
      {breaks.flatMap((pause) => {
        const cut = within(pause, span);
        return cut === null
          ? []
          : [
              <text
                key={cut.from}
                x={`${(percentAt(cut.from, span) + percentAt(cut.to, span)) / 2}%`}
                y="11"
                textAnchor="middle"
              >
                {breakLabel}
              </text>,
            ];
      })}
      {axisTicks(span, mostTicks, aheadMs(span.from)).map((at) => {
        const percent = percentAt(at, span);
        return (
          <g key={at}>
            <line x1={`${percent}%`} x2={`${percent}%`} y1="29" y2="34" stroke="#4a5565" />
            <text x={`${percent}%`} y="26" textAnchor={anchor(percent)}>
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
