import { useTranslation } from 'react-i18next';
import type { Less } from '../../../core/layout/tiles.ts';

/** Says what an endpoint has less than all of, and whether its line or its PC is why, in a few words. */
export const useLessWords = (): ((less: Less) => string) => {
  const { t } = useTranslation('meeting');
  return ({ what, by }) => {
    const words = t(`room.less.${what}`);
    return by === 'hand' || by === 'hub' || (what === 'weak' && by === 'line')
      ? words
      : [t(by === 'pc' ? 'busy' : 'weak'), words].join(': ');
  };
};
