import { Instant } from '@diem-cau/shared';
import { z } from 'zod';

/** Who signs: the capacity in one or more lines, and the name under the space for signature and seal. */
const Signature = z.strictObject({ titles: z.array(z.string()), name: z.string() });

/** A paragraph of the body; `bold` for the headings of great parts, `I. …`. */
const Paragraph = z.strictObject({ text: z.string(), bold: z.boolean() });

/** A table that follows the document on pages of its own (Phụ lục). */
const Annex = z.strictObject({
  title: z.string(),
  /** `(Kèm theo …)` */
  attachedTo: z.string(),
  columns: z.array(z.strictObject({ heading: z.string(), widthMm: z.number(), centred: z.boolean() })),
  /** Cells; lines by `\n`. */
  rows: z.array(z.array(z.string())),
});

/**
 * An official document by its components (NĐ 30/2020/NĐ-CP, Phụ lục I), the same for every kind of file. It says what stands there; sizes
 * and places are the components' own.
 */
export const OfficialDocument = z.strictObject({
  /** For the file's properties. */
  fileTitle: z.string(),
  /** When the version was saved, for the file's properties; a draft has none. */
  writtenAt: Instant.optional(),
  head: z.strictObject({
    superiorAgency: z.string(),
    agency: z.string(),
    number: z.string(),
    /** Địa danh và thời gian; null where the form has none, as minutes do. */
    placeAndDate: z.string().nullable(),
  }),
  /** Tên loại, in capitals. */
  typeName: z.string(),
  /** Trích yếu. */
  subject: z.array(z.string()),
  body: z.array(Paragraph),
  /** `two`: secretary and chair side by side, recipients below (Mẫu 1.9); `one`: recipients left, signer right (Mẫu 1.4). */
  signing: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('two'), left: Signature, right: Signature }),
    z.strictObject({ kind: z.literal('one'), right: Signature }),
  ]),
  /** The list under "Nơi nhận:", with dashes and marks. */
  recipients: z.array(z.string()),
  annex: Annex.nullable(),
  /** What stands above every page although it is no component: that the document is a sample. */
  mark: z.string().optional(),
});
export type OfficialDocument = z.infer<typeof OfficialDocument>;
export type OfficialAnnex = z.infer<typeof Annex>;
export type OfficialSignature = z.infer<typeof Signature>;
export type OfficialParagraph = z.infer<typeof Paragraph>;

/** Headings of great parts, `II. NỘI DUNG`, stand out. */
const isPartHeading = (text: string): boolean => /^[IVX]+\.\s/u.test(text) && text === text.toLocaleUpperCase('vi');

/** Lines of a body as paragraphs. */
export const paragraphs = (lines: readonly string[]): OfficialParagraph[] =>
  lines.map((text) => ({ text, bold: isPartHeading(text) }));
