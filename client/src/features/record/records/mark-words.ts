import type { TFunction } from 'i18next';
import type { DeskTimes } from '../../../ui/desk/desk-times.ts';
import { numberText } from '../../../ui/desk/figures.ts';
import type { Mark } from './lane-marks.ts';

/** A length in words, to the second: `3 phút 35 giây`. */
export const lengthWords = (t: TFunction<'records'>, ms: number): string => {
  const seconds = Math.round(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = [
    ...(h > 0 ? [t('length.hours', { n: numberText(h) })] : []),
    ...(m > 0 ? [t('length.minutes', { n: m })] : []),
    ...(s > 0 || seconds === 0 ? [t('length.seconds', { n: s })] : []),
  ];
  return parts.join(' ');
};

/** What a mark shows, in words with exact times. */
export const markWords = (
  t: TFunction<'records'>,
  { kind, from, to, times, ms, call }: Mark,
  { exactClock }: Pick<DeskTimes, 'exactClock'>,
): string => {
  const what = t(`marks.${kind}`, { call: call ?? 0 });
  if (from === to) return t('marks.point', { what, at: exactClock(from) });
  const said = { what, from: exactClock(from), to: exactClock(to), length: lengthWords(t, ms) };
  return times === 1 ? t('marks.stretch', said) : t('marks.several', { ...said, n: numberText(times) });
};
