import { Refusal, type Correction, type CorrectedFigures, type CorrectionBody, type Instant } from '@diem-cau/shared';
import type { AttendanceLog } from './attendance-log.ts';
import type { BookFact } from './book-fact.ts';
import { correctedBy } from './corrected-log.ts';
import { authorName } from '../kit/actor.ts';
import { durationMs, presenceOf } from './presence.ts';
import type { StampedFact } from '../kit/stamped-fact.ts';

/**
 * How far a meeting may be stretched at either end beyond what the machine recorded, and how far its opening may be moved at all; reports
 * look for meetings that many milliseconds around their period.
 */
export const furthestMs = 24 * 3_600_000;

const bad = (why: string): never => {
  throw new Refusal('bad-correction', [why]);
};

/**
 * Refuses a correction that cannot be: `bad-correction` where its times do not fit into the meeting as it stands, `not-found` for an
 * endpoint that was not on its list, `meeting-still-open` for the closing of one that goes on. `now` is the latest that anything can be,
 * `recorded` is what the machine itself recorded. A closing may be taken back as far as the opening, for meetings stay open by mistake.
 */
export const checkCorrection = (
  log: AttendanceLog,
  correction: Correction,
  now: Instant,
  recorded: Pick<AttendanceLog, 'openedAt' | 'closedAt'>,
): void => {
  const end = log.closedAt ?? now;
  switch (correction.what) {
    case 'title':
    case 'counting':
      return;
    case 'opening':
      if (correction.at >= end) bad('Giờ khai mạc phải trước giờ bế mạc.');
      if (Math.abs(correction.at - recorded.openedAt) > furthestMs)
        bad('Giờ khai mạc không thể lệch quá 24 giờ so với giờ hệ thống đã ghi nhận.');
      return;
    case 'closing':
      if (log.closedAt === null) throw new Refusal('meeting-still-open');
      if (correction.at <= log.openedAt) bad('Giờ bế mạc phải sau giờ khai mạc.');
      if (correction.at - (recorded.closedAt ?? now) > furthestMs)
        bad('Giờ bế mạc không thể muộn hơn giờ hệ thống đã ghi nhận quá 24 giờ.');
      if (correction.at > now) bad('Giờ bế mạc không thể ở tương lai.');
      return;
    case 'presence':
      if (!log.endpoints.some(({ endpoint }) => endpoint.endpointId === correction.endpointId))
        throw new Refusal('not-found');
      break;
    case 'break':
      break;
  }
  if (correction.from >= correction.to) bad('Giờ bắt đầu phải trước giờ kết thúc.');
  if (correction.from < log.openedAt || correction.to > end) bad('Thời gian phải nằm trong cuộc họp.');
};

const figures = (
  log: AttendanceLog,
  { correction }: { readonly correction: Correction },
  now: Instant,
): CorrectedFigures => ({
  title: log.opening.title,
  openedAt: log.openedAt,
  closedAt: log.closedAt,
  durationMs: durationMs(log, now),
  presentMs: correction.what === 'presence' ? (presenceOf(log, correction.endpointId, now)?.presentMs ?? null) : null,
});

/** All corrections of a meeting in the order of its book, each with the figures before and after it; `log` is the machine's own. */
export const correctionHistory = (
  log: AttendanceLog,
  book: readonly StampedFact<BookFact>[],
  now: Instant,
): CorrectionBody[] => {
  const made: Correction[] = [];
  let corrected = log;
  return book.flatMap(({ seq, at, fact }) => {
    if (fact.type !== 'recordCorrected') return [];
    const before = figures(corrected, fact, now);
    made.push(fact.correction);
    corrected = correctedBy(log, made);
    const { correction, reason, actor } = fact;
    const after = figures(corrected, fact, now);
    return [{ seq, at, by: authorName(actor), reason, correction, before, after }];
  });
};
