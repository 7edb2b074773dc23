import {
  dayText,
  LineHistoryBody,
  lineShares,
  numberFormats,
  type EndpointLine,
  type LineSums,
} from '@diem-cau/shared';
import type { Content } from 'pdfmake/interfaces.js';
import { localTime } from '../../../application/kit/local-time.ts';
import { printReport } from '../kit/pdf-printer.ts';
import { printable } from '../kit/print-fonts.ts';
import { printTable, type PrintColumn } from '../kit/print-tables.ts';

const mm = 72 / 25.4;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Below this share of the page's height no heading stands. */
const lowestHeading = 0.85;

const { number, percent, decimal } = numberFormats.vi;
const none = '–';

/** Minutes with one decimal: a line that is away for half a minute counts. */
const minutes = (ms: number): string => decimal(ms / minuteMs);
const shareText = (share: number | null): string => (share === null ? none : percent(share));
const msText = (ms: number | null): string => (ms === null || ms === 0 ? none : number(Math.round(ms)));

const figureColumns: readonly PrintColumn[] = [
  { heading: 'Giờ họp', width: 40, align: 'right' },
  { heading: 'Mất đường truyền (phút)', width: 60, align: 'right' },
  { heading: 'Mất gói nặng (phút)', width: 50, align: 'right' },
  { heading: 'Trễ nặng (phút)', width: 44, align: 'right' },
  { heading: 'Đứng hình (phút)', width: 44, align: 'right' },
  { heading: 'Chiều xuống hẹp (phút)', width: 56, align: 'right' },
  { heading: 'Chiều lên hẹp (phút)', width: 56, align: 'right' },
  { heading: 'Nghẽn ở máy chủ (phút)', width: 52, align: 'right' },
  { heading: 'Mất gói lên / xuống', width: 70, align: 'right' },
  { heading: 'Trễ TB / cao nhất (ms)', width: 66, align: 'right' },
];

const figures = (sums: LineSums): readonly string[] => {
  const { lossUp, lossDown, roundTripMs } = lineShares(sums);
  return [
    decimal((sums.measuredMs + sums.lostMs) / hourMs),
    minutes(sums.lostMs),
    minutes(sums.badLossMs),
    minutes(sums.slowMs),
    minutes(sums.frozenMs),
    minutes(sums.thinDownMs),
    minutes(sums.thinUpMs),
    minutes(sums.hubShortMs),
    `${shareText(lossUp)} / ${shareText(lossDown)}`,
    `${msText(roundTripMs)} / ${msText(sums.worstRoundTripMs)}`,
  ];
};

/** What each figure is, so that who runs the line can measure it again. */
const explanations: readonly string[] = [
  'Mất đường truyền: điểm cầu đang họp mà máy chủ không nhận được gì từ máy của điểm cầu (đứt mạng, hoặc máy mất điện); tính từ lúc nhận được gói cuối cùng, sai số 5 giây.',
  'Mất gói nặng: thời gian có trên 5 % số gói tin (RTP trên UDP hoặc TCP) bị mất ở chiều lên hoặc chiều xuống, tính trên cả các gói đã được gửi lại. Trễ nặng: thời gian có độ trễ khứ hồi trên 500 ms.',
  'Đứng hình: thời gian trang họp của điểm cầu có hình hoặc tiếng lẽ ra phải đến mà không đến quá 2 giây (quá 8 giây khi chỉ còn nhận một hình nhỏ hoặc chỉ tiếng nói). Chiều lên: từ điểm cầu về máy chủ; chiều xuống: ngược lại.',
  'Chiều xuống hẹp: thời gian đường truyền của điểm cầu không đủ cho mọi hình của cuộc họp, nên máy chủ phải bớt hình gửi đến để giữ tiếng nói; không tính lúc người dùng tự bớt hình, lúc máy quá tải hay lúc nghẽn ở máy chủ. Chiều lên hẹp: thời gian đường truyền không đủ cho camera của điểm cầu, nên hình gửi đi bị thu nhỏ hoặc tạm nghỉ để giữ tiếng nói.',
  'Nghẽn ở máy chủ: thời gian đường truyền của chính máy chủ không đủ cho mọi điểm cầu; hình đứng hoặc kém nét lúc đó không phải do đường truyền của điểm cầu.',
  'Số liệu do máy chủ đo trong lúc họp, mỗi phút một lần, và tách khỏi nhật ký cuộc họp. Ngoài giờ họp không đo.',
];

