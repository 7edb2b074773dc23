import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { placeLabels } from './label-rows.ts';
import { fillOf } from './lane-patterns.tsx';
import type { Mark } from './lane-marks.ts';
import type { At } from './lane-steps.ts';
import { markWords } from './mark-words.ts';
import { layout, textWidth } from './time-line-layout.ts';
import classes from './time-line.module.css';
import { axisTicks, placeAt, type Stretch } from './timeline.ts';
import { whenWords } from './when-words.ts';

/** The labels of the course: what each mark is and when, as it stands above the line. */
export const useCourseLabels = (marks: readonly Mark[], span: Stretch, width: number) => {
  const { t } = useTranslation('records');
  const times = useTimes();
  const labels = marks.map(({ kind, from, to, call }) => {
    const text = `${t(`marks.${kind}`, { call: call ?? 0 })} ${whenWords({ from, to }, span.from, times)}`;
    return { text, at: placeAt((from + to) / 2, span, width), width: textWidth(text) };
  });
  const placed = placeLabels(labels, width);
  return { placed, rows: placed.reduce((most, { row }) => Math.max(most, row + 1), 0) };
};

interface TimeLineCourseProps {
  readonly marks: readonly Mark[];
  readonly labels: ReturnType<typeof useCourseLabels>;
  readonly span: Stretch;
  /** From the opening on the meeting was there. */
  readonly openedAt: number;
  readonly names: number;
  readonly width: number;
  /** Down to the last lane. */
  readonly height: number;
  readonly at: number | null;
  readonly onFocus: (at: At) => void;
}

const mostTicks = 9;

/** The course of the whole meeting above the lanes, with the times of day below it. */
export const TimeLineCourse = (props: TimeLineCourseProps) => {
  const { marks, labels, span, openedAt, names, width, height, at, onFocus } = props;
  const { t } = useTranslation('records');
  const times = useTimes();
  const x = (time: number): number => names + placeAt(time, span, width);
  const barTop = labels.rows * layout.labelRow + 6;
  const axisTop = barTop + layout.courseBar;
  return (
    <>
      {marks.map(({ kind, from, to }) =>
        kind === 'break' || kind === 'hub-gap' ? (
          <rect
            key={`${kind} ${from}`}
            x={x(from)}
            width={Math.max(1, x(to) - x(from))}
            y={axisTop}
            height={height - axisTop}
            fill="var(--raised)"
            stroke="var(--gap-line)"
            strokeDasharray={kind === 'break' ? '' : '3 3'}
          />
        ) : null,
      )}
      {axisTicks(span, mostTicks, times.aheadMs(span.from)).map((tick) => (
        <g key={tick} aria-hidden>
          <line x1={x(tick)} x2={x(tick)} y1={axisTop} y2={height} stroke="var(--line)" />
          <text
            x={x(tick)}
            y={axisTop + 18}
            fontSize="14"
            textAnchor={anchor(x(tick), names, width)}
            className={classes.halo}
          >
            {times.clock(tick)}
          </text>
        </g>
      ))}
      <g role="row">
        <text role="rowheader" x="0" y={barTop + 16} fontSize="14" fontWeight="600" fill="var(--ink)">
          {t('timeLine.course')}
        </text>
        <rect
          x={x(openedAt)}
          width={x(span.to) - x(openedAt)}
          y={barTop + 5}
          height={layout.courseBar - 10}
          fill="var(--course-bar)"
        />
        {marks.map((mark, index) => (
          <g
            key={`${mark.kind} ${mark.from}`}
            role="gridcell"
            className={classes.mark}
            aria-label={markWords(t, mark, times)}
            tabIndex={at === index ? 0 : -1}
            data-at={`0 ${index}`}
            onFocus={() => onFocus({ lane: 0, mark: index })}
          >
            <rect
              x={x(mark.from) - (mark.from === mark.to ? 1.5 : 0)}
              width={Math.max(3, x(mark.to) - x(mark.from))}
              y={barTop}
              height={layout.courseBar}
              fill={fillOf[mark.kind]}
              stroke="var(--ink)"
              strokeWidth="0.75"
            />
          </g>
        ))}
      </g>
      <g aria-hidden>
        {labels.placed.map(({ text, at: pointed, left, row }) => {
          const base = barTop - 8 - row * layout.labelRow;
          return (
            <g key={`${text} ${pointed}`}>
              <line
                x1={names + pointed}
                x2={names + pointed}
                y1={base + 3}
                y2={barTop}
                stroke="var(--ink)"
                strokeWidth="0.75"
              />
              <text x={names + left} y={base} fontSize="14" fontWeight="600" className={classes.halo}>
                {text}
              </text>
            </g>
          );
        })}
      </g>
    </>
  );
};

const anchor = (x: number, names: number, width: number): 'start' | 'middle' | 'end' => {
  if (x < names + 20) return 'start';
  return x > names + width - 20 ? 'end' : 'middle';
};
