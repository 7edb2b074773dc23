import { foldForSearch, type Instant, type MeetingSummary, type SavedVersion } from '@diem-cau/shared';
import type { OfficialDocument } from '../../domain/papers/official-document.ts';
import type { PaperVersion } from '../../domain/papers/official-versions.ts';
import type { OfficeClock } from '../../domain/kit/official-words.ts';
import { dayOf } from '../kit/days.ts';
import { localTime } from '../kit/local-time.ts';
import type { OfficialFileKind, OfficialFiles } from '../ports/official-files.ts';

/** A file of a paper. */
export interface PaperFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A paper for its page: one version, what the record proposes, and the list of versions. */
export interface PaperView<Body> {
  readonly saved: { readonly version: SavedVersion; readonly body: Body } | null;
  readonly proposal: Body;
  readonly versions: SavedVersion[];
}

/** The view of a paper from its versions, the one that was asked for, and the proposal. */
export const paperView = <Body>(
  versions: readonly PaperVersion<Body>[],
  shown: PaperVersion<Body> | null,
  proposal: Body,
): PaperView<Body> => ({
  saved: shown === null ? null : { version: shown.version, body: shown.body },
  proposal,
  versions: versions.map(({ version }) => version),
});

/** The hub's own clock for the words of papers. @param timeZone an IANA name */
export const officeClock = (timeZone: string): OfficeClock => {
  const time = localTime(timeZone);
  return {
    day: (at: Instant) => dayOf(at, timeZone),
    time: (at: Instant) => time.clock(at).slice(0, 5),
    seconds: (at: Instant) => time.clock(at),
  };
};

const makers: Readonly<
  Record<OfficialFileKind, (files: OfficialFiles, document: OfficialDocument) => Promise<Uint8Array>>
> = {
  docx: (files, document) => files.docx(document),
  pdf: (files, document) => files.pdf(document),
};

/** Makes one file of a document. */
export const officialFile = (
  files: OfficialFiles,
  kind: OfficialFileKind,
  document: OfficialDocument,
): Promise<Uint8Array> => makers[kind](files, document);

/** Which paper a file holds; `version` is null for a proposal, which is a draft. */
interface NamedFile {
  readonly paper: 'bien-ban' | 'thong-bao';
  readonly version: number | null;
  readonly kind: OfficialFileKind;
}

/** A name in plain letters, `bien-ban-2026-11-23-hop-giao-ban.docx`. */
export const paperFileName = (
  { paper, version, kind }: NamedFile,
  { openedAt, title }: Pick<MeetingSummary, 'openedAt' | 'title'>,
  clock: OfficeClock,
): string => {
  const name = foldForSearch(title)
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/gu, '');
  const which = version === null ? 'du-thao' : `ban-${version}`;
  return `${[paper, clock.day(openedAt), name, which].filter(Boolean).join('-')}.${kind}`;
};
