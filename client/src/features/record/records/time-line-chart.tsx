import type { MeetingRecord } from '@diem-cau/shared';
import { memo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { courseMarks, laneMarks, marksAt } from './lane-marks.ts';
import { LanePatterns } from './lane-patterns.tsx';
import { stepTo, type At } from './lane-steps.ts';
import { markWords } from './mark-words.ts';
import { TimeLineCourse, useCourseLabels } from './time-line-course.tsx';
import { TimeLineLane } from './time-line-lane.tsx';
import { layout, namesWidth } from './time-line-layout.ts';
import classes from './time-line.module.css';
import type { Stretch } from './timeline.ts';

interface TimeLineChartProps {
  readonly record: MeetingRecord;
  readonly span: Stretch;
  /** Of the whole chart, in pixels. */
  readonly width: number;
  /** Told in words what lies below the pointer or the keyboard; null for nothing. */
  readonly onTell: (words: string | null) => void;
}

/** Stretches less than this many pixels apart are drawn as one. */
const apart = 2;
const reach = 3;

/** The chart itself: one grid of marks, which the arrows walk through; drawn anew only when the record is. */
export const TimeLineChart = memo(({ record, span, width: whole, onTell }: TimeLineChartProps) => {
  const { t } = useTranslation('records');
  const times = useTimes();
  const chart = useRef<SVGSVGElement>(null);
  const [at, setAt] = useState<At>({ lane: 0, mark: 0 });
  const { endpoints } = record;
  const names = namesWidth([t('timeLine.course'), ...endpoints.map(({ name }) => name)]);
  const width = Math.max(200, whole - names - layout.margin);
  const perPixel = (span.to - span.from) / width;
  const lanes = [
    courseMarks(record, span),
    ...endpoints.map((endpoint) => laneMarks(endpoint, span, apart * perPixel)),
  ];
  const course = lanes[0] ?? [];
  const labels = useCourseLabels(course, span, width);
  const top = labels.rows * layout.labelRow + 6 + layout.courseBar + layout.axis;
  const height = top + endpoints.length * layout.lane + 1;
  const nameOf = (lane: number): string => endpoints[lane - 1]?.name ?? t('timeLine.course');
  const tell = (lane: number, marks: readonly (typeof course)[number][]): void =>
    onTell(marks.length === 0 ? null : `${nameOf(lane)}: ${marks.map((mark) => markWords(t, mark, times)).join('; ')}`);
  const focus = (next: At): void => {
    setAt(next);
    const mark = lanes[next.lane]?.[next.mark];
    tell(next.lane, mark === undefined ? [] : [mark]);
  };
  const press = (event: KeyboardEvent): void => {
    const next = stepTo(lanes, at, event.key);
    if (next === null) return;
    event.preventDefault();
    chart.current?.querySelector<SVGElement>(`[data-at="${next.lane} ${next.mark}"]`)?.focus();
  };
  const point = (event: PointerEvent): void => {
    const box = chart.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    const scale = whole / box.width;
    const [x, y] = [(event.clientX - box.left) * scale - names, (event.clientY - box.top) * scale];
    const lane = y < top ? 0 : Math.floor((y - top) / layout.lane) + 1;
    if (x < -reach) onTell(null);
    else tell(lane, marksAt(lanes[lane] ?? [], span.from + x * perPixel, reach * perPixel));
  };
  return (
    <svg
      ref={chart}
      role="grid"
      aria-label={t('timeLine.title')}
      className={classes.chart}
      viewBox={`0 0 ${whole} ${height}`}
      onKeyDown={press}
      onPointerMove={point}
      onPointerLeave={() => onTell(null)}
      onBlur={() => onTell(null)}
    >
      <LanePatterns />
      <TimeLineCourse
        marks={course}
        labels={labels}
        span={span}
        openedAt={record.summary.openedAt}
        names={names}
        width={width}
        height={height}
        at={at.lane === 0 ? at.mark : null}
        onFocus={focus}
      />
      {endpoints.map((endpoint, index) => (
        <TimeLineLane
          key={endpoint.endpointId}
          name={endpoint.name}
          marks={lanes[index + 1] ?? []}
          span={span}
          expectedFrom={endpoint.expectedFrom}
          names={names}
          width={width}
          top={top + index * layout.lane}
          lane={index + 1}
          at={at.lane === index + 1 ? at.mark : null}
          onFocus={focus}
        />
      ))}
    </svg>
  );
});
TimeLineChart.displayName = 'TimeLineChart';
