import { IconMicrophone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FloorHolder } from '@diem-cau/shared';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useMicrophone } from '../../../react/use-microphone.ts';
import { useOwnFloor } from '../../../react/use-own-floor.ts';
import type { Press } from '../../../react/use-press.ts';
import { useTimeLeft } from '../../../react/use-time-left.ts';
import { useTone } from '../../../react/use-tone.ts';
import { FloorTime } from '../../../ui/floor-time.tsx';
import classes from './floor-band.module.css';

/** What a commune has to know of the floor now, in large words: that it has it, or that it comes next. */
export const FloorBand = ({ press }: { press: Press }) => {
  const { t } = useTranslation('floor');
  const { holder, place, byTurns } = useOwnFloor();
  const known = useMeeting(() => true) ?? false;
  const given = holder === null ? [] : [String(holder.since)];
  useTone('floor', known ? given : null);
  if (holder !== null) return <OwnFloorBand holder={holder} press={press} />;
  if (!byTurns || place !== 1) return null;
  return (
    <section className={classes.band} data-kind="prepare" role="status" data-testid="floor-prepare">
      <div className={classes.words}>
        <h2>{t('yours.prepare')}</h2>
        <p>{t('yours.prepareHint')}</p>
      </div>
    </section>
  );
};

const OwnFloorBand = ({ holder, press }: { holder: FloorHolder; press: Press }) => {
  const { t } = useTranslation('floor');
  const { yieldFloor } = useOwnFloor();
  const { microphone, toggle } = useMicrophone();
  const time = useTimeLeft(holder);
  const heard = microphone === 'open';
  return (
    <section className={classes.band} data-kind="floor" data-testid="own-floor">
      <div className={classes.words} role="alert">
        <h2>{t('yours.title')}</h2>
        <p>{t(heard ? 'yours.heard' : 'yours.shut')}</p>
      </div>
      {time !== null && <FloorTime time={time} />}
      {microphone === 'closed' && (
        <button
          type="button"
          className={classes.open}
          disabled={press.busy}
          data-testid="floor-open"
          onClick={() => press.run(toggle)}
        >
          <IconMicrophone aria-hidden="true" size="1.2em" />
          {t('yours.open')}
        </button>
      )}
      <button
        type="button"
        className={classes.end}
        disabled={press.busy}
        data-testid="floor-yield"
        onClick={() => press.run(yieldFloor)}
      >
        {t('yours.yield')}
      </button>
    </section>
  );
};
