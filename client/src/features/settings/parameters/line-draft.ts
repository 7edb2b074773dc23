import {
  readDay,
  SetParameters,
  type ParameterEntry,
  type ParameterLine,
  type ParameterSubject,
  type SpokenLanguage,
} from '@diem-cau/shared';
import { calendarDayText, parameterText } from '../../../ui/desk/figures.ts';
import { readNumber } from './written-number.ts';

/** A line of the table as it is being written. */
export interface LineDraft {
  /** Whether a figure is known; where it is not, the three are not read. */
  readonly known: boolean;
  readonly low: string;
  readonly base: string;
  readonly high: string;
  /** Empty: as long as anybody remembers. */
  readonly validFrom: string;
  readonly rule: string;
  readonly signedOffBy: string;
}

/** A draft that begins with the figures in force; what sets them, and who answers for it, is said anew. */
export const draftFrom = (now: ParameterEntry | null): LineDraft => {
  const value = now?.line.value ?? null;
  const written = (figure: number | undefined): string => (figure === undefined ? '' : parameterText(figure));
  return {
    known: true,
    low: written(value?.low),
    base: written(value?.base),
    high: written(value?.high),
    validFrom: now?.line.validFrom ? calendarDayText(now.line.validFrom) : '',
    rule: '',
    signedOffBy: now?.line.signedOffBy ?? '',
  };
};

/** What is wrong with a draft: a figure that can not be read, a day that is none, no rule. */
export type LineFault = 'low' | 'base' | 'high' | 'validFrom' | 'rule';

/** What still has to be mended, of figures written in this language; a lowest or highest may be left empty and is then the one in between. */
export const lineFaults = (draft: LineDraft, language: SpokenLanguage = 'vi'): LineFault[] => {
  const unread = (figure: string): boolean => figure.trim() !== '' && readNumber(figure, language) === null;
  const faults: readonly (readonly [LineFault, boolean])[] = [
    ['low', draft.known && unread(draft.low)],
    ['base', draft.known && readNumber(draft.base, language) === null],
    ['high', draft.known && unread(draft.high)],
    ['validFrom', draft.validFrom.trim() !== '' && readDay(draft.validFrom) === null],
    ['rule', draft.rule.trim() === ''],
  ];
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []));
};

/** The line as the hub takes it; null while something has to be mended. */
export const lineOf = (
  subject: ParameterSubject,
  draft: LineDraft,
  language: SpokenLanguage = 'vi',
): ParameterLine | null => {
  const base = readNumber(draft.base, language);
  if (lineFaults(draft, language).length > 0) return null;
  const value =
    draft.known && base !== null
      ? { low: readNumber(draft.low, language) ?? base, base, high: readNumber(draft.high, language) ?? base }
      : null;
  const line = {
    subject,
    value,
    validFrom: readDay(draft.validFrom),
    rule: draft.rule,
    signedOffBy: draft.signedOffBy,
  };
  return SetParameters.safeParse({ lines: [line] }).data?.lines[0] ?? null;
};
