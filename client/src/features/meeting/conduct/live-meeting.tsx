import { attendance, may, waitingCount, standingIn, type MeetingId, type MeetingView } from '@diem-cau/shared';
import { Alert, Badge, Button, Group, Loader, Paper, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { numberText } from '../../../ui/desk/figures.ts';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { useHub } from '../../../react/hub-context.tsx';
import { useNow } from '../../../react/use-now.ts';
import { useWatchedMeeting } from '../../../react/use-watched-meeting.ts';
import { everSaysLead } from '../../../core/lead.ts';
import { Part } from '../../../ui/part.tsx';
import { leadLine } from '../lead/index.ts';
import { AddEndpoint } from './add-endpoint.tsx';
import { ConductButtons } from './conduct-buttons.tsx';
import { LiveCap } from './live-cap.tsx';
import classes from './live-meeting.module.css';
import { LiveDebriefing } from './live-debriefing.tsx';
import { LiveDeputy } from './live-deputy.tsx';
import { LiveFloor } from './live-floor.tsx';
import { LiveLock } from './live-lock.tsx';
import { LiveMessages } from './live-messages.tsx';
import { LivePanels } from './live-panels.tsx';
import { LiveRecording } from './live-recording.tsx';
import { LivePlan } from './live-plan.tsx';
import { LiveRoll } from './live-roll.tsx';
import { LiveSecretary } from './live-secretary.tsx';
import { LiveSeats } from './live-seats.tsx';
import { LiveStage } from './live-stage.tsx';

interface LiveMeetingProps {
  readonly meetingId: MeetingId;
  /** Runs when somebody wants to try again what the hub refused. */
  readonly onRetry: () => void;
}

/** A meeting that went on after a break did not begin then. */
const phaseWord = ({ phase: { phase, since }, openedAt }: MeetingView): string =>
  phase === 'running' && since > openedAt ? 'resumed' : phase;

/** The running meeting at a desk: who is there, the cap, microphones, break, closing, and trouble with the record. */
export const LiveMeeting = ({ meetingId, onRetry }: LiveMeetingProps) => {
  const { t } = useTranslation(['records', 'desk']);
  const { clock } = useTimes();
  const { hello } = useHub();
  const now = useNow(60_000);
  const watched = useWatchedMeeting(meetingId);
  const inside = (view: MeetingView, lost: boolean) => {
    const running = view.phase.phase !== 'closed';
    const mayConduct = may(hello.me, 'conductMeeting', standingIn(view, hello.me));
    const mayTendSound = may(hello.me, 'tendSound', standingIn(view, hello.me));
    const there = attendance(view.seats);
    const waiting = waitingCount(view.seats);
    const openMs = now - view.openedAt;
    return (
      <>
        <Group justify="space-between" mb="sm">
          <Group gap="sm">
            <Title order={2}>{t('live.title')}</Title>
            <Badge color={view.phase.phase === 'break' ? 'gray.8' : 'accent'} variant="filled">
              {t(`live.phases.${phaseWord(view)}`, { since: clock(view.phase.since) })}
            </Badge>
            <Text fw={600}>
              {t('live.present', {
                present: numberText(there.present),
                all: numberText(there.expected),
              })}
              {waiting > 0 && ` · ${t('live.waiting', { count: waiting })}`}
            </Text>
          </Group>
          <Group gap="sm">
            {running && may(hello.me, 'seeLines', standingIn(view, hello.me)) && (
              <Button component={Link} to={`/meetings/${meetingId}/lines`} variant="default">
                {t('desk:lineBoard')}
              </Button>
            )}
            {mayConduct && running && (
              // A window of its own, for a second screen.
              <Button
                component="a"
                href={`/panel?${new URLSearchParams({ meeting: meetingId })}`}
                target="diem-cau-panel"
                variant="default"
              >
                {t('live.panel')}
              </Button>
            )}
            {mayConduct && running && <ConductButtons view={view} disabled={lost} />}
            {mayConduct && running && <LiveDebriefing view={view} disabled={lost} />}
          </Group>
        </Group>
        {running && (
          <Group justify="space-between" mb="sm">
            <LiveSecretary view={view} disabled={lost} />
            <LiveDeputy view={view} disabled={lost} />
            <LiveCap view={view} disabled={lost} />
            <LivePlan view={view} disabled={lost} />
            <LivePanels view={view} disabled={lost} />
            {mayConduct && <AddEndpoint view={view} disabled={lost} />}
          </Group>
        )}
        {running && openMs > hello.usualLongestMs && (
          <Alert
            role="status"
            color="red"
            variant="outline"
            mb="sm"
            title={t('desk:marks.openTooLong', { hours: numberText(Math.floor(openMs / 3_600_000)) })}
          />
        )}
        {running && everSaysLead(view.leading) && (
          <Part load={leadLine.need} waiting={null}>
            {({ LeadLine }) => <LeadLine leading={view.leading} />}
          </Part>
        )}
        {running && <LiveRecording view={view} />}
        {running && <LiveLock view={view} />}
        {lost && <Alert role="status" color="red" variant="outline" mb="sm" title={t('live.lost')} />}
        {view.record === 'troubled' && (
          <Alert
            role="alert"
            color="red"
            variant="outline"
            mb="sm"
            icon={<IconAlertTriangle aria-hidden />}
            title={t('live.recordTroubled')}
          />
        )}
        {running && view.seats.some(({ shortAtHub }) => shortAtHub === true) && (
          <Alert role="status" color="yellow.9" variant="outline" mb="sm" title={t('live.shortAtHub')} />
        )}
        {running && <LiveMessages view={view} disabled={lost} />}
        {mayConduct && running && <LiveFloor view={view} disabled={lost} />}
        {mayConduct && running && <LiveRoll view={view} disabled={lost} />}
        {mayConduct && running && <LiveStage view={view} disabled={lost} />}
        <LiveSeats
          view={view}
          mayAct={!lost && (mayTendSound || may(hello.me, 'limitReception', standingIn(view, hello.me)))}
        />
      </>
    );
  };
  return (
    <Paper withBorder p="md" mb="lg" className={classes.live}>
      {watched.state === 'connecting' && (
        <Group role="status">
          <Loader size="sm" /> {t('live.connecting')}
        </Group>
      )}
      {watched.state === 'refused' && <TroubleNotice error={watched.error} onRetry={onRetry} />}
      {'view' in watched && inside(watched.view, watched.state === 'lost')}
    </Paper>
  );
};
