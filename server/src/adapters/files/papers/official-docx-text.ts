import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  TextRun,
  convertMillimetersToTwip,
  type IParagraphOptions,
} from 'docx';

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType];

/** How one line or paragraph stands. */
export interface Standing {
  readonly pt: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly alignment?: Alignment;
  /** Points above it. */
  readonly beforePt?: number;
  readonly firstIndentMm?: number;
  readonly keepNext?: boolean;
  readonly keepLines?: boolean;
}

/** Twentieths of a point. */
export const twips = (mm: number): number => convertMillimetersToTwip(mm);
const twipsOfPoints = (pt: number): number => Math.round(pt * 20);

/** One paragraph of one run; centred unless it is said otherwise. */
export const standing = (
  text: string,
  { pt, bold = false, italic = false, alignment = AlignmentType.CENTER, beforePt = 0, ...rest }: Standing,
): Paragraph => {
  const options: IParagraphOptions = {
    alignment,
    spacing: { before: twipsOfPoints(beforePt), after: 0, line: 240, lineRule: LineRuleType.AUTO },
    keepNext: rest.keepNext ?? false,
    keepLines: rest.keepLines ?? false,
    // The mark at the end has its own size, which alone makes an empty line's height.
    run: { size: pt * 2 },
    children: text === '' ? [] : [new TextRun({ text, size: pt * 2, bold, italics: italic })],
  };
  return new Paragraph(
    rest.firstIndentMm === undefined ? options : { ...options, indent: { firstLine: twips(rest.firstIndentMm) } },
  );
};

/** A rule in the middle of a column: the upper border of a low paragraph, so that no text above it is ever broken by it. */
export const rule = (lengthMm: number, columnMm: number): Paragraph => {
  const side = twips(Math.max(0, (columnMm - lengthMm) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 20, after: 0, line: 40, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    run: { size: 2 },
  });
};
