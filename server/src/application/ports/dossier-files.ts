import type { Instant, MeetingId } from '@diem-cau/shared';

/** A file of a meeting's dossier; its name may begin with a folder, `documents/01-bien-ban.pdf`. */
export interface DossierFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whoever has files of a meeting to give, such as its minutes as DOCX and PDF; gives none where there are none yet. */
export type DossierSource = (meetingId: MeetingId) => Promise<readonly DossierFile[]>;

/** Packs files into one. */
export interface DossierPacker {
  /** A ZIP file, piece by piece as its files come. `at` is the time that they all bear. */
  pack(files: AsyncIterable<DossierFile>, at: Instant): AsyncIterable<Uint8Array>;
}
