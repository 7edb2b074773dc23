import type { OpenMeeting } from '@diem-cau/shared';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useClockText } from '../../../react/use-clock-text.ts';
import classes from './waiting.module.css';

interface LockedOutProps {
  readonly locked: NonNullable<OpenMeeting['locksYouOut']>;
  readonly busy: boolean;
  readonly onKnock: () => void;
}

/** In the place of the button that leads into a meeting: it is locked, and how to be let in. */
export const LockedOut = ({ locked, busy, onKnock }: LockedOutProps) => {
  const { t } = useTranslation('meeting');
  const { time } = useClockText();
  const asks = locked.entry?.stands === 'asking';
  return (
    <div data-testid="locked-out">
      <p className={classes.notExpected} role="status">
        {t('waiting.locked.since', { time: time(locked.since) })}{' '}
        {locked.entry !== undefined &&
          locked.entry.stands !== 'admitted' &&
          t(`waiting.locked.${locked.entry.stands}`, { time: time(locked.entry.since) })}
      </p>
      <button type="button" className={classes.join} disabled={busy || asks} data-testid="knock" onClick={onKnock}>
        {t(asks ? 'waiting.locked.asked' : 'waiting.locked.ask')}
      </button>
    </div>
  );
};

/** Joins once the endpoint may come in that asked to, on the page on which it was asked. Gives what is to be called when it is asked. */
export const useLetIn = (meeting: OpenMeeting, join: () => void): (() => void) => {
  const asked = useRef(false);
  const mayCome = meeting.locksYouOut === undefined;
  useEffect(() => {
    if (!mayCome || !asked.current) return;
    asked.current = false;
    join();
  });
  return () => {
    asked.current = true;
  };
};
