import type { MeetingView, Message } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { settleMessage } from '../../../core/acts/messages.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import type { Acts } from '../../../react/use-acts.ts';
import type { Press } from '../../../react/use-press.ts';
import { MessageLine } from './message-line.tsx';
import classes from './message-line.module.css';

interface MessageNoticeProps {
  readonly view: MeetingView;
  readonly message: Message;
  readonly acts: Acts;
  readonly press: Press;
  readonly onClose: () => void;
}

/** A message before whoever conducts: one quiet line, with the press that says it was dealt with. */
export const MessageNotice = ({ view, message, acts, press, onClose }: MessageNoticeProps) => {
  const { t } = useTranslation('acts');
  const { from, messageId } = message;
  const others = view.seats.filter(
    ({ endpointId, message: last }) =>
      last !== undefined && last.answeredAt === undefined && (message.to === 'all' || endpointId !== from),
  ).length;
  return (
    <MessageLine message={message} from={seatOf(view, from)?.name ?? null} others={others} onClose={onClose}>
      {from !== null && message.to === 'conductors' && acts.isPossible(settleMessage, from) && (
        <button
          type="button"
          className={`${classes.button} ${classes.settle}`}
          disabled={press.busy}
          data-testid="settle-message"
          onClick={() => press.run(() => acts.fill(settleMessage, { endpointId: from, messageId }))}
        >
          {t(`${settleMessage.name}.label`)}
        </button>
      )}
    </MessageLine>
  );
};
