import { punctualityToleranceMs, type Attendance, type Instant, type MeetingRecord } from '@diem-cau/shared';
import { conclusionLines } from './official-conclusions.ts';
import type { Conclusion } from './conclusions.ts';
import { endpointsWords } from './minutes-attendance.ts';
import { blank, dayWords, minutesWords, timeWords, type OfficeClock } from '../kit/official-words.ts';
import { measure, type Span } from '../kit/spans.ts';

/** Shorter drop-outs are noise in minutes, as a latecomer of the same time is. */
const longDropOutMs = punctualityToleranceMs;
/** Whoever is heard for less in all coughed or said "yes"; it is no statement. */
const shortestStatementMs = 10_000;

type Endpoints = MeetingRecord['endpoints'];

/** A paper tells times in whole minutes: what is shorter would begin and end in the same one, and is left out. */
const shortestToldMs = 60_000;

interface Told {
  readonly from: Instant;
  readonly to: Instant | null;
}

const isTold = ({ from, to }: Told): boolean => to === null || to - from >= shortestToldMs;

/** Writes times of one meeting: the day is named where it is not that of the opening. */
class Times {
  readonly #openedOn: string;
  readonly #clock: OfficeClock;

  constructor(openedAt: Instant, clock: OfficeClock) {
    this.#openedOn = clock.day(openedAt);
    this.#clock = clock;
  }

  at(instant: Instant): string {
    const time = timeWords(this.#clock.time(instant));
    const day = this.#clock.day(instant);
    return day === this.#openedOn ? time : `${time} ${dayWords(day)}`;
  }

  span({ from, to }: Told): string {
    return `từ ${this.at(from)} ${to === null ? 'đến nay' : `đến ${this.at(to)}`}`;
  }

  spans(spans: readonly Told[]): string {
    return spans.map((span) => this.span(span)).join(', ');
  }
}

const openingLines = ({ summary, scheduledAt, rollCalls }: MeetingRecord, times: Times): readonly string[] => {
  const late = scheduledAt !== null && summary.openedAt - scheduledAt > punctualityToleranceMs;
  return [
    `- ${times.at(summary.openedAt)}: khai mạc cuộc họp${late ? ` (theo giấy mời: ${times.at(scheduledAt)})` : ''}.`,
    ...rollCalls.map(({ call, from, endpoints }) =>
      summary.closedAt !== null && from > summary.closedAt
        ? `- Điểm danh lần ${call} tại ${endpoints} điểm cầu (xác nhận sau cuộc họp).`
        : `- ${times.at(from)}: điểm danh lần ${call} tại ${endpoints} điểm cầu.`,
    ),
  ];
};

const lengthWords = (ms: number): string => (ms < shortestToldMs ? '' : `, ${minutesWords(ms)}`);

const statementLines = (endpoints: Endpoints, times: Times): readonly string[] => {
  const heard = endpoints
    .filter(({ speakingMs }) => speakingMs >= shortestStatementMs)
    .flatMap(({ name, speeches, speakingMs }) => {
      const first = speeches[0];
      return first === undefined ? [] : [{ name, speakingMs, from: first.from }];
    })
    .sort((a, b) => a.from - b.from);
  if (heard.length === 0) return [];
  return [
    'Các điểm cầu phát biểu (theo thứ tự phát biểu lần đầu, thời lượng do hệ thống ghi nhận):',
    ...heard.map(
      ({ name, from, speakingMs }) => `- ${name} (từ ${times.at(from)}${lengthWords(speakingMs)}): ${blank}`,
    ),
  ];
};

/** Whose written report stood for their turn to speak. */
const inWritingLines = ({ endpoints, inWriting = [] }: MeetingRecord): readonly string[] => {
  const written = endpoints.filter(({ endpointId }) => inWriting.includes(endpointId));
  return written.length === 0
    ? []
    : [`Đã báo cáo bằng văn bản, không có nhiệm vụ quá hạn hoặc vướng: ${endpointsWords(written)}.`];
};

const screenLines = (endpoints: Endpoints, times: Times): readonly string[] => {
  const shown = endpoints
    .map(({ name, screens }) => ({ name, screens: screens.filter(isTold) }))
    .filter(({ screens }) => screens.length > 0);
  if (shown.length === 0) return [];
  return ['Trình chiếu tài liệu:', ...shown.map(({ name, screens }) => `- ${name}: ${times.spans(screens)}.`)];
};

const isDropOut = (end: Attendance['end']): boolean =>
  end === 'link-lost' || end === 'page-closed' || end === 'revoked';

const dropOutLines = ({ endpoints, breaks, summary }: MeetingRecord, times: Times): readonly string[] => {
  const pausedMs = measure(breaks.flatMap(({ from, to }): Span[] => (to === null ? [] : [{ from, to }])));
  const lines = endpoints.flatMap(({ name, stretches }) => {
    const lost = stretches.flatMap(({ to, end }, index) => {
      const back = stretches[index + 1]?.from ?? summary.closedAt;
      if (to === null || back === null || !isDropOut(end)) return [];
      const outage = { from: to, to: back };
      return back - to - pausedMs(outage) > longDropOutMs ? [outage] : [];
    });
    return lost.length === 0 ? [] : [`- ${name}: mất kết nối ${times.spans(lost)}.`];
  });
  return lines.length === 0 ? [] : [`Điểm cầu mất kết nối quá ${longDropOutMs / 60_000} phút:`, ...lines];
};

/** Who led in the chair's place; whoever did for less than a minute did it while a line broke off. */
const ledLines = ({ led = [] }: MeetingRecord, times: Times): readonly string[] =>
  led.filter(isTold).map((each) => `${each.name} chủ trì thay ${times.span(each)}.`);

/** The course of a meeting as the record tells it, a paragraph a line; what was said is left to the secretary. */
export const courseLines = (
  record: MeetingRecord,
  conclusions: readonly Conclusion[],
  clock: OfficeClock,
): readonly string[] => {
  const times = new Times(record.summary.openedAt, clock);
  const { endpoints, breaks, hubGaps } = record;
  return [
    ...openingLines(record, times),
    ...inWritingLines(record),
    ...ledLines(record, times),
    ...statementLines(endpoints, times),
    ...screenLines(endpoints, times),
    ...breaks.filter(isTold).map((pause) => `Tạm nghỉ ${times.span(pause)}.`),
    ...dropOutLines(record, times),
    ...hubGaps.filter(isTold).map((gap) => `Hệ thống của điểm cầu chủ tọa bị gián đoạn ${times.span(gap)}.`),
    ...(conclusions.length === 0
      ? [`Kết luận của người chủ trì: ${blank}`]
      : ['Kết luận của người chủ trì:', ...conclusionLines(conclusions)]),
  ];
};
