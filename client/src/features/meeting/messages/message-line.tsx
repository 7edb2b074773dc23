import type { Message } from '@diem-cau/shared';
import { IconMessage, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockText } from '../../../react/use-clock-text.ts';
import classes from './message-line.module.css';
import { MessageWords } from './message-words.tsx';

interface MessageLineProps {
  readonly message: Message;
  /** Whose it is, as it fits; null for a desk. */
  readonly from: string | null;
  /** How many other endpoints said something that stands. */
  readonly others?: number;
  /** What can be done about it. */
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** A message in one quiet line of its own, as large as the letters around it: no sound, over nothing. */
export const MessageLine = ({ message, from, others = 0, children, onClose }: MessageLineProps) => {
  const { t } = useTranslation('messages');
  const { time } = useClockText();
  return (
    <div className={classes.line} data-testid="message-line">
      <IconMessage aria-hidden="true" className={classes.picture} />
      <p role="status" className={classes.words}>
        <strong>{t('line', { who: from ?? t('desk'), time: time(message.at) })}</strong>{' '}
        <MessageWords words={message.words} />
        {others > 0 && <small> · {t('others', { count: others })}</small>}
      </p>
      {children}
      <button
        type="button"
        className={classes.button}
        aria-label={t('putAway')}
        title={t('putAway')}
        data-testid="message-close"
        onClick={onClose}
      >
        <IconX aria-hidden="true" />
      </button>
    </div>
  );
};
