import type { SaidMicrophone } from '../floor/floor.ts';
import type { OwnMicrophoneState } from './own-microphone.ts';

/** The own microphone as its page shows it; `open` only while others can hear it. */
export type ShownMicrophone = SaidMicrophone | 'opening' | 'returning';

/**
 * What is so: open is what was pressed open, is open at the hub and has a link that carries it.
 * @param hub as the hub announced it last
 * @param linked whether the seat has a link that carries media
 */
export const shownMicrophone = (
  { wanted, now }: OwnMicrophoneState,
  hub: SaidMicrophone,
  linked: boolean,
): ShownMicrophone => {
  const kept = hub === 'withheld' || hub === 'waitsForTurn' ? hub : null;
  if (!linked) return wanted ? 'returning' : (kept ?? 'closed');
  if (kept !== null) return kept;
  if (now === 'opening' || now === 'returning') return now;
  return now === 'open' && hub === 'open' ? 'open' : 'closed';
};
