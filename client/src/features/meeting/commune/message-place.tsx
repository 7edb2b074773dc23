import { seatOf } from '../../../core/meeting-store.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useInSight } from '../../../react/use-in-sight.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { Part } from '../../../ui/part.tsx';
import { messageParts } from '../messages/index.ts';

/** Where stands for a while what was said to all, and what became of what this endpoint said. */
export const MessagePlace = () => {
  const { own } = useEndpoint();
  const told =
    useMeeting(({ messages }) => messages.last.findLast(({ to, from }) => to === 'all' && from !== own)) ?? null;
  const from = useMeeting((meeting) => seatOf(meeting, told?.from ?? null)?.name) ?? null;
  const sent = useMeeting((meeting) => seatOf(meeting, own)?.message) ?? null;
  const line = useInSight(told === null ? '' : String(told.number), told?.at ?? 0);
  const answered = useInSight(sent?.answeredAt === undefined ? '' : sent.messageId, sent?.answeredAt ?? 0);
  const showsSent = sent !== null && (sent.answeredAt === undefined || answered.on);
  if (!line.on && !showsSent) return null;
  return (
    <Part load={messageParts.need} waiting={null}>
      {({ MessageLine, OwnMessageLine }) => (
        <>
          {told !== null && line.on && <MessageLine message={told} from={from} onClose={line.putAway} />}
          {sent !== null && showsSent && <OwnMessageLine message={sent} />}
        </>
      )}
    </Part>
  );
};
