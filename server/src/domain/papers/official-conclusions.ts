import { assignmentWords, nameInSentence, type ConclusionReceipts, type ConclusionRow } from '@diem-cau/shared';
import { dayWords, linesOf, type OfficeClock } from '../kit/official-words.ts';

const sentence = (text: string): string => (/[.!?…:;]$/u.test(text) ? text : `${text}.`);

/** A conclusion as a paper tells it. */
export type ToldConclusion = Omit<ConclusionRow, 'conclusionId'> & {
  /** Who received it at the meeting, in words; missing or empty where it was sent to nobody there. */
  readonly received?: string;
};

/** Who received a conclusion at the meeting, each to the second, and who did not; empty where it was not sent. */
export const receiptWords = (of: ConclusionReceipts | null, clock: Pick<OfficeClock, 'seconds'>): string => {
  const { receipts } = of ?? { receipts: [] };
  const got = receipts.flatMap(({ name, at }) => (at === null ? [] : [{ name: nameInSentence(name), at }]));
  const missing = receipts.filter(({ at }) => at === null).map(({ name }) => nameInSentence(name));
  const [first] = got;
  return [
    got.length === 1 && first !== undefined
      ? [`Đã nhận lúc ${clock.seconds(first.at)} tại cuộc họp: ${first.name}`]
      : got.length > 1
        ? [`Đã nhận tại cuộc họp: ${got.map(({ name, at }) => `${name} lúc ${clock.seconds(at)}`).join(', ')}`]
        : [],
    missing.length === 0 ? [] : [`Chưa nhận tại cuộc họp: ${missing.join(', ')}`],
  ]
    .flat()
    .map((words) => `${words}.`)
    .join(' ');
};

/** Conclusions as numbered clauses: the work, and under it who leads, who cooperates and until when (QĐ 45/2018/QĐ-TTg, Điều 14), and who received it. */
export const conclusionLines = (rows: readonly ToldConclusion[]): readonly string[] =>
  rows.flatMap(({ work, leadUnit, cooperatingUnits, deadline, received = '' }, index) => {
    const [first = '', ...more] = linesOf(work);
    const duties = [
      assignmentWords(leadUnit, cooperatingUnits),
      ...(deadline === null ? [] : [`thời hạn hoàn thành: ${dayWords(deadline)}`]),
    ];
    return [`${index + 1}. ${sentence(first)}`, ...more.map(sentence), `${duties.join('; ')}.`, ...linesOf(received)];
  });
