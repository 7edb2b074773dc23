import type { MinutesBody } from '@diem-cau/shared';
import { paragraphs, type OfficialDocument } from './official-document.ts';
import { blank, linesOf, numberLine, recipientLines, withFinalMark } from '../kit/official-words.ts';

const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/** A label with the first line behind it; further lines are paragraphs of their own. */
const labelled = (label: string, text: string): readonly string[] => {
  const [first = blank, ...more] = linesOf(text);
  return [`${label}: ${first}`, ...more];
};

/** The minutes of a meeting as an official document (biên bản, NĐ 30/2020/NĐ-CP, Phụ lục III, Mẫu 1.9). */
export const minutesDocument = (body: MinutesBody): OfficialDocument => {
  const { head, attendanceRows, recipients } = body;
  const course = linesOf(body.course);
  return {
    fileTitle: `Biên bản ${body.meetingName}`,
    head: {
      superiorAgency: capitals(head.superiorAgency),
      agency: capitals(head.agency),
      number: numberLine(head.symbol),
      placeAndDate: null,
    },
    typeName: 'BIÊN BẢN',
    subject: [...linesOf(body.meetingName)],
    body: paragraphs([
      ...labelled('Thời gian bắt đầu', body.startsAt),
      ...labelled('Địa điểm', body.place),
      ...labelled('Thành phần tham dự', body.attendance),
      ...labelled('Chủ trì (chủ tọa)', body.chair),
      ...labelled('Thư ký (người ghi biên bản)', body.secretary),
      'Nội dung (theo diễn biến cuộc họp):',
      ...(course.length === 0 ? [blank] : course),
      withFinalMark(`Cuộc họp kết thúc vào ${body.endsAt === '' ? blank : body.endsAt}`),
    ]),
    signing: {
      kind: 'two',
      left: { titles: ['THƯ KÝ'], name: body.secretaryName },
      right: { titles: ['CHỦ TỌA', ...linesOf(capitals(body.chairTitle))], name: body.chairName },
    },
    recipients: [...recipientLines(recipients)],
    annex:
      attendanceRows.length === 0
        ? null
        : {
            title: 'DANH SÁCH ĐẠI BIỂU THAM DỰ',
            // Filled in by the clerk's system when the document is issued (Phụ lục I, Phần II, Mục III).
            attachedTo: `(Kèm theo Biên bản số${'\u00A0'.repeat(7)}/${head.symbol} ngày${'\u00A0'.repeat(6)}tháng${'\u00A0'.repeat(6)}năm${'\u00A0'.repeat(8)})`,
            columns: [
              { heading: 'STT', widthMm: 12, centred: true },
              { heading: 'Điểm cầu', widthMm: 38, centred: false },
              { heading: 'Có mặt', widthMm: 70, centred: false },
              { heading: 'Vắng mặt', widthMm: 45, centred: false },
            ],
            rows: attendanceRows.map(({ endpoint, present, absent }, index) => [
              String(index + 1),
              endpoint,
              linesOf(present).join('\n'),
              linesOf(absent).join('\n'),
            ]),
          },
  };
};
