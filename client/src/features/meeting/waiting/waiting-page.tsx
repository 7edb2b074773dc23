import type { OpenMeeting } from '@diem-cau/shared';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { emptyTooLongSince, waitingOrder } from '../../../core/waiting-order.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useHub } from '../../../react/hub-context.tsx';
import { usePress } from '../../../react/use-press.ts';
import { useNow } from '../../../react/use-now.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { CallTechnician } from '../../../ui/call-technician.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { HelpButton } from '../../../ui/help/help-button.tsx';
import { LanguageButton } from '../../../ui/language-button.tsx';
import { JoinsByItself } from './joins-by-itself.tsx';
import { MayBeOpened } from './may-be-opened.tsx';
import { MeetingCard } from './meeting-card.tsx';
import { NoMeeting } from './no-meeting.tsx';
import { WaitingHeader } from './waiting-header.tsx';
import { useLastClosing } from './use-last-closing.ts';
import classes from './waiting.module.css';

/** Comes when a meeting is over: nobody waits for it who comes to join one. */
const ClosingCard = lazy(async () => ({ default: (await import('./closing-card.tsx')).ClosingCard }));

interface WaitingPageProps {
  readonly name: string;
  readonly leads: boolean;
  readonly preview: ReactNode;
  readonly choices: ReactNode;
  readonly openMeeting: ReactNode;
  readonly onHelp: () => void;
  /** What begins the check of this endpoint. */
  readonly check: ReactNode;
}

/** Before the meeting: is there one, does this endpoint see and hear well, and one large button. */
export const WaitingPage = ({ name, leads, preview, choices, openMeeting, onHelp, check }: WaitingPageProps) => {
  const { t } = useTranslation(['meeting', 'common']);
  const { hub, hello, signalling } = useHub();
  const { session } = useEndpoint();
  const meetings = waitingOrder(useStore(hub.openMeetings, (state) => state.list));
  const state = useStore(session.state);
  const connection = useStore(signalling.connection);
  const { time } = useClockText();
  const press = usePress();
  const now = useNow(60_000);
  const openTooLongMs = ({ openedAt }: OpenMeeting): number | null =>
    leads && now - openedAt > hello.usualLongestMs ? now - openedAt : null;
  const ended = state.state === 'outside' ? state.ended : null;
  const closing = useLastClosing(ended?.at ?? null);
  const join = (meeting: OpenMeeting): void => press.run(() => session.join(meeting));
  return (
    <div className={classes.page} data-theme={leads ? 'dark' : undefined} data-testid="waiting-page">
      <WaitingHeader profile={hello} name={name} />
      {/* The way into the meeting comes first for the keyboard, before the devices, the help and the language. */}
      <main className={classes.main}>
        <section className={classes.meetings} aria-live="polite">
          {connection.state !== 'connected' && (
            <Banner testId="offline">
              {t(connection.state === 'lost' && connection.foretold ? 'waiting.restarting' : 'waiting.offline')}
            </Banner>
          )}
          {press.trouble !== null && (
            <Banner testId="join-trouble" onClose={press.forget}>
              {press.trouble}
            </Banner>
          )}
          {meetings.map((meeting, place) => (
            <MeetingCard
              key={meeting.meetingId}
              meeting={meeting}
              small={place > 0}
              now={now}
              emptySince={leads ? emptyTooLongSince(meeting, now) : null}
              openTooLongMs={openTooLongMs(meeting)}
              busy={press.busy || state.state === 'joining'}
              reachable={connection.state === 'connected'}
              onJoin={() => join(meeting)}
              onKnock={() => press.run(() => signalling.ask('lock.knock', { meetingId: meeting.meetingId }))}
            />
          ))}
          {closing !== null && (
            <Suspense>
              <ClosingCard closing={closing} whole={leads} />
            </Suspense>
          )}
          {ended !== null && closing === null && meetings.length === 0 && (
            <p className={classes.ended} data-testid="ended">
              {t('waiting.ended', { title: ended.title, time: time(ended.at) })}
            </p>
          )}
          {meetings.length === 0 && closing === null && <NoMeeting leads={leads} />}
          <JoinsByItself />
          <MayBeOpened />
          {check}
          {leads && <div className={meetings.length === 0 ? classes.open : classes.openAnother}>{openMeeting}</div>}
          <p className={classes.phone}>
            <CallTechnician profile={hello} />
          </p>
        </section>
        <div className={classes.own}>
          {preview}
          <section className={classes.devices}>{choices}</section>
        </div>
      </main>
      <div className={classes.tools}>
        <HelpButton onPress={onHelp} />
        <LanguageButton />
      </div>
    </div>
  );
};
