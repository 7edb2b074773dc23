import type { EndpointId, MeetingView, Message, MessageId } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { seatOf } from '../../../core/meeting-store.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { MessageWords } from './message-words.tsx';
import classes from './messages-dialog.module.css';
import { useMessageList } from './use-message-list.ts';

interface MessageListProps {
  readonly view: MeetingView;
  /** Whether what an endpoint said can be dealt with here. */
  readonly settles: (endpointId: EndpointId) => boolean;
  readonly busy: boolean;
  readonly onSettle: (which: { readonly endpointId: EndpointId; readonly messageId: MessageId }) => void;
}

/** What was said in this meeting, the latest first; of an endpoint also what became of it. */
export const MessageList = ({ view, settles, busy, onSettle }: MessageListProps) => {
  const { t } = useTranslation(['messages', 'acts']);
  const { time } = useClockText();
  const { state, messages, earlier, again, readEarlier } = useMessageList(view);
  const nameOf = (from: EndpointId | null): string =>
    from === null ? t('messages:desk') : (seatOf(view, from)?.name ?? from);
  const whose = ({ to, from }: Message): string =>
    to === 'all' ? t('messages:list.toAll', { who: nameOf(from) }) : nameOf(from);
  const isLast = (message: Message): boolean =>
    message.from !== null && seatOf(view, message.from)?.message?.messageId === message.messageId;
  const became = (message: Message): string | null => {
    if (message.to === 'all') return null;
    if (message.settled === null) return t(`messages:list.${isLast(message) ? 'stands' : 'replaced'}`);
    const { cause, at } = message.settled;
    return t(`messages:list.${cause}`, { time: time(at) });
  };
  return (
    <section className={classes.list} aria-label={t('messages:list.title')} data-testid="message-list">
      <h3>{t('messages:list.title')}</h3>
      {state === 'coming' && <p role="status">{t('messages:list.coming')}</p>}
      {state === 'lost' && (
        <p role="alert">
          {t('messages:list.lost')}{' '}
          <button type="button" className={classes.small} onClick={again}>
            {t('messages:list.retry')}
          </button>
        </p>
      )}
      {state === 'there' && messages.length === 0 && <p>{t('messages:list.none')}</p>}
      <ul>
        {messages.map((message) => (
          <li key={message.number} data-testid={`message-${message.number}`}>
            <p>
              {time(message.at)} · <strong>{whose(message)}:</strong> <MessageWords words={message.words} />{' '}
              <span className={classes.stands}>{became(message)}</span>
            </p>
            {message.to === 'conductors' && message.settled === null && isLast(message) && settles(message.from) && (
              <button
                type="button"
                className={classes.small}
                disabled={busy}
                aria-label={`${t('acts:settle-message.label')}: ${nameOf(message.from)}`}
                data-testid={`settle-${message.from}`}
                onClick={() => onSettle({ endpointId: message.from, messageId: message.messageId })}
              >
                {t('acts:settle-message.label')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {earlier && (
        <button type="button" className={classes.small} data-testid="messages-earlier" onClick={readEarlier}>
          {t('messages:list.earlier')}
        </button>
      )}
    </section>
  );
};
