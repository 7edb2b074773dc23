import type { Budgets } from '../../application/kit/budgets.ts';
import type { Logger } from '../../application/ports/logger.ts';
import type { Standings } from '../../application/record/standings.ts';
import type { OwnOrigins } from '../../application/running/own-origins.ts';
import type { HubProfile } from '../../application/settings/hub-profile.ts';
import type { ApiTokens } from '../../application/sign-in/api-tokens.ts';
import type { Sessions } from '../../application/sign-in/sessions.ts';
import type { SlowestLine } from './body-pace.ts';
import type { DearActs } from './dear-acts.ts';
import type { UploadSpool } from './upload-spool.ts';

/** How long nothing may come of a body, or go of an answer, before the line counts as broken, in milliseconds; and how slow it may be. */
interface BrokenLine {
  readonly nothingComesMs: number;
  /** The longer one: what has gone is only seen when the system's own buffers, of some megabytes, take more. */
  readonly nothingGoesMs: number;
  readonly slowest: SlowestLine;
  /** Within which a short JSON body has to come at the pace of `slowest`. */
  readonly shortBodyMs: number;
}

/** What every route is served with, whatever it is about. */
export interface ServingParts {
  readonly sessions: Sessions;
  readonly apiTokens: Pick<ApiTokens, 'check'>;
  /** Who has which part in a meeting, which may give a right there. */
  readonly standings: Pick<Standings, 'part'>;
  readonly origins: OwnOrigins;
  readonly profile: Pick<HubProfile, 'now'>;
  readonly uploads: UploadSpool;
  /** What people, PCs and strangers may still ask for. */
  readonly budgets: Budgets;
  readonly dearActs: DearActs;
  readonly brokenLine: BrokenLine;
  /** Whether pages and files have to say that all of it is sample data. */
  readonly sampleData: boolean;
  readonly logger: Logger;
}
