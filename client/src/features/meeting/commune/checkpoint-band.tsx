import type { Instant } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { confirmPresence } from '../../../core/acts/own.ts';
import { timeLeft } from '../../../core/floor/time-left.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useNow } from '../../../react/use-now.ts';
import { useTone } from '../../../react/use-tone.ts';
import band from './floor-band.module.css';
import classes from './ready-band.module.css';

interface CheckpointBandProps {
  readonly acts: Acts;
  readonly busy: boolean;
  readonly since: Instant;
  readonly until: Instant;
}

/** That presence is to be confirmed, by one large button, and for how long yet; when it was, in a line. */
export const CheckpointBand = ({ acts, busy, since, until }: CheckpointBandProps) => {
  const { t } = useTranslation(['ready', 'acts']);
  const { own } = useEndpoint();
  const { second } = useClockText();
  const now = useNow();
  const confirmedAt = useMeeting((meeting) => seatOf(meeting, own)?.confirmedAt ?? null);
  useTone('floor', [String(since)]);
  if (confirmedAt !== null)
    return (
      <p className={classes.said} role="status" data-testid="confirmed">
        {t('ready:confirmed', { time: second(confirmedAt) })}
      </p>
    );
  return (
    <section className={band.band} data-kind="floor" data-testid="checkpoint">
      <div className={band.words}>
        <h2 aria-live="off">
          {t('ready:checkpoint', { left: timeLeft({ since, until: Math.max(now, until) }, now).text })}
        </h2>
      </div>
      <button
        type="button"
        className={band.open}
        disabled={busy}
        data-testid="confirm-presence"
        onClick={() => acts.press({ act: confirmPresence, on: null })}
      >
        {t(`acts:${confirmPresence.name}.label`)}
      </button>
    </section>
  );
};
