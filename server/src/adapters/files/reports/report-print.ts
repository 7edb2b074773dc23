import { PeriodReport, reportSentence } from '@diem-cau/shared';
import type { Content } from 'pdfmake/interfaces.js';
import type { KeptFigures } from '../../../application/ports/report-files.ts';
import { printable } from '../kit/print-fonts.ts';
import { dayText, reportTime } from './report-formats.ts';
import { periodName } from './report-period.ts';
import { attendancePart } from './report-print-attendance.ts';
import { endPart } from './report-print-end.ts';
import { savingsPart } from './report-print-savings.ts';
import { figuresName, printReport } from '../kit/pdf-printer.ts';
import { emptyPeriod, filterLines } from './report-words.ts';

const mm = 72 / 25.4;
/** Below this share of the page's height no heading stands. */
const lowestHeading = 0.85;

const head = (report: PeriodReport): Content => {
  const { query, totals, madeAt, timeZone, hubName, parametersVersion } = report;
  const unreadable =
    report.unreadable === undefined
      ? []
      : [`Có ${report.unreadable} cuộc có nhật ký không đọc được, không được tính vào số nào.`];
  const stillOpen = totals.stillOpen === 0 ? [] : [`Còn ${totals.stillOpen} cuộc đang họp, chưa được tính.`];
  return {
    stack: [
      { text: hubName, bold: true },
      { text: 'BÁO CÁO HỌP TRỰC TUYẾN', bold: true, fontSize: 17, margin: [0, 10, 0, 2] },
      { text: periodName(query.from, query.to), bold: true, fontSize: 13 },
      ...(totals.meetings === 0
        ? []
        : [{ text: reportSentence(report, 'vi'), bold: true, fontSize: 12.5, margin: [0, 6, 0, 6] } satisfies Content]),
      ...[
        `Từ ngày ${dayText(query.from)} đến ngày ${dayText(query.to)}`,
        filterLines(report).join(' · '),
        `Lập lúc ${reportTime(timeZone).text(madeAt)}, bảng tham số bản số ${parametersVersion}`,
        ...unreadable,
        ...stillOpen,
      ].map((text): Content => ({ text, fontSize: 10 })),
    ],
    alignment: 'center',
    margin: [0, 0, 0, 10],
  };
};

/** What the foot of each page says of the figures; of a report that nobody kept it claims nothing. */
const digestLines = (kept: KeptFigures | null): readonly string[] =>
  kept === null
    ? ['Báo cáo chưa lưu: số liệu có thể đổi, không có mã để so.']
    : [
        `SHA-256 của số liệu đã lưu (tệp ${figuresName} đính kèm trong tệp PDF này): ${kept.sha256}`,
        `Cách so: lấy ${figuresName} ra khỏi tệp PDF hoặc tải tệp JSON ở trang báo cáo đã lưu, rồi tính mã bằng Get-FileHash (Windows) hoặc sha256sum (Linux).`,
      ];

/**
 * A report as a PDF for the desk. One on an empty period says so, and nothing else. `kept`: the figures from which it was made, null where
 * nobody kept them.
 */
export const reportPdf = (given: PeriodReport, kept: KeptFigures | null): Promise<Uint8Array> => {
  const report = PeriodReport.parse(printable(given));
  const time = reportTime(report.timeZone);
  const empty: Content = { text: emptyPeriod, bold: true, fontSize: 13, alignment: 'center', margin: [0, 30, 0, 30] };
  const figures = [...savingsPart(report, time), ...attendancePart(report, time)];
  return printReport({
    title: `Báo cáo họp trực tuyến – ${periodName(report.query.from, report.query.to)}`,
    author: report.hubName,
    writtenAt: report.madeAt,
    figures: kept,
    pageSize: 'A4',
    pageMargins: [25 * mm, 20 * mm, 15 * mm, 18 * mm],
    styles: {
      heading: { bold: true, fontSize: 13, margin: [0, 10, 0, 5] },
      smallHeading: { bold: true, margin: [0, 4, 0, 3] },
    },
    footer: (page, pages) => ({
      stack: [
        {
          columns: [
            { text: report.hubName, fontSize: 9 },
            { text: `Trang ${page}/${pages}`, fontSize: 9, alignment: 'right', width: 'auto' },
          ],
        },
        ...digestLines(kept).map((text): Content => ({ text, fontSize: 7 })),
      ],
      margin: [25 * mm, 5 * mm, 15 * mm, 0],
    }),
    content:
      report.totals.meetings === 0 ? [head(report), empty] : [head(report), ...figures, ...endPart(report, time)],
    // A heading is never the last thing on a page.
    pageBreakBefore: ({ style, startPosition }) =>
      (style === 'heading' || style === 'smallHeading') && startPosition.verticalRatio > lowestHeading,
  });
};
