import type { SeatView } from '@diem-cau/shared';
import type { OwnMicrophoneState } from './own-microphone.ts';

/** The own microphone as its page shows it; `open` only while others can hear it. */
export type ShownMicrophone = SeatView['microphone'] | 'opening' | 'returning';

/**
 * What is so: open is what was pressed open, is open at the hub and has a link that carries it.
 * @param hub as the hub announced it last
 * @param linked whether the seat has a link that carries media
 */
export const shownMicrophone = (
  { wanted, now }: OwnMicrophoneState,
  hub: SeatView['microphone'],
  linked: boolean,
): ShownMicrophone => {
  if (!linked) {
    if (wanted) return 'returning';
    return hub === 'withheld' ? 'withheld' : 'closed';
  }
  if (hub === 'withheld') return 'withheld';
  if (now === 'opening' || now === 'returning') return now;
  return now === 'open' && hub === 'open' ? 'open' : 'closed';
};
