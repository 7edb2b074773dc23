import type { Instant, MeetingId, MeetingList, MeetingRecord, MinutesBody, NoticeBody } from '@diem-cau/shared';
import type { AccountKeeping } from '../../application/sign-in/accounts.ts';
import type { Budgets } from '../../application/kit/budgets.ts';
import type { ApiTokens } from '../../application/sign-in/api-tokens.ts';
import type { Calendar } from '../../application/settings/calendar.ts';
import type { DirectoryKeeping } from '../../application/directory/directory.ts';
import type { Documents } from '../../application/papers/documents.ts';
import type { EnrolmentKeeping } from '../../application/sign-in/enrolments.ts';
import type { HubProfile } from '../../application/settings/hub-profile.ts';
import type { PcFiles } from '../../application/sign-in/pc-files.ts';
import type { People } from '../../application/people/people.ts';
import type { OwnOrigins } from '../../application/running/own-origins.ts';
import type { MeetingArchives } from '../../application/papers/meeting-archive.ts';
import type { ParameterKeeping } from '../../application/settings/parameters.ts';
import type { Conclusions } from '../../application/papers/conclusions.ts';
import type { Papers } from '../../application/papers/papers.ts';
import type { Tasks } from '../../application/papers/tasks.ts';
import type { Corrections } from '../../application/record/corrections.ts';
import type { KeptReports } from '../../application/reports/kept-reports.ts';
import type { PeriodReports } from '../../application/reports/period-reports.ts';
import type { Readiness } from '../../application/running/readiness.ts';
import type { ReportFiles } from '../../application/ports/report-files.ts';
import type { Logger } from '../../application/ports/logger.ts';
import type { ListQuery } from '../../application/record/records.ts';
import type { Closings } from '../../application/record/closings.ts';
import type { RollCalls } from '../../application/record/roll-call.ts';
import type { Standings } from '../../application/record/standings.ts';
import type { Sessions } from '../../application/sign-in/sessions.ts';
import type { SignIn } from '../../application/sign-in/sign-in.ts';
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
interface BrokenLine {
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
  /** Who has which part in a meeting. */
  readonly standings: Pick<Standings, 'part'>;
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
  /** `docs/openapi.json` as it was written with this version. */
  readonly apiDocument: () => Promise<string>;
  readonly readiness: Pick<Readiness, 'look'>;
}
