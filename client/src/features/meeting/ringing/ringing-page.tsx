import { ringSeconds, type Instant, type OpenMeeting } from '@diem-cau/shared';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { RingSound } from '../../../core/devices/ring-sound.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { useHub } from '../../../react/hub-context.tsx';
import { useClockText } from '../../../react/use-clock-text.ts';
import { usePress } from '../../../react/use-press.ts';
import { Banner } from '../../../ui/banner.tsx';
import classes from './ringing.module.css';

interface RingingPageProps {
  readonly meeting: OpenMeeting;
  readonly since: Instant;
}

/** This endpoint is called: over its whole page, in the largest letters, with the one button; it rings until that is pressed or the call is over. */
export const RingingPage = ({ meeting, since }: RingingPageProps) => {
  const { t } = useTranslation('ringing');
  const { signalling } = useHub();
  const { devices, session } = useEndpoint();
  const { second } = useClockText();
  const press = usePress();
  const joining = useStore(session.state, ({ state }) => state === 'joining') || press.busy;
  const reachable = useStore(signalling.connection, ({ state }) => state === 'connected');
  const [ring] = useState(() => new RingSound());
  const sound = useStore(ring.state, (state) => state.sound);
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
    ring.start(ringSeconds, devices.chosen('speaker'));
    return () => ring.stop();
  }, [ring, devices]);
  useEffect(() => {
    const before = document.title;
    document.title = t('title');
    return () => {
      document.title = before;
    };
  }, [t]);
  const join = (): void => {
    ring.stop();
    press.run(() => session.join(meeting));
  };
  return (
    <dialog
      ref={dialog}
      className={classes.page}
      aria-labelledby={titleId}
      data-testid="ringing"
      data-sound={sound}
      onCancel={(event) => {
        // Whoever called waits for an answer: Escape silences it, as a hand on the receiver.
        event.preventDefault();
        ring.stop();
      }}
    >
      <div role="alert">
        <h2 id={titleId} className={classes.title}>
          {t('title')}
        </h2>
        <p className={classes.meeting}>{t('meeting', { title: meeting.title, time: second(since) })}</p>
      </div>
      {press.trouble !== null && <Banner testId="ringing-trouble">{press.trouble}</Banner>}
      <button
        type="button"
        className={classes.join}
        disabled={joining || !reachable}
        autoFocus
        data-testid="ringing-join"
        onClick={join}
      >
        {t(joining ? 'joining' : 'join')}
      </button>
      {sound === 'held-back' && (
        <p className={classes.heldBack} role="status" data-testid="held-back">
          {t('heldBack')}
        </p>
      )}
      {sound === 'rings' && (
        <button type="button" className={classes.silence} data-testid="silence" onClick={() => ring.stop()}>
          {t('silence')}
        </button>
      )}
    </dialog>
  );
};
