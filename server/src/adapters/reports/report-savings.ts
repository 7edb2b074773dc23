import type { PeriodReport, Savings } from '@diem-cau/shared';
import { parameterName } from '../../application/settings/parameter-names.ts';
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

const line = (key: string, name: string, unit: string, kind: FigureKind, values: SavingLine['values']): SavingLine => ({
  key,
  name,
  unit,
  kind,
  values,
});

/** (c) is a convention: it has no range. */
const ranged = (letter: ComparedFigure['letter'], values: Scenarios): Scenarios | number =>
  letter === 'c' ? values.base : values;

/** Every saving, an amount a line: hours of the three figures, then kilometres, litres, money and pages. */
export const savingLines = (report: PeriodReport): readonly SavingLine[] => {
  const { savings } = report;
  const whole = report.query.unitId === undefined;
  return [
    ...comparedFigures(report).flatMap(({ letter, name, reference, actual, figure }) =>
      figure === null
        ? [line(`${letter}-saved`, `(${letter}) ${name}: tiết kiệm`, 'giờ', 'decimal', null)]
        : [
            line(
              `${letter}-reference`,
              `(${letter}) ${name}: ${reference.toLowerCase()}`,
              'giờ',
              'decimal',
              ranged(letter, inHours(figure.referenceMinutes)),
            ),
            line(
              `${letter}-actual`,
              `(${letter}) ${name}: ${actual.toLowerCase()}`,
              'giờ',
              'decimal',
              ranged(letter, inHours(figure.actualMinutes)),
            ),
            line(
              `${letter}-saved`,
              `(${letter}) ${name}: tiết kiệm`,
              'giờ',
              'decimal',
              ranged(letter, inHours(figure.savedMinutes)),
            ),
            ...(figure.rate === null
              ? []
              : [
                  line(
                    `${letter}-rate`,
                    `(${letter}) ${name}: tỷ lệ tiết kiệm`,
                    '%',
                    'share',
                    ranged(letter, figure.rate),
                  ),
                ]),
          ],
    ),
    line(
      'travel',
      'Trong (b): thời gian đi lại không phải đi',
      'giờ',
      'decimal',
      inHours(savings.personTime.travelMinutes),
    ),
    line('arrival', 'Trong (b): thời gian đến sớm', 'giờ', 'decimal', inHours(savings.personTime.arrivalMinutes)),
    line('gather', 'Trong (b): thời gian tập trung', 'giờ', 'decimal', inHours(savings.personTime.gatherMinutes)),
    line('check', 'Trong (b): thời gian kiểm tra kỹ thuật', 'giờ', 'decimal', inHours(savings.personTime.checkMinutes)),
    line('kilometres', 'Quãng đường xe không phải đi', 'km', 'decimal', savings.kilometres),
    line('litres', 'Xăng theo định mức', 'lít', 'decimal', savings.litres),
    line('petrol', 'Tiền xăng', 'đồng', 'money', savings.petrolVnd),
    line('per-diem', 'Phụ cấp lưu trú', 'đồng', 'money', savings.perDiemVnd),
    line('pages', 'Số trang giấy không phải in', 'trang', 'count', whole ? savings.pages : null),
    line('pages-vnd', 'Chi phí in', 'đồng', 'money', whole ? savings.pagesVnd : null),
    line('money', whole ? 'Tổng cộng' : 'Tổng cộng, không có chi phí in', 'đồng', 'money', savings.moneyVnd),
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

/** Counts of the whole period. */
export const totalLines = ({
  totals,
  units,
  endpoints,
  notCounted = [],
  unreadable,
}: PeriodReport): readonly (SavingLine & { readonly values: number })[] => {
  const { count } = totals;
  const { people } = count;
  const of = (key: string, name: string, unit: string, values: number, kind: FigureKind = 'count') => ({
    key,
    name,
    unit,
    kind,
    values,
  });
  return [
    of('meetings', 'Số cuộc họp đã kết thúc', 'cuộc', totals.meetings),
    of('still-open', 'Đang họp, chưa tính', 'cuộc', totals.stillOpen),
    of('not-counted', 'Không tính vào số nào (họp thử, không diễn ra, được đính chính)', 'cuộc', notCounted.length),
    ...(unreadable === undefined
      ? []
      : [of('unreadable', 'Nhật ký không đọc được, không tính vào số nào', 'cuộc', unreadable)]),
    of('duration', 'Tổng thời lượng, trừ giờ nghỉ', 'giờ', totals.durationMs, 'hours'),
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
    of('dropped', 'Thời gian mất kết nối', 'phút', count.droppedMs, 'minutes'),
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
