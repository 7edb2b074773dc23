import type { MeetingId, MinutesBody, NoticeBody } from '@diem-cau/shared';
import { conclusionsOf, type Conclusion } from '../../domain/papers/conclusions.ts';
import { noticeDocument } from '../../domain/papers/notice-document.ts';
import { receiptWords, type ToldConclusion } from '../../domain/papers/official-conclusions.ts';
import { receiptsOf } from '../../domain/record/conclusion-receipts.ts';
import type { Receipts } from './receipts.ts';
import { noticeProposal, usualNoticeRecipients } from '../../domain/papers/notice-proposal.ts';
import { minutesVersions, noticeVersions, type PaperVersion } from '../../domain/papers/official-versions.ts';
import type { Book } from '../record/meeting-books.ts';
import type { PaperModels } from './paper-models.ts';
import { officeClock } from './paper-versions.ts';
import { Papers, type PapersPorts } from './papers.ts';
import type { Clock } from '../ports/clock.ts';

export interface NoticesPorts extends PapersPorts {
  readonly minutes: Pick<Papers<MinutesBody>, 'proposal'>;
  readonly models: Pick<PaperModels, 'host' | 'earlier'>;
  readonly receipts: Pick<Receipts, 'of'>;
  readonly clock: Clock;
}

/** The conclusions as they last stood while this version of the notice was the newest. */
const conclusionsWith = (book: Book, { version }: PaperVersion<NoticeBody>): readonly Conclusion[] => {
  const next = noticeVersions(book)[version.version];
  return conclusionsOf(next === undefined ? book : book.filter(({ seq }) => seq < next.seq));
};

/** The notices of conclusions (thông báo kết luận) of meetings; a version's file holds the conclusions that belong to it. */
export const createNotices = (ports: NoticesPorts): Papers<NoticeBody> => {
  const { minutes, models, receipts, clock, timeZone } = ports;
  const office = officeClock(timeZone);
  const yearOf = (at: number): string => office.day(at).slice(0, 4);
  /** The conclusions, each with who received it at the meeting as it reads. */
  const told = async (meetingId: MeetingId, rows: readonly Conclusion[]): Promise<readonly ToldConclusion[]> => {
    const { sent } = await receipts.of(meetingId);
    return rows.map((row) => ({ ...row, received: receiptWords(receiptsOf(sent, row), office) }));
  };
  return new Papers(ports, {
    fileName: 'thong-bao',
    dossierName: 'notice',
    versions: noticeVersions,
    saved: (body, note, actor) => ({ type: 'noticeSaved', body, note, actor }),
    proposal: async (record, book, writer) => {
      const host = await models.host(record.summary.meetingId);
      const model = await models.earlier(host, (earlier) => noticeVersions(earlier).at(-1)?.body ?? null);
      const source = {
        record,
        minutes: minutesVersions(book).at(-1)?.body ?? (await minutes.proposal(record, book, writer)),
        head: model?.head ?? host.head('TB'),
        place: model?.place ?? host.place,
        recipients: model?.recipients ?? usualNoticeRecipients,
        signer: model,
      };
      return noticeProposal(source, office);
    },
    document: async ({ meetingId, book }, shown) =>
      noticeDocument(shown.body, await told(meetingId, conclusionsWith(book, shown)), yearOf(shown.version.at)),
    draft: async ({ meetingId, book }, proposal) =>
      noticeDocument(proposal, await told(meetingId, conclusionsOf(book)), yearOf(clock.now())),
  });
};
