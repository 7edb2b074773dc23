import type { HubParts } from './hub-parts.ts';
import type { Route } from './route.ts';
import { accountRoutes } from './routes/sign-in/account-routes.ts';
import { apiDocumentRoutes } from './routes/running/api-document-routes.ts';
import { dossierRoutes } from './routes/papers/dossier-routes.ts';
import { calendarRoutes } from './routes/settings/calendar-routes.ts';
import { recordingRuleRoutes } from './routes/settings/recording-rule-routes.ts';
import { checkRoutes } from './routes/meeting/check-routes.ts';
import { conclusionRoutes } from './routes/papers/conclusion-routes.ts';
import { correctionRoutes } from './routes/record/correction-routes.ts';
import { directoryRoutes } from './routes/directory/directory-routes.ts';
import { signedDocumentRoutes } from './routes/papers/signed-document-routes.ts';
import { certificateRoutes, healthRoutes } from './routes/running/hub-routes.ts';
import { goodbyeRoutes } from './routes/meeting/goodbye-routes.ts';
import { lineRoutes } from './routes/lines/line-routes.ts';
import { minutesRoutes, noticeRoutes } from './routes/papers/paper-routes.ts';
import { peopleRoutes } from './routes/people/people-routes.ts';
import { parameterRoutes } from './routes/settings/parameter-routes.ts';
import { closingRoutes } from './routes/record/closing-routes.ts';
import { markRoutes, profileRoutes } from './routes/settings/profile-routes.ts';
import { withholdingRoutes } from './routes/record/withholding-routes.ts';
import { filmRoutes } from './routes/record/film-routes.ts';
import { pieceRoutes } from './routes/record/piece-routes.ts';
import { recordingRoutes } from './routes/record/recording-routes.ts';
import { recordRoutes } from './routes/record/record-routes.ts';
import { rollCallRoutes } from './routes/record/roll-call-routes.ts';
import { reportRoutes } from './routes/reports/report-routes.ts';
import { sessionRoutes } from './routes/sign-in/session-routes.ts';
import { reportRoutes as taskReportRoutes } from './routes/papers/report-routes.ts';
import { taskRoutes } from './routes/papers/task-routes.ts';
import { uploadRoutes } from './routes/papers/upload-routes.ts';
import { tokenRoutes } from './routes/sign-in/token-routes.ts';

/** Every route of the hub, by the subject that it belongs to; what is not here is the client's files. The documentation is made from it. */
export const routesBySubject: Readonly<Record<string, readonly Route<HubParts>[]>> = {
  'sign-in': [...sessionRoutes, ...accountRoutes, ...tokenRoutes],
  directory: directoryRoutes,
  settings: [...profileRoutes, ...calendarRoutes, ...parameterRoutes, ...recordingRuleRoutes],
  meeting: [...goodbyeRoutes, ...checkRoutes],
  record: [
    ...recordRoutes,
    ...closingRoutes,
    ...rollCallRoutes,
    ...correctionRoutes,
    ...recordingRoutes,
    ...pieceRoutes,
    ...filmRoutes,
    ...withholdingRoutes,
  ],
  people: peopleRoutes,
  papers: [
    ...signedDocumentRoutes,
    ...uploadRoutes,
    ...minutesRoutes,
    ...noticeRoutes,
    ...conclusionRoutes,
    ...taskRoutes,
    ...taskReportRoutes,
    ...dossierRoutes,
  ],
  reports: reportRoutes,
  lines: lineRoutes,
  running: [...certificateRoutes, ...healthRoutes, ...apiDocumentRoutes],
};

/** The same as one list. */
export const routes: readonly Route<HubParts>[] = Object.values(routesBySubject).flat();

/** The routes that the plain port answers too. */
export const plainRoutes: readonly Route<HubParts>[] = [...certificateRoutes, ...markRoutes];