const ofEndpoint = ({ name, endpointId, sums, months, worst }: EndpointLine, timeZone: string): readonly Content[] => {
  const time = localTime(timeZone);
  const hourText = (from: number): string =>
    `${time.day(from)}, ${time.clock(from).slice(0, 5)}–${time.clock(from + hourMs).slice(0, 5)}`;
  return [
    { text: `Điểm cầu ${name === '' ? endpointId : name}`, style: 'heading' },
    { text: 'Theo tháng', style: 'smallHeading' },
    printTable(
      [{ heading: 'Tháng', width: '*' }, ...figureColumns],
      [
        ...months.map(({ month, sums: ofMonth }) => [month.split('-').toReversed().join('/'), ...figures(ofMonth)]),
        ['Cả kỳ', ...figures(sums)].map((text, index): Content => ({
          text,
          bold: true,
          alignment: index === 0 ? 'left' : 'right',
        })),
      ],
      9,
    ),
    { text: 'Những giờ xấu nhất', style: 'smallHeading' },
    worst.length === 0
      ? {
          text: 'Không có giờ nào bị mất đường truyền, mất gói nặng, trễ nặng, đứng hình hay đường truyền hẹp.',
          fontSize: 10,
        }
      : printTable(
          [{ heading: 'Giờ', width: '*' }, ...figureColumns],
          worst.map(({ from, sums: ofHour }) => [hourText(from), ...figures(ofHour)]),
          9,
        ),
  ];
};

/** How the lines in it were over the period, as a PDF to be shown to who runs them. */
export const linePdf = (given: LineHistoryBody): Promise<Uint8Array> => {
  const history = LineHistoryBody.parse(printable(given));
  const { query, hubName, madeAt, timeZone, endpoints } = history;
  const title = `Chất lượng đường truyền từ ${dayText(query.from)} đến ${dayText(query.to)}`;
  return printReport({
    title,
    author: hubName,
    writtenAt: madeAt,
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [20 * mm, 18 * mm, 15 * mm, 16 * mm],
    styles: {
      heading: { bold: true, fontSize: 13, margin: [0, 10, 0, 4] },
      smallHeading: { bold: true, margin: [0, 4, 0, 3] },
    },
    footer: (page, pages) => ({
      columns: [
        { text: hubName, fontSize: 9 },
        { text: `Trang ${page}/${pages}`, fontSize: 9, alignment: 'right', width: 'auto' },
      ],
      margin: [20 * mm, 5 * mm, 15 * mm, 0],
    }),
    content: [
      {
        stack: [
          { text: hubName, bold: true },
          { text: 'CHẤT LƯỢNG ĐƯỜNG TRUYỀN HỌP TRỰC TUYẾN', bold: true, fontSize: 16, margin: [0, 10, 0, 2] },
          { text: `Từ ngày ${dayText(query.from)} đến ngày ${dayText(query.to)}`, bold: true, fontSize: 12.5 },
          { text: `Lập lúc ${localTime(timeZone).full(madeAt)}`, fontSize: 10 },
        ],
        alignment: 'center',
        margin: [0, 0, 0, 8],
      },
      ...endpoints.flatMap((endpoint) => ofEndpoint(endpoint, timeZone)),
      { text: 'Cách đo', style: 'heading' },
      { ul: explanations.map((text): Content => ({ text, fontSize: 10, alignment: 'justify' })) },
    ],
    pageBreakBefore: ({ style, startPosition }) =>
      (style === 'heading' || style === 'smallHeading') && startPosition.verticalRatio > lowestHeading,
  });
};
