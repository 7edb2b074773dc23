import { ringSeconds, type OpenMeeting } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { maySound } from '../../../core/devices/ring-sound.ts';
import { addTexts } from '../../../i18n/current-language.ts';
import { ringTexts } from '../../../i18n/ring-shelf.ts';
import { useHub } from '../../../react/hub-context.tsx';
import { useNow } from '../../../react/use-now.ts';
import { RingingPage } from './ringing-page.tsx';
import classes from './ringing.module.css';

/** A page whose line broke while it rang does not ring for ever: so much longer than the hub, in milliseconds. */
const graceMs = 5_000;

type Rung = OpenMeeting & { readonly ringsYou: NonNullable<OpenMeeting['ringsYou']> };

const isRung = (meeting: OpenMeeting): meeting is Rung => meeting.ringsYou !== undefined;

/** Rings where this endpoint is called; until then says where the browser would hold the ring back. */
const Ringing = () => {
  const { hub } = useHub();
  const now = useNow();
  const rung = useStore(hub.openMeetings, ({ list }) => list).find(isRung);
  if (rung === undefined || now > rung.ringsYou.since + ringSeconds * 1000 + graceMs) return <MayNotSound />;
  return <RingingPage key={`${rung.meetingId} ${rung.ringsYou.since}`} meeting={rung} since={rung.ringsYou.since} />;
};

/** That a ring would not be heard yet, and what to do; nothing where it would. */
const MayNotSound = () => {
  const { t } = useTranslation('ringing');
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    let gone = false;
    // A browser without sound, or one that refuses to make any, has nothing that a press would bring back.
    maySound().then(
      (may) => {
        if (!gone) setSilent(!may);
      },
      () => undefined,
    );
    const pressed = (): void => {
      gone = true;
      setSilent(false);
    };
    document.addEventListener('pointerdown', pressed, { once: true, capture: true });
    document.addEventListener('keydown', pressed, { once: true, capture: true });
    return () => {
      gone = true;
      document.removeEventListener('pointerdown', pressed, { capture: true });
      document.removeEventListener('keydown', pressed, { capture: true });
    };
  }, []);
  return silent ? (
    <p className={classes.note} data-testid="may-not-sound">
      {t('mayNotSound')}
    </p>
  ) : null;
};

/** It, with its texts. */
export const loadRinging = async () => {
  await addTexts(ringTexts);
  return Ringing;
};
