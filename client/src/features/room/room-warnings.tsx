import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minutesBetween } from '../../core/clock-format.ts';
import { useMeeting } from '../../react/use-meeting.ts';
import { useNow } from '../../react/use-now.ts';
import { Banner } from '../../ui/banner.tsx';
import classes from './room.module.css';

interface RoomWarningsProps {
  /** Why the last press came to nothing. */
  readonly trouble: string | null;
  readonly onForget: () => void;
}

/** What the whole room has to know now: large, over the stage. */
export const RoomWarnings = ({ trouble, onForget }: RoomWarningsProps) => {
  const { t } = useTranslation('meeting');
  const now = useNow(10_000);
  const [understood, setUnderstood] = useState(false);
  const recordTroubled = useMeeting((meeting) => meeting.record === 'troubled') ?? false;
  const longest = useMeeting((meeting) => meeting.policy.usualLongestMinutes);
  const openedAt = useMeeting((meeting) => meeting.openedAt);
  const tooLong = longest !== null && openedAt !== null && minutesBetween(openedAt, now) >= longest;
  return (
    <div className={classes.warnings}>
      {recordTroubled && <Banner testId="record-troubled">{t('room.recordTroubled')}</Banner>}
      {tooLong && !understood && (
        <Banner tone="warn" testId="too-long" onClose={() => setUnderstood(true)}>
          {longest % 60 === 0
            ? t('room.tooLong', { hours: longest / 60 })
            : t('room.tooLongMinutes', { minutes: longest })}
        </Banner>
      )}
      {trouble !== null && (
        <Banner testId="act-trouble" onClose={onForget}>
          {trouble}
        </Banner>
      )}
    </div>
  );
};
