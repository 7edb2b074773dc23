import type { MeetingView } from '@diem-cau/shared';
import { holderOfNow } from '../../../core/floor/floor.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { useTimeLeft } from '../../../react/use-time-left.ts';
import { FloorTime } from '../../../ui/floor-time.tsx';
import classes from './floor.module.css';

/** Who has the floor and for how long yet, beside the clock: where a notice stands in the place of the floor's own line. */
export const FloorMark = ({ view }: { view: MeetingView }) => {
  const holder = holderOfNow(view);
  const time = useTimeLeft(holder);
  if (holder === null || time === null) return null;
  return (
    <p className={classes.mark} data-testid="floor-mark">
      <span>{seatOf(view, holder.endpointId)?.name}</span>
      <FloorTime time={time} />
    </p>
  );
};
