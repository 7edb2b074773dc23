import { IconMessage } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import type { Acts } from '../../../react/use-acts.ts';
import { useInDebriefing } from '../../../react/use-in-debriefing.ts';
import { useMayHere } from '../../../react/use-may-here.ts';
import { useUnreadMessages } from '../../../react/use-unread-messages.ts';
import { Part } from '../../../ui/part.tsx';
import { messageParts } from '../messages/index.ts';
import classes from './commune.module.css';

interface MessagesButtonProps {
  /** The messages are open. */
  readonly open: boolean;
  readonly onOpen: () => void;
}

/** What opens the messages, with how many nobody has read here; a debriefing has none. */
export const MessagesButton = ({ open, onOpen }: MessagesButtonProps) => {
  const { t } = useTranslation('meeting');
  const view = useStore(useEndpoint().store.state, ({ meeting }) => meeting);
  const unread = useUnreadMessages(view, open, useMayHere('conductMeeting'));
  useEffect(() => messageParts.soon(), []);
  if (useInDebriefing()) return null;
  return (
    <button type="button" className={classes.small} data-testid="messages-button" onClick={onOpen}>
      <IconMessage aria-hidden="true" size="1.2em" /> <span className={classes.word}>{t('messages.open')}</span>
      {unread > 0 && (
        <strong className={classes.unread} data-testid="messages-unread">
          {unread}
        </strong>
      )}
    </button>
  );
};

/** The messages, over the page. */
export const CommuneMessages = ({ acts, onClose }: { readonly acts: Acts; readonly onClose: () => void }) => {
  const view = useStore(useEndpoint().store.state, ({ meeting }) => meeting);
  if (view === null) return null;
  return (
    <Part load={messageParts.need} waiting={null}>
      {({ MessagesDialog }) => <MessagesDialog view={view} acts={acts} onClose={onClose} />}
    </Part>
  );
};
