import { AttendeeState } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import classes from './count-line.module.css';
import type { RollCount } from './roll-count.ts';

/** How many people are there and how, and how many endpoints are called. */
export const CountLine = ({ count: { people, confirmed, endpoints } }: { count: RollCount }) => {
  const { t } = useTranslation('roll-call');
  return (
    <dl className={classes.counts}>
      {AttendeeState.options.map((state) => (
        <div key={state} data-state={state}>
          <dt>{t(`counts.${state}`)}</dt>
          <dd>{numberText(people[state])}</dd>
        </div>
      ))}
      <div>
        <dt>{t('counts.endpoints')}</dt>
        <dd>
          {numberText(confirmed)}/{numberText(endpoints)}
        </dd>
      </div>
    </dl>
  );
};
