import type { MinutesBody, NoticeBody } from '@diem-cau/shared';
import { conclusionsOf, type Conclusion } from '../../domain/papers/conclusions.ts';
import { noticeDocument } from '../../domain/papers/notice-document.ts';
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
  readonly clock: Clock;
}

/** The conclusions as they last stood while this version of the notice was the newest. */
const conclusionsWith = (book: Book, { version }: PaperVersion<NoticeBody>): readonly Conclusion[] => {
  const next = noticeVersions(book)[version.version];
  return conclusionsOf(next === undefined ? book : book.filter(({ seq }) => seq < next.seq));
};

/** The notices of conclusions (thông báo kết luận) of meetings; a version's file holds the conclusions that belong to it. */
export const createNotices = (ports: NoticesPorts): Papers<NoticeBody> => {
  const { minutes, models, clock, timeZone } = ports;
  const office = officeClock(timeZone);
  const yearOf = (at: number): string => office.day(at).slice(0, 4);
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
    document: (book, shown) => noticeDocument(shown.body, conclusionsWith(book, shown), yearOf(shown.version.at)),
    draft: (book, proposal) => noticeDocument(proposal, conclusionsOf(book), yearOf(clock.now())),
  });
};
