import type { Profile } from '@diem-cau/shared';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useNow } from '../../../react/use-now.ts';
import { HubMark } from '../../../ui/hub-mark.tsx';
import classes from './waiting.module.css';

/** Whose page it is and what time it is. */
export const WaitingHeader = ({ profile, name }: { profile: Profile; name: string }) => {
  const now = useNow();
  const { time, day } = useClockText();
  return (
    <header className={classes.header}>
      <div>
        <p className={classes.hub}>
          <HubMark profile={profile} /> {profile.hubName}
        </p>
        <h1>{name}</h1>
      </div>
      <div className={classes.clock}>
        <p className={classes.time}>{time(now)}</p>
        <p className={classes.day}>{day(now)}</p>
      </div>
    </header>
  );
};
