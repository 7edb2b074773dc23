import {
  AlignmentType,
  Document,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
  type ISectionOptions,
  type Table,
} from 'docx';
import type { OfficialAnnex, OfficialDocument, OfficialSignature } from '../../../domain/papers/official-document.ts';
import { ruleMm, wholeRuleMm } from '../../../domain/papers/official-text-width.ts';
import { laidTable } from './official-docx-tables.ts';
import { rule, standing, twips } from './official-docx-text.ts';
import { officialLayout as layout } from './official-layout.ts';

/** Under this name every office has the font; it is not embedded, so that the clerk edits with the office's own. */
const font = 'Times New Roman';
/** A row of more lines than this may break, or it could stand on no page. */
const mostUnbrokenLines = 30;
const pointsOfMm = 72 / 25.4;

const head = ({ head: { superiorAgency, agency, number, placeAndDate } }: OfficialDocument): Table => {
  const [leftMm, rightMm] = layout.headMm;
  const { state, motto, agencyPt, headPaddingMm } = layout;
  const innerMm = (mm: number): number => mm - 2 * headPaddingMm;
  const left = [
    ...(superiorAgency === '' ? [] : [standing(superiorAgency, { pt: agencyPt })]),
    standing(agency, { pt: agencyPt, bold: true }),
    ...(agency === '' ? [] : [rule(ruleMm([agency], agencyPt, innerMm(leftMm)), innerMm(leftMm))]),
  ];
  const right = [
    standing(state.text, { pt: state.pt, bold: true }),
    standing(motto.text, { pt: motto.pt, bold: true }),
    rule(wholeRuleMm(motto.text, motto.pt), innerMm(rightMm)),
  ];
  const date = placeAndDate === null ? '' : placeAndDate;
  const second = [
    [standing(number, { pt: layout.numberPt, beforePt: 6 })],
    [standing(date, { pt: layout.datePt, italic: true, beforePt: 6 })],
  ];
  return laidTable([{ cells: [left, right] }, { cells: second }], {
    columnsMm: layout.headMm,
    paddingMm: headPaddingMm,
    borders: 'none',
  });
};

const titles = ({ typeName, subject }: OfficialDocument): Paragraph[] => [
  standing(typeName, { pt: layout.typeNamePt, bold: true, beforePt: 24, keepNext: true }),
  ...subject.map((line) => standing(line, { pt: layout.subjectPt, bold: true, keepNext: true })),
  ...(subject.length === 0 ? [] : [rule(ruleMm(subject, layout.subjectPt, layout.textWidthMm), layout.textWidthMm)]),
  standing('', { pt: 6 }),
];

const bodyText = ({ body }: OfficialDocument): Paragraph[] =>
  body.map(({ text, bold }, index) =>
    standing(text, {
      pt: layout.bodyPt,
      bold,
      alignment: AlignmentType.JUSTIFIED,
      beforePt: layout.paragraphGapPt,
      firstIndentMm: layout.indentMm,
      // The signatures never stand alone on a page: the end of the text goes with them.
      keepNext: bold || index === body.length - 1,
    }),
  );

const recipientsPart = (recipients: readonly string[]): Paragraph[] => {
  if (recipients.length === 0) return [standing('', { pt: layout.recipientsPt })];
  const left = { alignment: AlignmentType.LEFT } as const;
  return [
    standing('Nơi nhận:', { ...left, pt: layout.recipientsHeadingPt, bold: true, italic: true, keepNext: true }),
    ...recipients.map((line) => standing(line, { ...left, pt: layout.recipientsPt, keepLines: true })),
  ];
};

const capacity = ({ titles: lines }: OfficialSignature): Paragraph[] =>
  (lines.length === 0 ? [''] : lines).map((line) =>
    standing(line, { pt: layout.signaturePt, bold: true, keepNext: true }),
  );

const nameLine = ({ name }: OfficialSignature, keepNext = false): Paragraph =>
  standing(name, { pt: layout.signaturePt, bold: true, beforePt: layout.signatureSpaceMm * pointsOfMm, keepNext });

