import type { ConclusionRow } from '@diem-cau/shared';
import { committeeInSentence } from './official-units.ts';
import { dayWords, linesOf } from './official-words.ts';

const sentence = (text: string): string => (/[.!?…:;]$/u.test(text) ? text : `${text}.`);

/** `Giao UBND xã Tân Văn chủ trì, phối hợp với UBND xã Hòa Bình thực hiện`; `Giao` is not said twice. */
const assignment = (leadUnit: string, cooperatingUnits: readonly string[]): string => {
  const leads = `Giao ${committeeInSentence(leadUnit.replace(/^giao /iu, ''))} chủ trì`;
  if (cooperatingUnits.length === 0) return `${leads} thực hiện`;
  return `${leads}, phối hợp với ${cooperatingUnits.map(committeeInSentence).join(', ')} thực hiện`;
};

/** Conclusions as numbered clauses: the work, and under it who leads, who cooperates and until when (QĐ 45/2018/QĐ-TTg, Điều 14). */
export const conclusionLines = (rows: readonly Omit<ConclusionRow, 'conclusionId'>[]): readonly string[] =>
  rows.flatMap(({ work, leadUnit, cooperatingUnits, deadline }, index) => {
    const [first = '', ...more] = linesOf(work);
    const duties = [
      assignment(leadUnit, cooperatingUnits),
      ...(deadline === null ? [] : [`thời hạn hoàn thành: ${dayWords(deadline)}`]),
    ];
    return [`${index + 1}. ${sentence(first)}`, ...more.map(sentence), `${duties.join('; ')}.`];
  });
