import { useTranslation } from 'react-i18next';
import type { Less } from '../core/layout/tiles.ts';

const why = { line: 'weak', pc: 'busy', hub: 'full', hand: 'kept' } as const;

/** Says what an endpoint has less than all of, and why, in a few words. */
export const useLessWords = (): ((less: Less) => string) => {
  const { t } = useTranslation('meeting');
  return ({ what, by }) => {
    const words = t(`room.less.${what}`);
    return what === 'weak' && by === 'line' ? words : [t(why[by]), words].join(': ');
  };
};