const signatures = ({ signing, recipients }: OfficialDocument): (Paragraph | Table)[] => {
  const space = standing('', { pt: layout.bodyPt, keepNext: true });
  if (signing.kind === 'two') {
    const { left, right } = signing;
    // A short list stays with the signatures, or it would often stand alone on a page.
    const together = recipients.length <= layout.mostRecipientsKept;
    const table = laidTable(
      [
        { cells: [capacity(left), [standing('', { pt: 2, keepNext: true })], capacity(right)] },
        {
          cells: [
            [nameLine(left, together)],
            [standing('', { pt: 2, keepNext: together })],
            [nameLine(right, together)],
          ],
        },
      ],
      { columnsMm: layout.twoSignaturesMm, paddingMm: 0.5, borders: 'none' },
    );
    return [space, table, standing('', { pt: layout.bodyPt, keepNext: together }), ...recipientsPart(recipients)];
  }
  const { right } = signing;
  const mayBreak = recipients.length > mostUnbrokenLines;
  const row = { cells: [recipientsPart(recipients), [...capacity(right), nameLine(right)]], mayBreak };
  return [
    space,
    laidTable([row], { columnsMm: layout.oneSignatureMm, paddingMm: 0.5, borders: 'none' }),
    standing('', { pt: 2 }),
  ];
};

const annexText = (annex: OfficialAnnex): (Paragraph | Table)[] => {
  const pt = layout.annexTablePt;
  const lines = (text: string, centred: boolean): Paragraph[] =>
    text
      .split('\n')
      .map((line) => standing(line, { pt, alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT }));
  return [
    standing('Phụ lục', { pt: layout.annexPt, bold: true }),
    standing(annex.title, { pt: layout.annexPt, bold: true }),
    standing(annex.attachedTo, { pt: layout.annexPt, italic: true }),
    standing('', { pt }),
    laidTable(
      [
        { cells: annex.columns.map(({ heading }) => [standing(heading, { pt, bold: true })]), heading: true },
        ...annex.rows.map((cells) => ({
          cells: cells.map((text, index) => lines(text, annex.columns[index]?.centred ?? false)),
          mayBreak: cells.some((text) => text.split('\n').length > mostUnbrokenLines || text.length > 1000),
        })),
      ],
      { columnsMm: annex.columns.map(({ widthMm }) => widthMm), paddingMm: 1.5, borders: 'all' },
    ),
    standing('', { pt: 2 }),
  ];
};

const markOf = (mark: string | undefined): Paragraph[] =>
  mark === undefined
    ? []
    : [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ text: mark, size: layout.annexTablePt * 2, bold: true, color: '8A1C1C' })],
        }),
      ];

/** A section whose pages are numbered from 1, at the top and in the middle, but for the first one. */
const section = (children: ISectionOptions['children'], mark: string | undefined): ISectionOptions => ({
  properties: {
    type: SectionType.NEXT_PAGE,
    titlePage: true,
    page: {
      size: { width: twips(layout.page.widthMm), height: twips(layout.page.heightMm) },
      margin: {
        left: twips(layout.margins.leftMm),
        right: twips(layout.margins.rightMm),
        top: twips(layout.margins.topMm),
        bottom: twips(layout.margins.bottomMm),
        header: twips(layout.pageNumberMm),
        footer: twips(layout.pageNumberMm),
      },
      pageNumbers: { start: 1 },
    },
  },
  headers: {
    first: new Header({ children: [...markOf(mark), new Paragraph({})] }),
    default: new Header({
      children: [
        ...markOf(mark),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [new TextRun({ children: [PageNumber.CURRENT], size: layout.pageNumberPt * 2 })],
        }),
      ],
    }),
  },
  children,
});

/** An official document as DOCX, for the clerk to edit and to issue. */
export const officialDocx = async (document: OfficialDocument): Promise<Uint8Array> => {
  const file = new Document({
    title: document.fileTitle,
    creator: document.head.agency,
    styles: {
      default: {
        document: {
          run: { font, size: layout.bodyPt * 2, color: '000000', language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    sections: [
      section([head(document), ...titles(document), ...bodyText(document), ...signatures(document)], document.mark),
      ...(document.annex === null ? [] : [section(annexText(document.annex), document.mark)]),
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
};
