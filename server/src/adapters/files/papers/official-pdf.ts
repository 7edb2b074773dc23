import type { Content, ContentStack, ContentTable, DynamicContent } from 'pdfmake/interfaces.js';
import {
  OfficialDocument,
  type OfficialAnnex,
  type OfficialSignature,
} from '../../../domain/papers/official-document.ts';
import { ruleMm, wholeRuleMm } from '../../../domain/papers/official-text-width.ts';
import { officialLayout as layout } from './official-layout.ts';
import { printable } from '../kit/print-fonts.ts';
import { printReport } from '../kit/pdf-printer.ts';

const mm = 72 / 25.4;
/** A part that is kept whole must be shorter than a page, or its end would be lost. */
const longestWholeText = 1500;
const mostWholeLines = 30;

/** Words of more letters than this take a time that grows with their square; no word of any language is as long. */
const longestWord = 100;
/** A place where a line may break, without width. */
const breakable = '\u200B';

const withBreaks = (text: string): string =>
  text.replace(new RegExp(`\\S{${longestWord}}`, 'gu'), (word) => `${word}${breakable}`);

const noLines = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => layout.headPaddingMm * mm,
  paddingRight: () => layout.headPaddingMm * mm,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

const centred = (text: string, fontSize: number, change: { bold?: boolean; italics?: boolean } = {}): Content => ({
  text: withBreaks(text),
  fontSize,
  alignment: 'center',
  ...change,
});

const rule = (lengthMm: number): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 2, x2: lengthMm * mm, y2: 2, lineWidth: 0.75 }],
  alignment: 'center',
});

const widthsOf = (columnsMm: readonly number[]): number[] =>
  columnsMm.map((column) => (column - 2 * layout.headPaddingMm) * mm);

const head = ({ head: { superiorAgency, agency, number, placeAndDate } }: OfficialDocument): Content => {
  const { state, motto, agencyPt, headPaddingMm } = layout;
  const agencyRule = ruleMm([agency], agencyPt, layout.headMm[0] - 2 * headPaddingMm);
  const left: Content[] = [
    ...(superiorAgency === '' ? [] : [centred(superiorAgency, agencyPt)]),
    centred(agency, agencyPt, { bold: true }),
    ...(agency === '' ? [] : [rule(agencyRule)]),
  ];
  const right: Content[] = [
    { text: state.text, fontSize: state.pt, bold: true, alignment: 'center', noWrap: true },
    centred(motto.text, motto.pt, { bold: true }),
    rule(wholeRuleMm(motto.text, motto.pt)),
  ];
  return {
    table: {
      widths: widthsOf(layout.headMm),
      body: [
        [{ stack: left }, { stack: right }],
        [
          { text: number, fontSize: layout.numberPt, alignment: 'center', margin: [0, 6, 0, 0] },
          {
            text: placeAndDate ?? '',
            fontSize: layout.datePt,
            italics: true,
            alignment: 'center',
            margin: [0, 6, 0, 0],
          },
        ],
      ],
    },
    layout: noLines,
  };
};

const titles = ({ typeName, subject }: OfficialDocument): Content => ({
  stack: [
    centred(typeName, layout.typeNamePt, { bold: true }),
    ...subject.map((line) => centred(line, layout.subjectPt, { bold: true })),
    ...(subject.length === 0 ? [] : [rule(ruleMm(subject, layout.subjectPt, layout.textWidthMm))]),
  ],
  margin: [0, 26, 0, 8],
});

const paragraph = ({ text, bold }: OfficialDocument['body'][number]): Content => ({
  text: withBreaks(text),
  bold,
  alignment: 'justify',
  leadingIndent: layout.indentMm * mm,
  margin: [0, layout.paragraphGapPt, 0, 0],
});

const recipientsPart = (recipients: readonly string[]): ContentStack => ({
  stack:
    recipients.length === 0
      ? []
      : [
          { text: 'Nơi nhận:', bold: true, italics: true, fontSize: layout.recipientsHeadingPt },
          ...recipients.map((text): Content => ({ text: withBreaks(text), fontSize: layout.recipientsPt })),
        ],
});

const capacity = ({ titles: lines }: OfficialSignature): Content => ({
  stack: lines.map((line) => centred(line, layout.signaturePt, { bold: true })),
});

const name = ({ name: text }: OfficialSignature): Content => ({
  text,
  fontSize: layout.signaturePt,
  bold: true,
  alignment: 'center',
  margin: [0, layout.signatureSpaceMm * mm, 0, 0],
});

