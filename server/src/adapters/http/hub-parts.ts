import type { DirectoryParts } from './routes/directory/directory-parts.ts';
import type { MeetingParts } from './routes/meeting/meeting-parts.ts';
import type { PapersParts } from './routes/papers/papers-parts.ts';
import type { PeopleParts } from './routes/people/people-parts.ts';
import type { RecordParts } from './routes/record/record-parts.ts';
import type { LinesParts } from './routes/lines/lines-parts.ts';
import type { ReportsParts } from './routes/reports/reports-parts.ts';
import type { RunningParts } from './routes/running/running-parts.ts';
import type { SettingsParts } from './routes/settings/settings-parts.ts';
import type { SignInParts } from './routes/sign-in/sign-in-parts.ts';
import type { ServingParts } from './serving-parts.ts';

/** The parts of the hub that are reached over HTTP, by subject: each subject's routes see their own alone. */
export type HubParts = ServingParts &
  SignInParts &
  DirectoryParts &
  SettingsParts &
  MeetingParts &
  RecordParts &
  PeopleParts &
  PapersParts &
  ReportsParts &
  LinesParts &
  RunningParts;
