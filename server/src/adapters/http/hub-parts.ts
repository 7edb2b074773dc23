import type { Instant, MeetingId, MeetingList, MeetingRecord, MinutesBody, NoticeBody } from '@diem-cau/shared';
import type { AccountKeeping } from '../../application/accounts.ts';
import type { Budgets } from '../../application/budgets.ts';
import type { ApiTokens } from '../../application/api-tokens.ts';
import type { Calendar } from '../../application/calendar.ts';
import type { DirectoryKeeping } from '../../application/directory.ts';
import type { Documents } from '../../application/documents.ts';
import type { EnrolmentKeeping } from '../../application/enrolments.ts';
import type { HubProfile } from '../../application/hub-profile.ts';
import type { PcFiles } from '../../application/pc-files.ts';
import type { People } from '../../application/people.ts';
import type { OwnOrigins } from '../../application/own-origins.ts';
import type { MeetingArchives } from '../../application/meeting-archive.ts';
import type { ParameterKeeping } from '../../application/parameters.ts';
import type { Conclusions } from '../../application/conclusions.ts';
import type { Papers } from '../../application/papers.ts';
import type { Tasks } from '../../application/tasks.ts';
import type { Corrections } from '../../application/corrections.ts';
import type { KeptReports } from '../../application/kept-reports.ts';
import type { PeriodReports } from '../../application/period-reports.ts';
import type { Readiness } from '../../application/readiness.ts';
import type { ReportFiles } from '../../application/ports/report-files.ts';
import type { Logger } from '../../application/ports/logger.ts';
import type { ListQuery } from '../../application/records.ts';
import type { Closings } from '../../application/closings.ts';
import type { RollCalls } from '../../application/roll-call.ts';
import type { Sessions } from '../../application/sessions.ts';
import type { SignIn } from '../../application/sign-in.ts';
import type { SlowestLine } from './body-pace.ts';
import type { DearActs } from './dear-acts.ts';
import type { UnfinishedUploads } from './unfinished-uploads.ts';
import type { UploadSpool } from './upload-spool.ts';

/** What the record is asked over HTTP. */
export interface RecordsReader {
  list(query: ListQuery): Promise<MeetingList>;
  record(meetingId: MeetingId): Promise<MeetingRecord>;
  attendanceCsv(meetingId: MeetingId): Promise<string>;
  listCsv(query: Omit<ListQuery, 'limit' | 'offset'>): Promise<string>;
}

/** How long nothing may come of a body, or go of an answer, before the line counts as broken, in milliseconds; and how slow it may be. */
export interface BrokenLine {
  readonly nothingComesMs: number;
  /** The longer one: what has gone is only seen when the system's own buffers, of some megabytes, take more. */
  readonly nothingGoesMs: number;
  readonly slowest: SlowestLine;
  /** Within which a short JSON body has to come at the pace of `slowest`. */
  readonly shortBodyMs: number;
}

/** The parts of the hub that routes speak to. */
export interface HubParts {
  readonly sessions: Sessions;
  readonly origins: OwnOrigins;
  readonly signIn: SignIn;
  readonly accounts: AccountKeeping;
  readonly enrolments: EnrolmentKeeping;
  readonly directory: DirectoryKeeping;
  readonly pcFiles: PcFiles;
  readonly records: RecordsReader;
  readonly closings: Closings;
  readonly people: People;
  readonly rollCalls: RollCalls;
  readonly documents: Documents;
  readonly minutes: Papers<MinutesBody>;
  readonly notices: Papers<NoticeBody>;
  readonly conclusions: Conclusions;
  readonly tasks: Tasks;
  readonly meetingArchives: MeetingArchives;
  readonly calendar: Calendar;
  readonly parameters: ParameterKeeping;
  readonly reports: Pick<PeriodReports, 'report'>;
  readonly keptReports: KeptReports;
  readonly corrections: Corrections;
  readonly reportFiles: ReportFiles;
  readonly apiTokens: ApiTokens;
  readonly uploads: UploadSpool;
  readonly unfinished: UnfinishedUploads;
  /** What people, PCs and strangers may still ask for. */
  readonly budgets: Budgets;
  readonly dearActs: DearActs;
  readonly brokenLine: BrokenLine;
  readonly logger: Logger;
  readonly profile: HubProfile;
  /** Whether pages and files have to say that all of it is sample data. */
  readonly sampleData: boolean;
  /** IANA name of the zone in which pages show times. */
  readonly timeZone: string;
  /** The hub's clock, for showing it. */
  readonly now: () => Instant;
  /** Port of the plain server that hands out the CA. */
  readonly certificatePort: number;
  /** The private CA as PEM, as it lies on the disk now; null where the operator's own certificate needs none. */
  readonly caPem: () => string | null;
  readonly readiness: Pick<Readiness, 'look'>;
}
