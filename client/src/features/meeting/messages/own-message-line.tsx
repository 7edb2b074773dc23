import type { SeatView } from '@diem-cau/shared';
import { IconCheck, IconMessage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useClockText } from '../../../react/use-clock-text.ts';
import classes from './message-line.module.css';

/** What became of the message that this endpoint sent. */
export const OwnMessageLine = ({ message }: { readonly message: NonNullable<SeatView['message']> }) => {
  const { t } = useTranslation('messages');
  const { time } = useClockText();
  const answered = message.answeredAt !== undefined;
  const Picture = answered ? IconCheck : IconMessage;
  return (
    <div className={classes.line} data-testid="own-message" data-stands={answered ? 'answered' : 'waits'}>
      <Picture aria-hidden="true" className={classes.picture} />
      <p role="status" className={classes.words}>
        {t(answered ? 'answered' : 'waits', { time: time(message.at) })}
      </p>
    </div>
  );
};
