import { presentCount, type ConfirmedRoll } from '@diem-cau/shared';
import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../ui/desk/figures.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { changeWords } from './change-words.ts';
import classes from './roll-history-view.module.css';
import { rollHistory } from './roll-changes.ts';

/** Every confirmation of one endpoint, the newest first: who, when, why, and what stood before. */
export const RollHistoryView = ({ history }: { history: readonly ConfirmedRoll[] }) => {
  const { t } = useTranslation('roll-call');
  const { moment } = useTimes();
  if (history.length === 0) return null;
  return (
    <details className={classes.history} open={history.length > 1}>
      <summary>{t('history.title', { n: numberText(history.length) })}</summary>
      <ol>
        {rollHistory(history).map(({ confirmed, before, changes }) => (
          <li key={confirmed.seq}>
            <Text size="sm" fw={600}>
              {t('history.entry', { at: moment(confirmed.at), by: confirmed.by, call: confirmed.call })}
            </Text>
            {confirmed.reason !== '' && <Text size="sm">{t('history.reason', { reason: confirmed.reason })}</Text>}
            {before === null ? (
              <Text size="sm">{t('history.first', { n: numberText(presentCount(confirmed.roll)) })}</Text>
            ) : (
              <List size="sm">
                {changes.map((change, index) => (
                  <List.Item key={index}>{changeWords(t, change)}</List.Item>
                ))}
              </List>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
};
