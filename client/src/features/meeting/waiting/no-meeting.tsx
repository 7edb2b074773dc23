import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHub } from '../../../react/hub-context.tsx';
import classes from './waiting.module.css';

/** Nothing to do but wait; the card comes by itself. */
export const NoMeeting = ({ leads }: { leads: boolean }) => {
  const { t } = useTranslation('meeting');
  const { me } = useHub().hello;
  const hint = me.kind === 'endpoint' && me.joinsByItself === true ? 'noneHintByItself' : 'noneHint';
  return (
    <div className={classes.none} data-testid="no-meeting">
      <IconHourglass aria-hidden="true" size="2.6em" stroke={1.5} />
      <h2>{t('waiting.none')}</h2>
      <p>{t(leads ? 'waiting.noneHintLeads' : `waiting.${hint}`)}</p>
    </div>
  );
};
