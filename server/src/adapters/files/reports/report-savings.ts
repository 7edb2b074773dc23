import type { PeriodReport, Savings } from '@diem-cau/shared';
import { parameterName } from '../../../application/settings/parameter-names.ts';
import type { FigureKind } from './report-formats.ts';

type Compared = Savings['block'];
type Scenarios = Compared['savedMinutes'];

/** One of the three figures that stand side by side. */
export interface ComparedFigure {
  readonly letter: 'a' | 'b' | 'c';
  readonly name: string;
  /** What is compared with what. */
  readonly reference: string;
  readonly actual: string;
  /** Null where it is not shared out, in a report on one unit. */
  readonly figure: Compared | null;
}

/** What a report on one unit says of figures that meetings have as a whole. */
export const notByUnit = 'không tính theo xã';

/** A saving in one unit; a single number where no scenario changes it. */
export interface SavingLine {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: FigureKind;
  /** Null where it is not shared out, in a report on one unit. */
  readonly values: Scenarios | number | null;
}

/** The three figures side by side. */
export const comparedFigures = ({
  savings: { meetingLength, personTime, block },
  query: { unitId },
}: PeriodReport): readonly ComparedFigure[] => [
  {
    letter: 'a',
    name: 'Thời lượng họp',
    reference: 'Thời lượng tham chiếu',
    actual: 'Thời lượng thực tế',
    figure: unitId === undefined ? meetingLength : null,
  },
  {
    letter: 'b',
    name: 'Thời gian của người dự',
    reference: 'Nếu họp trực tiếp',
    actual: 'Họp trực tuyến, kể cả kiểm tra kỹ thuật',
    figure: personTime,
  },
  {
    letter: 'c',
    name: 'Quy ước “một buổi”, không phải số đo',
    reference: 'Số buổi theo quy ước',
    actual: 'Thời lượng thực tế',
    figure: unitId === undefined ? block : null,
  },
];

/** The figures as they stand at the head of a paper: (b) first, (a) only where a reference length was declared, (c) last. */
export const shownFigures = (report: PeriodReport): readonly ComparedFigure[] => {
  const declared = report.parametersUsed.some(({ line: { subject } }) => subject.of === 'type');
  const figures = comparedFigures(report);
  return (declared ? (['b', 'a', 'c'] as const) : (['b', 'c'] as const)).flatMap((letter) =>
    figures.filter((figure) => figure.letter === letter),
  );
};

/** Minutes of a scenario as hours. */
export const inHours = ({ low, base, high }: Scenarios): Scenarios => ({
  low: low / 60,
  base: base / 60,
  high: high / 60,
});

/** A line of amounts with one decimal, as most are. */
const line = (key: string, name: string, unit: string, values: SavingLine['values']): SavingLine => ({
  key,
  name,
  unit,
  kind: 'decimal',
  values,
});

/** (c) is a convention: it has no range. */
const ranged = (letter: ComparedFigure['letter'], values: Scenarios): Scenarios | number =>
  letter === 'c' ? values.base : values;

/** The hours of a figure: beside what they are compared with, and what is saved, or that nobody knows. */
const comparedLines = ({ letter, name, reference, actual, figure }: ComparedFigure): readonly SavingLine[] => {
  const said = (key: string, what: string, values: SavingLine['values'], unit = 'giờ'): SavingLine =>
    line(`${letter}-${key}`, `(${letter}) ${name}: ${what}`, unit, values);
  if (figure === null) return [said('saved', 'tiết kiệm', null)];
  const hours = (minutes: Scenarios): Scenarios | number => ranged(letter, inHours(minutes));
  return [
    said('reference', reference.toLowerCase(), hours(figure.referenceMinutes)),
    said('actual', actual.toLowerCase(), hours(figure.actualMinutes)),
    said('saved', 'tiết kiệm', hours(figure.savedMinutes)),
    ...(figure.rate === null
      ? []
      : [{ ...said('rate', 'tỷ lệ tiết kiệm', ranged(letter, figure.rate), '%'), kind: 'share' as const }]),
  ];
};

