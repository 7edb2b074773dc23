import { IconMicrophone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FloorHolder } from '@diem-cau/shared';
import { ownMicrophone, yieldFloor } from '../../../core/acts/own.ts';
import { minutesAndSeconds } from '../../../core/floor/time-left.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useMicrophone } from '../../../react/use-microphone.ts';
import { useOwnFloor } from '../../../react/use-own-floor.ts';
import { useTimeLeft } from '../../../react/use-time-left.ts';
import { useTone } from '../../../react/use-tone.ts';
import { FloorTime } from '../../../ui/floor-time.tsx';
import classes from './floor-band.module.css';

interface FloorBandProps {
  readonly acts: Acts;
  /** A press on the way to the hub. */
  readonly busy: boolean;
}

/** What a commune has to know of the floor now, in large words: that it has it, or that it comes next; in smaller ones how many come before. */
export const FloorBand = ({ acts, busy }: FloorBandProps) => {
  const { t } = useTranslation('floor');
  const { holder, before, listed, listWaits, byTurns } = useOwnFloor();
  const known = useMeeting(() => true) ?? false;
  const given = holder === null ? [] : [String(holder.since)];
  useTone('floor', known ? given : null);
  if (holder !== null) return <OwnFloorBand holder={holder} acts={acts} busy={busy} />;
  if (before === null || (!byTurns && listed === null)) return null;
  // Without a list a hand's place stands on its button.
  if (before > 0)
    return listWaits ? (
      <p className={classes.place} role="status" data-testid="floor-place">
        {t('yours.before', { count: before })}
      </p>
    ) : null;
  return (
    <section className={classes.band} data-kind="prepare" role="status" data-testid="floor-prepare">
      <div className={classes.words}>
        <h2>{t('yours.prepare')}</h2>
        <p>
          {listed === null
            ? t('yours.prepareHint')
            : t('yours.prepareTime', { time: minutesAndSeconds(listed.seconds) })}
        </p>
      </div>
    </section>
  );
};

const OwnFloorBand = ({ holder, acts, busy }: FloorBandProps & { holder: FloorHolder }) => {
  const { t } = useTranslation(['floor', 'acts']);
  const { microphone } = useMicrophone();
  const time = useTimeLeft(holder);
  const called = useMeeting(({ roll }) => roll?.called === holder.endpointId) ?? false;
  const heard = microphone === 'open';
  return (
    <section className={classes.band} data-kind="floor" data-testid="own-floor">
      <div className={classes.words} role="alert">
        <h2>{t(called ? 'yours.called' : 'yours.title')}</h2>
        <p>{t(heard ? 'yours.heard' : 'yours.shut')}</p>
      </div>
      {time !== null && <FloorTime time={time} />}
      {microphone === 'closed' && (
        <button
          type="button"
          className={classes.open}
          disabled={busy}
          data-testid="floor-open"
          onClick={() => acts.press({ act: ownMicrophone, on: null })}
        >
          <IconMicrophone aria-hidden="true" size="1.2em" />
          {t('yours.open')}
        </button>
      )}
      <button
        type="button"
        className={classes.end}
        disabled={busy}
        data-testid="floor-yield"
        onClick={() => acts.press({ act: yieldFloor, on: null })}
      >
        {t(`acts:${yieldFloor.name}.label`)}
      </button>
    </section>
  );
};
