import type { TFunction } from 'i18next';
import type { RollChange } from './roll-changes.ts';

/** A change of a roll as a sentence: what stood before, what stands now. */
export const changeWords = (t: TFunction<'roll-call'>, change: RollChange): string => {
  const or = (text: string): string => (text === '' ? t('changes.nothing') : text);
  switch (change.what) {
    case 'added':
    case 'removed':
      return t(`changes.${change.what}`, { name: change.name, state: t(`states.${change.state}`) });
    case 'state':
      return t('changes.named', {
        name: change.name,
        what: t('changes.state'),
        before: t(`states.${change.before}`),
        after: t(`states.${change.after}`),
      });
    case 'others':
    case 'note':
      return t('changes.whole', {
        what: t(`changes.${change.what}`),
        before: or(change.before),
        after: or(change.after),
      });
    default:
      return t('changes.named', {
        name: change.name,
        what: t(`changes.${change.what}`),
        before: or(change.before),
        after: or(change.after),
      });
  }
};
