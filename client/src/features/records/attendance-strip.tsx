import type { EndpointAttendance, MeetingRecord } from '@diem-cau/shared';
import classes from './attendance-strip.module.css';
import { fillOf } from './strip-patterns.tsx';
import { percentAt, piecesOf, within, type Stretch } from './timeline.ts';

interface AttendanceStripProps {
  readonly endpoint: EndpointAttendance;
  readonly record: MeetingRecord;
  readonly span: Stretch;
  readonly label: string;
}

const height = 22;

/** One endpoint's meeting as a strip; what it shows stands below it in words as well. */
export const AttendanceStrip = ({ endpoint, record, span, label }: AttendanceStripProps) => {
  const place = ({ from, to }: Stretch) => ({
    x: `${percentAt(from, span)}%`,
    width: `${percentAt(to, span) - percentAt(from, span)}%`,
  });
  const inside = (intervals: MeetingRecord['breaks']): Stretch[] =>
    intervals.flatMap((interval) => within(interval, span) ?? []);
  return (
    <svg className={classes.strip} height={height} role="img" aria-label={label}>
      <rect width="100%" height={height} fill="#fff" />
      <line x1="0" x2="100%" y1={height / 2} y2={height / 2} stroke="#7c8796" strokeDasharray="1 4" />
      {piecesOf(endpoint, span).map((piece) =>
        piece.kind === 'left' ? null : (
          <rect
            key={piece.from}
            {...place(piece)}
            y={piece.kind === 'present' ? 5 : 3}
            height={piece.kind === 'present' ? height - 10 : height - 6}
            fill={fillOf[piece.kind]}
            {...(piece.kind === 'present' ? {} : { stroke: '#4a5565', strokeWidth: 0.75 })}
          />
        ),
      )}
      {inside(record.hubGaps).map((gap) => (
        <rect key={gap.from} {...place(gap)} height={height} fill={fillOf['hub-gap']} stroke="#4a5565" />
      ))}
      {inside(record.breaks).map((pause) => (
        <rect key={pause.from} {...place(pause)} height={height} fill="#dfe4ea" fillOpacity="0.75" stroke="#7c8796" />
      ))}
    </svg>
  );
};
