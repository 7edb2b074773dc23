import type { MeetingPhase } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { timeLeft } from '../core/floor/time-left.ts';
import { useClockText } from './use-clock-text.ts';
import { useNow } from './use-now.ts';

/** When a break is to be over, counting down; nothing where nobody said so. Not read out anew each second. */
export const BreakLeft = ({ phase: { since, until } }: { readonly phase: MeetingPhase }) => {
  const { t } = useTranslation('meeting');
  const { time } = useClockText();
  const now = useNow();
  if (until === undefined) return null;
  return (
    <span aria-live="off" data-testid="break-left">
      {t(now < until ? 'stage.breakLeft' : 'stage.breakOver', {
        time: time(until),
        left: timeLeft({ since, until }, now).text,
      })}
    </span>
  );
};
