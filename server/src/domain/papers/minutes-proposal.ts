import { nameInSentence, type MeetingRecord, type MinutesBody, type OfficialHead } from '@diem-cau/shared';
import type { Conclusion } from './conclusions.ts';
import {
  attendanceRows,
  attendanceWords,
  endpointsWords,
  likelyChair,
  personWords,
  type Rolls,
} from './minutes-attendance.ts';
import { courseLines } from './minutes-course.ts';
import { fittingLine, fittingLines, momentWords, type OfficeClock } from '../kit/official-words.ts';

/** What minutes are proposed from. */
export interface MinutesSource {
  /** The corrected record. */
  readonly record: MeetingRecord;
  readonly rolls: Rolls;
  readonly conclusions: readonly Conclusion[];
  readonly head: OfficialHead;
  readonly recipients: string;
  /** Who called the roll, else who writes; empty where nobody is known. */
  readonly secretary: string;
}

/** The list under "Nơi nhận:" where no earlier minutes give one. */
export const usualMinutesRecipients = 'Như thành phần tham dự\nLưu: VT, Hồ sơ';

const placeLines = ({ endpoints }: MeetingRecord): readonly string[] => {
  const leading = endpoints.filter(({ leads }) => leads);
  const others = endpoints.filter(({ leads }) => !leads);
  return [
    ...(leading.length === 0
      ? []
      : [`Điểm cầu chủ tọa: ${leading.map(({ name }) => nameInSentence(name)).join(', ')}.`]),
    ...(others.length === 0 ? [] : [`Họp trực tuyến với ${endpointsWords(others)}.`]),
  ];
};

/**
 * The minutes as the record knows them, for the secretary to complete: who, where, when, the course, the conclusions. All fits into
 * what minutes can hold; what the record does not know stays blank.
 */
export const minutesProposal = (source: MinutesSource, clock: OfficeClock): MinutesBody => {
  const { record, rolls, conclusions, head, recipients, secretary } = source;
  const { summary, endpoints } = record;
  const chair = likelyChair(endpoints, rolls);
  return {
    head,
    meetingName: fittingLine(summary.title, 500),
    startsAt: momentWords(summary.openedAt, clock),
    place: fittingLines(placeLines(record), 4000),
    attendance: fittingLines(attendanceWords(endpoints), 10_000),
    chair: chair === null ? '' : fittingLine(personWords(chair), 300),
    secretary: fittingLine(secretary, 300),
    course: fittingLines(courseLines(record, conclusions, clock), 100_000),
    endsAt: summary.closedAt === null ? '' : momentWords(summary.closedAt, clock),
    chairTitle: chair === null ? '' : fittingLine(chair.position.toLocaleUpperCase('vi'), 200),
    chairName: chair === null ? '' : fittingLine(chair.name, 120),
    secretaryName: fittingLine(secretary, 120),
    recipients,
    attendanceRows: attendanceRows(endpoints, rolls, clock),
  };
};
