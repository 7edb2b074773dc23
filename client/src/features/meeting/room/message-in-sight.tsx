import type { MeetingView, Message } from '@diem-cau/shared';
import { useStore } from 'zustand';
import { seatOf } from '../../../core/meeting-store.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import type { Acts } from '../../../react/use-acts.ts';
import { useInSight } from '../../../react/use-in-sight.ts';
import type { Press } from '../../../react/use-press.ts';
import { Part } from '../../../ui/part.tsx';
import { messageParts } from '../messages/index.ts';
import classes from './notices.module.css';

const stands = (view: MeetingView, { from, messageId }: Message): boolean => {
  const last = seatOf(view, from)?.message;
  return last?.messageId === messageId && last.answeredAt === undefined;
};

/** What was said last and is in sight in the room: to all, or by an endpoint while nobody has dealt with it; null where nothing is. */
export const useMessageInSight = (acts: Acts, press: Press) => {
  const view = useStore(useEndpoint().store.state, ({ meeting }) => meeting);
  const message = view?.messages.last.findLast((each) => each.to === 'all' || stands(view, each)) ?? null;
  const sight = useInSight(message === null ? '' : String(message.number), message?.at ?? 0);
  if (view === null || message === null || !sight.on) return null;
  return (
    <div className={classes.answer}>
      <Part load={messageParts.need} waiting={null}>
        {({ MessageNotice }) => <MessageNotice {...{ view, message, acts, press }} onClose={sight.putAway} />}
      </Part>
    </div>
  );
};
