import {
  nameInSentence,
  type MeetingRecord,
  type MinutesBody,
  type NoticeBody,
  type OfficialHead,
} from '@diem-cau/shared';
import { blank, dayWords, fittingLines, type OfficeClock } from '../kit/official-words.ts';

/** What a notice of conclusions is proposed from. */
export interface NoticeSource {
  readonly record: MeetingRecord;
  /** The minutes that were saved, else those that are proposed: they know the chair. */
  readonly minutes: Pick<MinutesBody, 'meetingName' | 'chair' | 'chairTitle' | 'chairName'>;
  readonly head: OfficialHead;
  readonly place: string;
  readonly recipients: string;
  /** Null where no earlier notice says who signs. */
  readonly signer: Pick<NoticeBody, 'signerTitle' | 'signerName'> | null;
}

/** The list under "Nơi nhận:" where no earlier notice gives one. */
export const usualNoticeRecipients = 'Thành phần dự họp\nCác đơn vị được giao nhiệm vụ\nLưu: VT';

/** The meeting in a sentence: `Họp giao ban tháng 11` becomes `cuộc họp giao ban tháng 11`. */
const meetingWords = (title: string): string => {
  const small = `${title.charAt(0).toLocaleLowerCase('vi')}${title.slice(1)}`;
  if (/^(?:cuộc|buổi|hội nghị|hội thảo|phiên) /u.test(small)) return small;
  if (small.startsWith('họp ')) return `cuộc ${small}`;
  if (/^(?:giao ban|sơ kết|tổng kết|tập huấn|chuyên đề|đột xuất) /u.test(small)) return `cuộc họp ${small}`;
  return `cuộc họp “${title}”`;
};

/** `Hoàng Văn Hùng, Chủ tịch UBND huyện` → `Chủ tịch UBND huyện`; without a position the one who chaired. */
const chairWords = (chair: string): string => {
  const position = chair.split(',').slice(1).join(',').trim();
  return position === '' ? 'người chủ trì' : position;
};

/** The notice as the record and the minutes know it, for the secretary to complete. The conclusions follow the opening words. */
export const noticeProposal = (source: NoticeSource, clock: OfficeClock): NoticeBody => {
  const { record, minutes, head, place, recipients, signer } = source;
  const meeting = meetingWords(minutes.meetingName);
  const leading = record.endpoints.find(({ leads }) => leads)?.name ?? record.hostUnit;
  const others = record.endpoints.filter(({ leads }) => !leads).length;
  const where = [
    ...(leading === '' ? [] : [`tại điểm cầu ${nameInSentence(leading)}`]),
    ...(others === 0 ? [] : [`trực tuyến với ${others} điểm cầu`]),
  ].join(', ');
  const chair = minutes.chair === '' ? blank : minutes.chair;
  const opening =
    `${dayWords(clock.day(record.summary.openedAt)).replace('ngày', 'Ngày')}, ${where === '' ? '' : `${where}, `}` +
    `${chair} đã chủ trì ${meeting}. Sau khi nghe các báo cáo và ý kiến phát biểu tại cuộc họp, ` +
    `${chairWords(minutes.chair)} kết luận như sau:`;
  return {
    head,
    place,
    subject: fittingLines([`Kết luận của ${chairWords(minutes.chair)} tại ${meeting}`], 1000),
    opening: fittingLines([opening], 20_000),
    closing: 'Đề nghị các đơn vị được giao nhiệm vụ tổ chức thực hiện và báo cáo kết quả đúng thời hạn',
    signerTitle: signer?.signerTitle ?? minutes.chairTitle,
    signerName: signer?.signerName ?? minutes.chairName,
    recipients,
  };
};
