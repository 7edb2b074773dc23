import type { SavedVersion } from '@diem-cau/shared';
import type { PaperFault } from './paper-faults.ts';
import type { PaperText } from './paper-text.ts';

/** One field of a paper; its label stands in the texts under its key. */
export interface PaperField {
  readonly key: string;
  /** One line, paragraphs that are lines, or the rows of the annex. */
  readonly kind: 'line' | 'lines' | 'rows';
}

/** A paper for its page, whatever its kind. */
export interface PaperView {
  readonly saved: { readonly version: SavedVersion; readonly text: PaperText } | null;
  /** What the record proposes now. */
  readonly proposal: PaperText;
  /** All versions, the oldest first. */
  readonly versions: readonly SavedVersion[];
}

/** What is saved; `basedOn` is the version that was edited, 0 for none. */
interface PaperSaving {
  readonly basedOn: number;
  readonly text: PaperText;
  readonly note: string;
}

/** One kind of paper: its fields in the order of the document, what may stand in them, and its way to the hub. */
export interface PaperKind {
  readonly name: 'minutes' | 'notice';
  readonly fields: readonly PaperField[];
  readonly faults: (text: PaperText) => readonly PaperFault[];
  /** The version asked for, the newest where it is null. Throws like `getJson`. */
  readonly load: (meetingId: string, version: number | null, signal: AbortSignal) => Promise<PaperView>;
  /** Saves a new version; refused with `edited-meanwhile` where another one was saved since. */
  readonly save: (meetingId: string, saving: PaperSaving) => Promise<PaperView>;
}