/** Of what the saved time of people is made. */
const personTimeLines = ({ personTime }: PeriodReport['savings']): readonly SavingLine[] => [
  line('travel', 'Trong (b): thời gian đi lại không phải đi', 'giờ', inHours(personTime.travelMinutes)),
  line('arrival', 'Trong (b): thời gian đến sớm', 'giờ', inHours(personTime.arrivalMinutes)),
  line('gather', 'Trong (b): thời gian tập trung', 'giờ', inHours(personTime.gatherMinutes)),
  line('check', 'Trong (b): thời gian kiểm tra kỹ thuật', 'giờ', inHours(personTime.checkMinutes)),
];

/** Every saving, an amount a line: hours of the three figures, then kilometres, litres, money and pages. */
export const savingLines = (report: PeriodReport): readonly SavingLine[] => {
  const { savings } = report;
  const whole = report.query.unitId === undefined;
  const money = (key: string, name: string, values: SavingLine['values']): SavingLine => ({
    ...line(key, name, 'đồng', values),
    kind: 'money',
  });
  return [
    ...comparedFigures(report).flatMap(comparedLines),
    ...personTimeLines(savings),
    line('kilometres', 'Quãng đường xe không phải đi', 'km', savings.kilometres),
    line('litres', 'Xăng theo định mức', 'lít', savings.litres),
    money('petrol', 'Tiền xăng', savings.petrolVnd),
    money('per-diem', 'Phụ cấp lưu trú', savings.perDiemVnd),
    { ...line('pages', 'Số trang giấy không phải in', 'trang', whole ? savings.pages : null), kind: 'count' },
    money('pages-vnd', 'Chi phí in', whole ? savings.pagesVnd : null),
    money('money', whole ? 'Tổng cộng' : 'Tổng cộng, không có chi phí in', savings.moneyVnd),
  ];
};