const signatureTable = ({ signing, recipients }: OfficialDocument): ContentTable => {
  const { right } = signing;
  const look = { layout: noLines, margin: [0, 14, 0, 0] as [number, number, number, number] };
  if (signing.kind === 'one') {
    const signer: Content = { stack: [capacity(right), name(right)] };
    return {
      ...look,
      table: { widths: widthsOf(layout.oneSignatureMm), body: [[recipientsPart(recipients), signer]] },
    };
  }
  const { left } = signing;
  const body: Content[][] = [
    [capacity(left), '', capacity(right)],
    [name(left), '', name(right)],
  ];
  return { ...look, table: { widths: widthsOf(layout.twoSignaturesMm), body } };
};

/** The text's end and the signatures on one page, so that these never stand alone; the recipients under them where the form wants it. */
const ending = (document: OfficialDocument): Content[] => {
  const { body, signing, recipients } = document;
  const last = body.at(-1);
  const lastPart = last === undefined ? [] : [paragraph(last)];
  const below: Content[] =
    signing.kind === 'two' ? [{ stack: recipientsPart(recipients).stack, margin: [0, 14, 0, 0] }] : [];
  const table = signatureTable(document);
  const whole = signing.kind === 'two' || recipients.length <= mostWholeLines;
  const withLast = whole && (last?.text.length ?? 0) <= longestWholeText;
  const withBelow = recipients.length <= layout.mostRecipientsKept;
  return [
    ...(withLast ? [] : lastPart),
    { stack: [...(withLast ? lastPart : []), table, ...(withBelow ? below : [])], unbreakable: whole },
    ...(withBelow ? [] : below),
  ];
};

const annexPart = (annex: OfficialAnnex): Content[] => {
  const cell = (text: string, index: number): Content => ({
    text: withBreaks(text),
    alignment: annex.columns[index]?.centred === true ? 'center' : 'left',
  });
  const short = annex.rows.every((cells) =>
    cells.every((text) => text.split('\n').length <= mostWholeLines && text.length <= longestWholeText / 2),
  );
  const line = () => 0.5;
  const padding = 1.5 * mm;
  return [
    centred('Phụ lục', layout.annexPt, { bold: true }),
    centred(annex.title, layout.annexPt, { bold: true }),
    centred(annex.attachedTo, layout.annexPt, { italics: true }),
    {
      table: {
        headerRows: 1,
        dontBreakRows: short,
        widths: annex.columns.map(({ widthMm }) => widthMm * mm - 2 * padding - 0.5),
        body: [
          annex.columns.map(({ heading }): Content => ({ text: heading, bold: true, alignment: 'center' })),
          ...annex.rows.map((cells) => cells.map(cell)),
        ],
      },
      layout: { hLineWidth: line, vLineWidth: line, paddingLeft: () => padding, paddingRight: () => padding },
      fontSize: layout.annexTablePt,
      margin: [0, 12, 0, 0],
    },
  ];
};

/** The head of a page of a sample: its mark, and under it the number where the page has one. */
const marked = (mark: string, own: number): Content => ({
  stack: [
    { text: mark, fontSize: layout.annexTablePt, bold: true, color: '#8a1c1c' },
    { text: own === 1 ? '' : String(own), fontSize: layout.pageNumberPt },
  ],
  alignment: 'center',
  margin: [0, (layout.pageNumberMm * mm) / 2, 0, 0],
});

/** The page's number at the top and in the middle, but on the first page; each part counts its own pages. */
const numbering = (mark: string | undefined): DynamicContent => {
  let first: number | null = null;
  return (page) => {
    first ??= page;
    const own = page - first + 1;
    if (mark !== undefined) return marked(mark, own);
    return own === 1
      ? null
      : {
          text: String(own),
          fontSize: layout.pageNumberPt,
          alignment: 'center',
          margin: [0, layout.pageNumberMm * mm, 0, 0],
        };
  };
};

/** An official document as a PDF with its fonts embedded and no lock on it, so that it can be signed elsewhere. */
export const officialPdf = (given: OfficialDocument): Promise<Uint8Array> => {
  const document = OfficialDocument.parse(printable(given));
  const { leftMm, topMm, rightMm, bottomMm } = layout.margins;
  const { body, annex } = document;
  return printReport({
    title: document.fileTitle,
    author: document.head.agency,
    writtenAt: document.writtenAt ?? null,
    pageSize: 'A4',
    pageMargins: [leftMm * mm, topMm * mm, rightMm * mm, bottomMm * mm],
    defaultStyle: { fontSize: layout.bodyPt },
    content: [
      {
        section: [head(document), titles(document), ...body.slice(0, -1).map(paragraph), ...ending(document)],
        header: numbering(document.mark),
      },
      ...(annex === null ? [] : [{ section: annexPart(annex), header: numbering(document.mark) }]),
    ],
  });
};
