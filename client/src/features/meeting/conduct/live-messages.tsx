import type { MeetingView } from '@diem-cau/shared';
import { Badge, Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settleMessage } from '../../../core/acts/messages.ts';
import { useUnreadMessages } from '../../../react/use-unread-messages.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useAttempt } from '../../../ui/desk/use-attempt.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { Part } from '../../../ui/part.tsx';
import { messageParts, SaidMark } from '../messages/index.ts';
import { useDeskActs } from './use-desk-acts.ts';

interface LiveMessagesProps {
  readonly view: MeetingView;
  readonly disabled: boolean;
}

/** Messages at a desk: what opens them with how many are unread, and what endpoints said that nobody has dealt with yet. */
export const LiveMessages = ({ view, disabled }: LiveMessagesProps) => {
  const { t } = useTranslation(['records', 'acts']);
  const { clock } = useTimes();
  const { acts } = useDeskActs(view);
  const [open, setOpen] = useState(false);
  const unread = useUnreadMessages(view, open);
  const attempt = useAttempt((work: () => Promise<unknown>) => work());
  useEffect(() => messageParts.soon(), []);
  return (
    <Group gap="sm" mb="sm" data-testid="live-messages">
      <Button
        variant="default"
        disabled={disabled}
        rightSection={
          unread > 0 && (
            <Badge color="red.9" variant="filled" data-testid="messages-unread">
              {unread}
            </Badge>
          )
        }
        data-testid="messages-button"
        onClick={() => setOpen(true)}
      >
        {t('live.messages')}
      </Button>
      {view.seats.map(({ endpointId, name, message }) =>
        message?.words === undefined || message.answeredAt !== undefined ? null : (
          <Group key={endpointId} gap="xs" role="status" data-testid={`live-message-${endpointId}`}>
            <Text span>
              <strong>{name}</strong> {clock(message.at)} <SaidMark words={message.words} />
            </Text>
            {acts.isPossible(settleMessage, endpointId) && (
              <Button
                size="compact-sm"
                variant="default"
                disabled={disabled || attempt.busy}
                aria-label={`${t(`acts:${settleMessage.name}.label`)}: ${name}`}
                onClick={() =>
                  void attempt.run(() => acts.fill(settleMessage, { endpointId, messageId: message.messageId }))
                }
              >
                {t(`acts:${settleMessage.name}.label`)}
              </Button>
            )}
          </Group>
        ),
      )}
      <TroubleNotice error={attempt.error} />
      {open && (
        <Part load={messageParts.need}>
          {({ MessagesDialog }) => <MessagesDialog view={view} acts={acts} onClose={() => setOpen(false)} />}
        </Part>
      )}
    </Group>
  );
};
