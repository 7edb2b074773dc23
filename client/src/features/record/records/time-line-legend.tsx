import { useTranslation } from 'react-i18next';
import { LaneMark, bandOf } from './lane-mark.tsx';
import type { Mark } from './lane-marks.ts';
import classes from './time-line.module.css';

const kinds = [
  'present',
  'speech',
  'screen',
  'weak',
  'bad',
  'link-lost',
  'page-closed',
  'left',
  'hub',
  'roll-call',
] as const satisfies readonly Mark['kind'][];

/** The part of a lane in which a mark of that kind lies, as high as a line of text. */
const cut = (kind: Mark['kind']): string => {
  const { y, height } = bandOf(kind);
  return `0 ${y + height / 2 - 12} 30 24`;
};

/** A sample of each mark beside its word. */
export const TimeLineLegend = () => {
  const { t } = useTranslation('records');
  return (
    <ul className={classes.legend} aria-label={t('timeLine.legend')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <svg width="30" height="24" viewBox={cut(kind)} aria-hidden focusable="false">
            <LaneMark mark={{ kind, from: 0, to: 1, times: 1, ms: 1, call: null }} place={{ x: 1, width: 28 }} />
          </svg>
          {t(`timeLine.kinds.${kind}`)}
        </li>
      ))}
    </ul>
  );
};
