import type { OfficialDocument } from '../../domain/papers/official-document.ts';

/** Makes the files of official documents, laid out as NĐ 30/2020/NĐ-CP prescribes. Nothing in them is locked: they are signed elsewhere. */
export interface OfficialFiles {
  /** For the clerk to edit; names the font Times New Roman, which every office has. */
  docx(document: OfficialDocument): Promise<Uint8Array>;
  /** With its fonts embedded. */
  pdf(document: OfficialDocument): Promise<Uint8Array>;
}

/** The kinds of file, by their endings. */
export type OfficialFileKind = keyof OfficialFiles;
