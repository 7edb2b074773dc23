import type { Instant, OpenMeeting } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { useClockText } from '../../../react/use-clock-text.ts';
import { LockedOut, useLetIn } from './locked-out.tsx';
import classes from './waiting.module.css';

interface MeetingCardProps {
  readonly meeting: OpenMeeting;
  readonly busy: boolean;
  readonly reachable: boolean;
  /** How long it has been open, in milliseconds, where that is longer than meetings usually are. */
  readonly openTooLongMs: number | null;
  /** Another one stands before it. */
  readonly small: boolean;
  /** Since when nobody has been in it, where that is so long that it may be over. */
  readonly emptySince: Instant | null;
  readonly now: Instant;
  readonly onJoin: () => void;
  /** Asks to come in where it is locked. */
  readonly onKnock: () => void;
}

/** An open meeting and the button that leads into it. */
export const MeetingCard = ({
  meeting,
  busy,
  reachable,
  openTooLongMs,
  small,
  emptySince,
  now,
  onJoin,
  onKnock,
}: MeetingCardProps) => {
  const { t } = useTranslation('meeting');
  const { time, day } = useClockText();
  const waitToBeLetIn = useLetIn(meeting, onJoin);
  const onBreak = meeting.phase.phase === 'break';
  const invited = (at: number): string =>
    day(at) === day(meeting.openedAt)
      ? t('waiting.invited', { time: time(at) })
      : t('waiting.invitedOn', { time: time(at), day: day(at) });
  return (
    <article className={classes.card} data-small={small || undefined} data-testid={`meeting-${meeting.meetingId}`}>
      <p className={classes.state}>
        {meeting.debriefing !== undefined && t('waiting.debriefing', { time: time(meeting.debriefing.closedAt) })}
        {meeting.debriefing === undefined &&
          (onBreak ? t('waiting.onBreak', { time: time(meeting.phase.since) }) : t('waiting.open'))}
      </p>
      <h2>{meeting.title}</h2>
      <p className={classes.facts}>
        {t(`types.${meeting.type}`)} · {t('waiting.since', { time: time(meeting.openedAt) })}
        <br />
        {meeting.scheduledAt !== null && (
          <>
            <span data-testid="invited">{invited(meeting.scheduledAt)}</span> ·{' '}
          </>
        )}
        {t('waiting.present', { present: meeting.presentCount, expected: meeting.expectedCount })}
        {meeting.ledNow === true && <> · {t('waiting.led')}</>}
      </p>
      {meeting.recorded === true && (
        <p className={classes.notExpected} data-testid="recorded">
          {t('recording.declared')}
        </p>
      )}
      {emptySince !== null && (
        <p className={classes.notExpected} data-testid="empty">
          {t(day(emptySince) === day(meeting.openedAt) ? 'waiting.empty' : 'waiting.emptyOn', {
            time: time(emptySince),
            day: day(emptySince),
          })}{' '}
          {meeting.endsItselfAt !== undefined &&
            t(day(meeting.endsItselfAt) === day(now) ? 'waiting.endsItself' : 'waiting.endsItselfOn', {
              time: time(meeting.endsItselfAt),
              day: day(meeting.endsItselfAt),
            })}
        </p>
      )}
      {openTooLongMs !== null && (
        <p className={classes.notExpected} data-testid="open-too-long">
          {t('waiting.openTooLong', { hours: Math.floor(openTooLongMs / 3_600_000) })}
        </p>
      )}
      {meeting.locksYouOut !== undefined && (
        <LockedOut
          locked={meeting.locksYouOut}
          busy={busy || !reachable}
          onKnock={() => {
            waitToBeLetIn();
            onKnock();
          }}
        />
      )}
      {meeting.locksYouOut === undefined && meeting.expectsYou && (
        <button
          type="button"
          className={classes.join}
          disabled={busy || !reachable}
          data-testid="join"
          onClick={onJoin}
        >
          {busy ? t('waiting.joining') : t('waiting.join')}
        </button>
      )}
      {!meeting.expectsYou && <p className={classes.notExpected}>{t('waiting.notExpected')}</p>}
    </article>
  );
};
