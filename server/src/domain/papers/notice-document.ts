import type { NoticeBody } from '@diem-cau/shared';
import { paragraphs, type OfficialDocument } from './official-document.ts';
import { conclusionLines, type ToldConclusion } from './official-conclusions.ts';
import { linesOf, numberLine, placeAndYear, recipientLines, withFinalMark } from '../kit/official-words.ts';

const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/**
 * The notice of conclusions as an official document (NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.4): the conclusions as numbered clauses
 * between the opening words and the closing ones. `year` is the year in which it was written; day and month are the clerk's.
 */
export const noticeDocument = (
  body: NoticeBody,
  conclusions: readonly ToldConclusion[],
  year: string,
): OfficialDocument => {
  const { head } = body;
  const lines = [...linesOf(body.opening), ...conclusionLines(conclusions), ...linesOf(body.closing)];
  const last = lines.length - 1;
  return {
    fileTitle: `Thông báo ${linesOf(body.subject).join(' ')}`.trim(),
    head: {
      superiorAgency: capitals(head.superiorAgency),
      agency: capitals(head.agency),
      number: numberLine(head.symbol),
      placeAndDate: placeAndYear(body.place, year),
    },
    typeName: 'THÔNG BÁO',
    subject: [...linesOf(body.subject)],
    body: paragraphs(lines.map((line, index) => (index === last ? withFinalMark(line) : line))),
    signing: {
      kind: 'one',
      right: { titles: linesOf(body.signerTitle).map(capitals), name: body.signerName },
    },
    recipients: [...recipientLines(body.recipients)],
    annex: null,
  };
};
