import { useTranslation } from 'react-i18next';
import { numberText, wholeMinutes } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import type { Mark } from './lane-marks.ts';
import { LaneMark, MarkLabel, type MarkPlace } from './lane-mark.tsx';
import type { At } from './lane-steps.ts';
import { markWords } from './mark-words.ts';
import { layout, shortName, textWidth } from './time-line-layout.ts';
import classes from './time-line.module.css';
import { placeAt, type Stretch } from './timeline.ts';

interface TimeLineLaneProps {
  readonly name: string;
  readonly marks: readonly Mark[];
  readonly span: Stretch;
  /** Since when the endpoint was expected; the dotted line begins there. */
  readonly expectedFrom: number;
  readonly names: number;
  readonly width: number;
  readonly top: number;
  readonly lane: number;
  /** Which mark the keyboard is at; null where it is in another lane. */
  readonly at: number | null;
  readonly onFocus: (at: At) => void;
}

/** One endpoint on the time line. */
export const TimeLineLane = (props: TimeLineLaneProps) => {
  const { name, marks, span, expectedFrom, names, width, top, lane, at, onFocus } = props;
  const { t } = useTranslation('records');
  const times = useTimes();
  const x = (time: number): number => names + placeAt(time, span, width);
  const placeOf = ({ from, to }: Mark): MarkPlace => ({ x: x(from), width: x(to) - x(from) });
  const labelOf = ({ kind, from, to, ms }: Mark): string => {
    const room = x(to) - x(from) - 8;
    const short = t('marks.minutes', { n: numberText(wholeMinutes(ms)) });
    if (kind === 'speech') return textWidth(short) <= room ? short : '';
    if (kind === 'present' || kind === 'screen' || kind === 'weak' || kind === 'bad') return '';
    const long = `${t(`marks.${kind}`)}, ${short}`;
    if (textWidth(long) <= room) return long;
    return textWidth(short) <= room ? short : '';
  };
  return (
    <g role="row" transform={`translate(0 ${top})`}>
      <line x1="0" x2={names + width} y1={layout.lane} y2={layout.lane} stroke="var(--lane-line)" />
      <text role="rowheader" x="0" y="22" fontSize="14" fontWeight="600" fill="var(--ink)" aria-label={name}>
        {shortName(name)}
      </text>
      <line x1={x(expectedFrom)} x2={names + width} y1="17" y2="17" stroke="var(--line-strong)" strokeDasharray="1 5" />
      {marks.map((mark, index) => (
        <g
          key={`${mark.kind} ${mark.from}`}
          role="gridcell"
          className={classes.mark}
          aria-label={`${name}: ${markWords(t, mark, times)}`}
          tabIndex={at === index ? 0 : -1}
          data-at={`${lane} ${index}`}
          onFocus={() => onFocus({ lane, mark: index })}
        >
          <LaneMark mark={mark} place={placeOf(mark)} />
        </g>
      ))}
      <g aria-hidden>
        {marks.map((mark) => {
          const label = labelOf(mark);
          if (label === '') return null;
          return <MarkLabel key={`${mark.kind} ${mark.from}`} mark={mark} place={placeOf(mark)} label={label} />;
        })}
      </g>
    </g>
  );
};
