import type { PeriodReport, Savings } from './reports.ts';
import { numberFormats, type SpokenLanguage } from '../kit/number-formats.ts';

/** The words of the sentence in one language; all numbers come in as texts. */
interface Words {
  readonly meetings: (n: string, one: boolean) => string;
  readonly attendance: (rate: string) => string;
  readonly saved: (hours: string, low: string, high: string) => string;
  readonly lost: (hours: string, low: string, high: string) => string;
  readonly notKnown: string;
}

const words: Readonly<Record<SpokenLanguage, Words>> = {
  vi: {
    meetings: (n) => `${n} cuộc họp`,
    attendance: (rate) => `${rate} lượt dự`,
    saved: (hours, low, high) => `tiết kiệm khoảng ${hours} giờ công (${low} – ${high})`,
    lost: (hours, low, high) => `tốn thêm khoảng ${hours} giờ công (${low} – ${high})`,
    notKnown: 'chưa tính được thời gian tiết kiệm',
  },
  en: {
    meetings: (n, one) => `${n} ${one ? 'meeting' : 'meetings'}`,
    attendance: (rate) => `attended by ${rate} of the endpoints invited`,
    saved: (hours, low, high) => `about ${hours} person-hours saved (${low} – ${high})`,
    lost: (hours, low, high) => `about ${hours} person-hours more than in person (${low} – ${high})`,
    notKnown: 'time saved not known yet',
  },
};

const savedWords = ({ personTime, travellers }: Savings, language: SpokenLanguage): string => {
  const { saved, lost, notKnown } = words[language];
  if (travellers === 0) return notKnown;
  const write = (minutes: number): string => numberFormats[language].whole(Math.round(minutes / 60) + 0);
  const { low, base, high } = personTime.savedMinutes;
  return base < 0 ? lost(write(-base), write(-high), write(-low)) : saved(write(base), write(low), write(high));
};

/**
 * A report in one sentence that may be quoted: how many meetings, which share of the endpoints invited attended, and about how many
 * person-hours were saved by figure (b), with their range.
 */
export const reportSentence = (
  { totals, savings }: Pick<PeriodReport, 'totals' | 'savings'>,
  language: SpokenLanguage,
): string => {
  const { meetings, attendance } = words[language];
  const { whole, percent } = numberFormats[language];
  const { expected, attended } = totals.count;
  return [
    meetings(whole(totals.meetings), totals.meetings === 1),
    ...(expected === 0 ? [] : [attendance(percent(attended / expected))]),
    savedWords(savings, language),
  ].join(', ');
};
