import { IconCheck, IconCircleDashed, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { waiterSums, type Waiter } from '../../../core/who-waits.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { waiterTexts } from '../../../i18n/waiters-shelf.ts';
import { useWaiters } from '../../../react/use-waiters.ts';
import classes from './waiters.module.css';

/** Each with a shape of its own, so that none is told by its colour alone. */
const shapes: Readonly<Record<Waiter['stands'], ReactNode>> = {
  waits: <IconCheck />,
  'in-meeting': <IconUsers />,
  away: <IconCircleDashed />,
};

/** Which communes sit on their waiting page, in the directory's order; nothing until the hub has said. */
const WaitersList = () => {
  const { t } = useTranslation('waiters');
  const { known, old } = useWaiters();
  if (known === null || known.length === 0) return null;
  const sums = waiterSums(known);
  const others = [
    sums.inside === 0 ? null : t('inside', { inside: sums.inside }),
    sums.away === 0 ? null : t('away', { away: sums.away }),
  ].filter((words) => words !== null);
  return (
    <section className={classes.waiters} data-testid="waiters" data-old={old || undefined}>
      <h2>
        <span data-testid="waiters-count">{t('title', sums)}</span>
        {others.length > 0 && <small> · {others.join(' · ')}</small>}
      </h2>
      {old && <p role="status">{t('old')}</p>}
      <ul>
        {known.map(({ endpointId, name, stands }) => (
          <li key={endpointId} data-stands={stands} data-testid={`waiter-${endpointId}`}>
            <span aria-hidden="true">{shapes[stands]}</span>
            {name}
            <span className={classes.said}>, {t(`stands.${stands}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** It, with its texts. */
export const loadWaiters = async () => {
  await addTexts(waiterTexts);
  return WaitersList;
};
