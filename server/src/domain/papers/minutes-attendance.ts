import {
  isPresent,
  nameInSentence,
  type Attendee,
  type EndpointAttendance,
  type EndpointId,
  type EndpointRoll,
  type MinutesBody,
} from '@diem-cau/shared';
import { fittingLine, fittingLines, timeWords, type OfficeClock } from '../kit/official-words.ts';

type Row = MinutesBody['attendanceRows'][number];
/** The rolls in force by endpoint. */
export type Rolls = ReadonlyMap<EndpointId, { readonly roll: EndpointRoll }>;

const longestCell = 4000;
const mostRows = 1000;
/** As many endpoints as a sentence can bear; more are told by their number, and named in the annex. */
const mostNamed = 30;

/** Somebody as the minutes name him or her: `Hoàng Văn Hùng, Chủ tịch UBND xã`. */
export const personWords = ({ name, position }: Pick<Attendee, 'name' | 'position'>): string =>
  position === '' ? name : `${name}, ${position}`;

const presentWords = (attendee: Attendee): string => {
  const { substituteFor, lateMinutes, leftEarlyMinutes } = attendee;
  const remarks = [
    ...(substituteFor === null ? [] : [`dự thay ${substituteFor.name}, lý do: ${substituteFor.reason}`]),
    ...((lateMinutes ?? 0) > 0 ? [`đến muộn ${lateMinutes} phút`] : []),
    ...((leftEarlyMinutes ?? 0) > 0 ? [`về sớm ${leftEarlyMinutes} phút`] : []),
  ];
  return remarks.length === 0 ? personWords(attendee) : `${personWords(attendee)} (${remarks.join('; ')})`;
};

const absenceWords: Readonly<Record<Exclude<Attendee['state'], 'in-person' | 'online'>, string>> = {
  excused: 'vắng có lý do',
  unexcused: 'vắng không lý do',
  'not-called': 'chưa điểm danh',
};

const absentLines = ({ attendees }: EndpointRoll): readonly string[] =>
  attendees.flatMap((attendee) => {
    const { state, reason } = attendee;
    if (state === 'in-person' || state === 'online') return [];
    const why = reason === '' ? '' : `: ${reason}`;
    return [`${personWords(attendee)} (${absenceWords[state]}${why})`];
  });

const presentLines = ({ attendees, others }: EndpointRoll): readonly string[] => {
  const named = attendees.filter(isPresent).map(presentWords);
  if (others === 0) return named;
  return [...named, named.length === 0 ? `${others} người` : `và ${others} người khác`];
};

/** Since when it attended by telephone; none where it never did. */
const phoneLines = ({ byPhone = [] }: Pick<EndpointAttendance, 'byPhone'>, clock: OfficeClock): readonly string[] => {
  const [first] = byPhone;
  return first === undefined ? [] : [`Dự qua điện thoại từ ${timeWords(clock.time(first.from))}`];
};

const seenRow = (endpoint: EndpointAttendance, clock: OfficeClock): Row => {
  const { name, firstJoinedAt } = endpoint;
  const phone = phoneLines(endpoint, clock);
  const seen = firstJoinedAt === null ? [] : [`hệ thống ghi nhận kết nối từ ${timeWords(clock.time(firstJoinedAt))}`];
  const came = seen.length + phone.length > 0;
  return {
    endpoint: fittingLine(name, 160),
    present: came ? ['Chưa điểm danh', ...seen, ...phone].join('; ') : '',
    absent: came ? '' : 'Chưa điểm danh; hệ thống không ghi nhận kết nối',
  };
};

/** The annex: who was there and who was not, by endpoint; what the machine saw where nobody called the roll, said as such. */
export const attendanceRows = (
  endpoints: readonly EndpointAttendance[],
  rolls: Rolls,
  clock: OfficeClock,
): MinutesBody['attendanceRows'] =>
  endpoints.slice(0, mostRows).map((endpoint): Row => {
    const called = rolls.get(endpoint.endpointId);
    if (called === undefined) return seenRow(endpoint, clock);
    return {
      endpoint: fittingLine(endpoint.name, 160),
      present: fittingLines([...presentLines(called.roll), ...phoneLines(endpoint, clock)], longestCell),
      absent: fittingLines(absentLines(called.roll), longestCell),
    };
  });

