import type { Instant } from '@diem-cau/shared';
import pdfmake from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { KeptFigures } from '../../../application/ports/report-files.ts';
import { tinos } from './print-fonts.ts';

const fontFiles: ReadonlySet<string> = new Set(Object.values(tinos));

/** Under what name the figures lie in the PDF. */
export const figuresName = 'so-lieu.json';

/** What is printed, beyond how it looks. */
export interface PrintedPaper extends TDocumentDefinitions {
  readonly title: string;
  readonly author: string;
  /** The date that the file bears: the same paper of the same date is the same file, byte for byte. Null: that of the printing. */
  readonly writtenAt: Instant | null;
  /** What the pages were made from. */
  readonly figures?: KeptFigures | null;
}

/** pdfkit puts titles into its XMP as they are: what XML would take for its own is written in the wide form that reads the same. */
const wide: Readonly<Record<string, string>> = { '&': '＆', '<': '＜', '>': '＞' };
const inMetadata = (text: string): string => text.replace(/[&<>]/gu, (sign) => wide[sign] ?? sign);

const attachment = ({ json }: KeptFigures, date: Date | undefined) => ({
  src: `data:application/json;base64,${Buffer.from(json).toString('base64')}`,
  name: figuresName,
  description: 'Số liệu của báo cáo này',
  type: 'application/json',
  // What tables and figures are made from (ISO 19005-3, 6.8).
  relationship: 'Data',
  creationDate: date,
  modifiedDate: date,
});

/**
 * Lays a document out as PDF/A-3b in Vietnamese, not tagged: pdfmake makes no structure. It can reach no address, and no file but the
 * fonts.
 */
export const printReport = async ({
  title,
  author,
  writtenAt,
  figures = null,
  ...document
}: PrintedPaper): Promise<Uint8Array> => {
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => fontFiles.has(path));
  pdfmake.setFonts({ Tinos: tinos });
  const date = writtenAt === null ? undefined : new Date(writtenAt);
  return pdfmake
    .createPdf({
      ...document,
      version: '1.7',
      subset: 'PDF/A-3b',
      language: 'vi',
      displayTitle: true,
      info: {
        title: inMetadata(title),
        author: inMetadata(author),
        ...(date === undefined ? {} : { creationDate: date }),
      },
      ...(figures === null ? {} : { files: { [figuresName]: attachment(figures, date) } }),
      defaultStyle: { font: 'Tinos', fontSize: 11, ...document.defaultStyle },
    })
    .getBuffer();
};