/** A count that tells how far the figures reach. */
export interface ReachLine {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

/** A count that reports of before do not hold. */
const known = (key: string, name: string, count: number | undefined): readonly ReachLine[] =>
  count === undefined ? [] : [{ key, name, count }];

/** The norms that counted as 0, as one line; null where every norm was entered. */
export const zeroNormsLine = ({ normsAtZero = [] }: PeriodReport): string | null =>
  normsAtZero.length === 0
    ? null
    : `Tính là 0 vì chưa nhập hoặc nhập 0: ${normsAtZero.map((name) => parameterName({ of: 'district', name })).join('; ')}.`;

/** How many people and meetings the savings rest on, and how many are left out because something is not known. */
export const reachLines = ({ savings }: PeriodReport): readonly ReachLine[] => [
  { key: 'travellers', name: 'Lượt người lẽ ra phải đi, đã tính', count: savings.travellers },
  ...known('journeys', 'Số chuyến đi: mỗi người mỗi ngày một chuyến', savings.journeys),
  ...known('unnamed-travellers', 'Trong số lượt đã tính, không ghi tên (lượt người)', savings.unnamedTravellers),
  ...known(
    'beyond-invitation',
    'Dự trực tuyến ngoài số lẽ ra phải đi, không được tính (lượt người)',
    savings.beyondInvitation,
  ),
  {
    key: 'estimated',
    name: 'Trong đó, quãng đường chỉ ước lượng từ đường chim bay (lượt người)',
    count: savings.estimatedDistanceTravellers,
  },
  {
    key: 'unknown-distance',
    name: 'Chưa biết khoảng cách, không được tính (lượt người)',
    count: savings.unknownDistanceTravellers,
  },
  {
    key: 'not-called',
    name: 'Đã dự nhưng chưa điểm danh, không được tính (lượt điểm cầu)',
    count: savings.endpointsNotCalled,
  },
  { key: 'with-papers', name: 'Số cuộc họp có khai báo tài liệu', count: savings.meetingsWithPapers },
];

type TotalLine = SavingLine & { readonly values: number };

/** Counts of the whole period. */
export const totalLines = ({
  totals,
  units,
  endpoints,
  notCounted = [],
  unreadable,
}: PeriodReport): readonly TotalLine[] => {
  const { count } = totals;
  const { people } = count;
  const of = (key: string, name: string, unit: string, values: number): TotalLine => ({
    ...line(key, name, unit, values),
    kind: 'count',
    values,
  });
  return [
    of('meetings', 'Số cuộc họp đã kết thúc', 'cuộc', totals.meetings),
    of('still-open', 'Đang họp, chưa tính', 'cuộc', totals.stillOpen),
    of('not-counted', 'Không tính vào số nào (họp thử, không diễn ra, được đính chính)', 'cuộc', notCounted.length),
    ...(unreadable === undefined
      ? []
      : [of('unreadable', 'Nhật ký không đọc được, không tính vào số nào', 'cuộc', unreadable)]),
    { ...of('duration', 'Tổng thời lượng, trừ giờ nghỉ', 'giờ', totals.durationMs), kind: 'hours' },
    of('units', 'Số đơn vị', 'đơn vị', units.length),
    of('endpoints', 'Số điểm cầu', 'điểm cầu', endpoints.length),
    of('expected', 'Điểm cầu được triệu tập', 'lượt', count.expected),
    of('attended', 'Điểm cầu đã dự', 'lượt', count.attended),
    // Reports of before hold what was told in time by an hour that was typed at the opening.
    ...(totals.startedInTime + totals.startedLate === 0
      ? []
      : [
          of('started-in-time', 'Khai mạc đúng giờ', 'cuộc', totals.startedInTime),
          of('started-late', 'Khai mạc muộn', 'cuộc', totals.startedLate),
        ]),
    of('start-unknown', 'Không rõ khai mạc đúng giờ hay muộn', 'cuộc', totals.startUnknown),
    of('drop-outs', 'Mất kết nối', 'lần', count.dropOuts),
    { ...of('dropped', 'Thời gian mất kết nối', 'phút', count.droppedMs), kind: 'minutes' },
    of('called', 'Điểm cầu đã điểm danh', 'lượt', count.called),
    of('in-person', 'Có mặt trực tiếp', 'lượt người', people.inPerson),
    of('online', 'Có mặt trực tuyến', 'lượt người', people.online),
    of('unnamed', 'Trong số có mặt, không ghi tên', 'lượt người', people.unnamed),
    of('excused', 'Vắng có lý do', 'lượt người', people.excused),
    of('unexcused', 'Vắng không lý do', 'lượt người', people.unexcused),
    of('people-not-called', 'Chưa điểm danh', 'lượt người', people.notCalled),
    of('substitutes', 'Dự thay', 'lượt người', people.substitutes),
    of('notices-in-time', 'Thông báo kết luận đúng hạn', 'văn bản', totals.noticesInTime),
    of('notices-late', 'Thông báo kết luận gửi muộn', 'văn bản', totals.noticesLate),
    of('notices-running', 'Thông báo kết luận còn trong hạn', 'văn bản', totals.noticesRunning),
    of('notices-overdue', 'Thông báo kết luận quá hạn, chưa gửi', 'văn bản', totals.noticesOverdue),
    of('corrections', 'Đính chính', 'lần', totals.corrections),
    ...(totals.marks === undefined
      ? []
      : [
          of('corrected-meetings', 'Cuộc họp đã đính chính', 'cuộc', totals.marks.corrected),
          of('late-rolls', 'Điểm danh sau quá 5 ngày làm việc', 'lượt', totals.marks.lateRolls),
          of('open-too-long', 'Cuộc họp mở quá lâu, có thể quên kết thúc', 'cuộc', totals.marks.openTooLong),
          of('clock-set', 'Cuộc họp có đồng hồ máy chủ bị chỉnh', 'cuộc', totals.marks.clockSet),
        ]),
  ];
};
