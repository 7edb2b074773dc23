import { useTranslation } from 'react-i18next';
import type { TilePresence } from '../core/layout/tiles.ts';
import { useClockText } from './use-clock-text.ts';

/** Says in words where an endpoint stands; null while its picture says it all, or while the page itself has lost the hub. */
export const useSeatWords = (): ((presence: TilePresence) => string | null) => {
  const { t } = useTranslation('meeting');
  const { time } = useClockText();
  return (presence) => {
    switch (presence.state) {
      case 'picture':
      case 'unknown':
        return null;
      case 'expected':
        return t(presence.waits === true ? 'seat.waits' : 'seat.expected');
      case 'camera-off':
        return t('seat.cameraOff');
      case 'lost':
        return t('seat.lost', { time: time(presence.since) });
      case 'no-media':
        return t('seat.noMedia', { time: time(presence.since) });
      case 'left':
        return t(presence.waits === true ? 'seat.waits' : 'seat.left', { time: time(presence.since) });
      case 'dropped':
        return t(droppedWords[presence.cause], { time: time(presence.since) });
    }
  };
};

const droppedWords = {
  'link-lost': 'seat.dropped',
  'page-closed': 'seat.closedPage',
  hub: 'seat.droppedHub',
  revoked: 'seat.revoked',
} as const;
