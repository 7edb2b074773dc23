import {
  ConductorPhrase,
  EndpointPhrase,
  longestMessage,
  type MeetingView,
  type MessageId,
  MessageId as NewMessageId,
} from '@diem-cau/shared';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settleMessage, tellAll } from '../../../core/acts/messages.ts';
import { sendMessage } from '../../../core/acts/own.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { usePress } from '../../../react/use-press.ts';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import { MessageList } from './message-list.tsx';
import { MessageWords } from './message-words.tsx';
import classes from './messages-dialog.module.css';

interface MessagesDialogProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly onClose: () => void;
}

/** The same words have the same id until they were said: what is pressed again, as nobody knows whether it arrived, is said once. */
const useMessageId = (): ((words: object) => MessageId) => {
  const last = useRef<{ readonly words: string; readonly messageId: MessageId } | null>(null);
  return (said) => {
    const words = JSON.stringify(said);
    if (last.current?.words !== words) last.current = { words, messageId: NewMessageId.parse(crypto.randomUUID()) };
    return last.current.messageId;
  };
};

/** Ready-made phrases in large buttons, a line of one's own, and below what was said: over the page only as long as somebody wants it. */
export const MessagesDialog = ({ view, acts, onClose }: MessagesDialogProps) => {
  const { t } = useTranslation('messages');
  const press = usePress();
  const idOf = useMessageId();
  const saying = (send: () => Promise<void>): void =>
    press.run(async () => {
      await send();
      onClose();
    });
  return (
    <PageDialog title={t('title')} onClose={onClose}>
      {press.trouble !== null && (
        <p role="alert" className={classes.trouble} data-testid="message-trouble">
          {press.trouble}
        </p>
      )}
      {acts.isPossible(tellAll, null) && (
        <Saying
          title={t('toAll')}
          phrases={ConductorPhrase.options}
          busy={press.busy}
          testId="tell"
          onSay={(words) => saying(() => acts.fill(tellAll, { messageId: idOf({ all: words }), words }))}
        />
      )}
      {acts.isPossible(sendMessage, null) && (
        <Saying
          title={t('toConductors')}
          phrases={EndpointPhrase.options}
          busy={press.busy}
          testId="send"
          onSay={(words) => saying(() => acts.fill(sendMessage, { messageId: idOf(words), words }))}
        />
      )}
      <MessageList
        view={view}
        settles={(endpointId) => acts.isPossible(settleMessage, endpointId)}
        busy={press.busy}
        onSettle={(which) => press.run(() => acts.fill(settleMessage, which))}
      />
    </PageDialog>
  );
};

interface SayingProps<Phrase extends EndpointPhrase | ConductorPhrase> {
  readonly title: string;
  readonly phrases: readonly Phrase[];
  readonly busy: boolean;
  readonly testId: string;
  readonly onSay: (
    words: { readonly says: 'phrase'; readonly phrase: Phrase } | { readonly says: 'text'; readonly text: string },
  ) => void;
}

const Saying = <Phrase extends EndpointPhrase | ConductorPhrase>({
  title,
  phrases,
  busy,
  testId,
  onSay,
}: SayingProps<Phrase>) => {
  const { t } = useTranslation('messages');
  const [text, setText] = useState('');
  return (
    <section className={classes.saying} aria-label={title} data-testid={`messages-${testId}`}>
      <h3>{title}</h3>
      <div className={classes.phrases}>
        {phrases.map((phrase) => (
          <button
            key={phrase}
            type="button"
            className={classes.phrase}
            disabled={busy}
            data-testid={`${testId}-${phrase}`}
            onClick={() => onSay({ says: 'phrase', phrase })}
          >
            <MessageWords words={{ says: 'phrase', phrase }} />
          </button>
        ))}
      </div>
      <form
        className={classes.own}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') onSay({ says: 'text', text });
        }}
      >
        <label>
          {t('own')}
          <input
            type="text"
            value={text}
            maxLength={longestMessage}
            data-testid={`${testId}-text`}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button
          type="submit"
          className={classes.send}
          disabled={busy || text.trim() === ''}
          data-testid={`${testId}-own`}
        >
          {t('send')}
        </button>
      </form>
    </section>
  );
};
