import type { MinutesBody, NoticeBody } from '@diem-cau/shared';
import type { Conclusions } from '../../../../application/papers/conclusions.ts';
import type { SignedDocuments } from '../../../../application/papers/signed-documents.ts';
import type { Dossiers } from '../../../../application/papers/dossiers.ts';
import type { Papers } from '../../../../application/papers/papers.ts';
import type { WrittenReports } from '../../../../application/papers/written-reports.ts';
import type { Tasks } from '../../../../application/papers/tasks.ts';
import type { UnfinishedUploads } from '../../unfinished-uploads.ts';

/** What the routes of the papers speak to. */
export interface PapersParts {
  readonly signedDocuments: SignedDocuments;
  /** Files that are sent in pieces. */
  readonly unfinished: UnfinishedUploads;
  readonly minutes: Papers<MinutesBody>;
  readonly notices: Papers<NoticeBody>;
  readonly conclusions: Conclusions;
  readonly tasks: Tasks;
  readonly writtenReports: WrittenReports;
  readonly dossiers: Dossiers;
}
