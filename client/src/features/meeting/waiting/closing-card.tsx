import type { ClosingSummary } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useClockText } from '../../../react/use-clock-text.ts';
import classes from './closing-card.module.css';

const minuteMs = 60_000;

/** How the meeting went that is just over: for the room with every name, for a commune in short. */
export const ClosingCard = ({ closing, whole }: { closing: ClosingSummary; whole: boolean }) => {
  const { t } = useTranslation('meeting');
  const { time } = useClockText();
  const { title, openedAt, closedAt, durationMs, endpoints } = closing;
  const communes = endpoints.filter(({ leads }) => !leads);
  const namesOf = (chosen: typeof communes): string => chosen.map(({ name }) => name).join(', ');
  const came = communes.filter(({ attended }) => attended);
  const absent = communes.filter(({ attended }) => !attended);
  const dropped = communes.filter(({ dropOuts }) => dropOuts > 0);
  const minutes = Math.round(durationMs / minuteMs);
  return (
    <article className={classes.card} data-testid="closing">
      <p className={classes.state}>{t('closing.ended', { time: time(closedAt) })}</p>
      <h2>{title}</h2>
      <dl className={classes.facts}>
        <div>
          <dt>{t('closing.duration')}</dt>
          <dd>
            {t('closing.minutes', { n: minutes })} ({time(openedAt)}–{time(closedAt)})
          </dd>
        </div>
        <div>
          <dt>{t('closing.came')}</dt>
          <dd>{t('closing.of', { n: came.length, all: communes.length })}</dd>
        </div>
        {whole && absent.length > 0 && (
          <div>
            <dt>{t('closing.absent')}</dt>
            <dd>{namesOf(absent)}</dd>
          </div>
        )}
        <div>
          <dt>{t('closing.dropped')}</dt>
          <dd>{dropped.length === 0 ? t('closing.nobody') : whole ? namesOf(dropped) : dropped.length}</dd>
        </div>
      </dl>
      {whole && <p className={classes.draft}>{t('closing.draft')}</p>}
    </article>
  );
};
