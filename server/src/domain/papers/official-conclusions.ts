import { assignmentWords, type ConclusionRow } from '@diem-cau/shared';
import { dayWords, linesOf } from '../kit/official-words.ts';

const sentence = (text: string): string => (/[.!?…:;]$/u.test(text) ? text : `${text}.`);

/** Conclusions as numbered clauses: the work, and under it who leads, who cooperates and until when (QĐ 45/2018/QĐ-TTg, Điều 14). */
export const conclusionLines = (rows: readonly Omit<ConclusionRow, 'conclusionId'>[]): readonly string[] =>
  rows.flatMap(({ work, leadUnit, cooperatingUnits, deadline }, index) => {
    const [first = '', ...more] = linesOf(work);
    const duties = [
      assignmentWords(leadUnit, cooperatingUnits),
      ...(deadline === null ? [] : [`thời hạn hoàn thành: ${dayWords(deadline)}`]),
    ];
    return [`${index + 1}. ${sentence(first)}`, ...more.map(sentence), `${duties.join('; ')}.`];
  });