/** Endpoints by name, or only counted where they are too many for a sentence. */
export const endpointsWords = (endpoints: readonly { readonly name: string }[]): string =>
  endpoints.length > mostNamed
    ? `${endpoints.length} điểm cầu (theo danh sách kèm theo)`
    : `${endpoints.length} điểm cầu (${endpoints.map(({ name }) => nameInSentence(name)).join(', ')})`;

const seenWords = (endpoints: readonly EndpointAttendance[]): readonly string[] => {
  const never = endpoints.filter(({ firstJoinedAt, byPhone }) => firstJoinedAt === null && byPhone === undefined);
  return never.length === 0 ? [] : [`Hệ thống không ghi nhận kết nối của ${endpointsWords(never)}.`];
};

/** Who attended by telephone, as whoever conducted said: named apart, since the machine saw nothing of it. */
const phoneWords = (endpoints: readonly EndpointAttendance[]): readonly string[] => {
  const phoned = endpoints.filter(({ byPhone }) => byPhone !== undefined);
  return phoned.length === 0 ? [] : [`Dự qua điện thoại: ${endpointsWords(phoned)}.`];
};

/** "Thành phần tham dự": people by the roll call, or the endpoints that the machine saw where nobody called it. */
export const attendanceWords = (endpoints: readonly EndpointAttendance[]): readonly string[] => {
  const came = endpoints.filter(({ firstJoinedAt }) => firstJoinedAt !== null).length;
  const called = endpoints.flatMap(({ people }) => (people === null ? [] : [people]));
  const uncalled = endpoints.filter(({ people }) => people === null);
  if (called.length === 0)
    return [
      `${endpoints.length} điểm cầu được triệu tập; hệ thống ghi nhận ${came} điểm cầu có kết nối. ` +
        'Chưa điểm danh người dự.',
      ...seenWords(endpoints),
      ...phoneWords(endpoints),
    ];
  const sum = (count: (people: (typeof called)[number]) => number): number =>
    called.reduce((total, people) => total + count(people), 0);
  const inPerson = sum((people) => people.inPerson);
  const online = sum((people) => people.online);
  const substitutes = sum((people) => people.substitutes);
  const others = [
    `vắng có lý do: ${sum((people) => people.excused)} người`,
    `vắng không lý do: ${sum((people) => people.unexcused)} người`,
    ...(sum((people) => people.notCalled) === 0 ? [] : [`chưa điểm danh: ${sum((people) => people.notCalled)} người`]),
  ];
  return [
    `${endpoints.length} điểm cầu được triệu tập; có mặt theo điểm danh: ${inPerson + online} người ` +
      `(trực tiếp: ${inPerson} người, trực tuyến: ${online} người` +
      `${substitutes === 0 ? '' : `; trong đó dự thay: ${substitutes} người`}); ${others.join('; ')} ` +
      '(danh sách kèm theo).',
    ...(uncalled.length === 0 ? [] : [`Chưa điểm danh tại ${endpointsWords(uncalled)}.`]),
    ...seenWords(uncalled),
    ...phoneWords(endpoints),
  ];
};

/** The first who sat in the room from which the meeting was led: the best guess who chaired it; null where nobody was called there. */
export const likelyChair = (endpoints: readonly EndpointAttendance[], rolls: Rolls): Attendee | null => {
  const leading = endpoints.find(({ leads }) => leads);
  if (leading === undefined) return null;
  const { attendees } = rolls.get(leading.endpointId)?.roll ?? { attendees: [] };
  return attendees.find(({ state }) => state === 'in-person') ?? null;
};
