import type { Route } from './route.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { archiveRoutes } from './routes/archive-routes.ts';
import { calendarRoutes } from './routes/calendar-routes.ts';
import { conclusionRoutes } from './routes/conclusion-routes.ts';
import { correctionRoutes } from './routes/correction-routes.ts';
import { directoryRoutes } from './routes/directory-routes.ts';
import { documentRoutes } from './routes/document-routes.ts';
import { certificateRoutes, healthRoutes } from './routes/hub-routes.ts';
import { minutesRoutes } from './routes/minutes-routes.ts';
import { noticeRoutes } from './routes/notice-routes.ts';
import { peopleRoutes } from './routes/people-routes.ts';
import { parameterRoutes } from './routes/parameter-routes.ts';
import { closingRoutes } from './routes/closing-routes.ts';
import { markRoutes, profileRoutes } from './routes/profile-routes.ts';
import { recordRoutes } from './routes/record-routes.ts';
import { rollCallRoutes } from './routes/roll-call-routes.ts';
import { reportRoutes } from './routes/report-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { taskRoutes } from './routes/task-routes.ts';
import { uploadRoutes } from './routes/upload-routes.ts';
import { tokenRoutes } from './routes/token-routes.ts';

/** Every route of the hub; what is not here is the client's files. The documentation is made from it. */
export const routes: readonly Route[] = [
  ...sessionRoutes,
  ...accountRoutes,
  ...directoryRoutes,
  ...profileRoutes,
  ...recordRoutes,
  ...closingRoutes,
  ...peopleRoutes,
  ...rollCallRoutes,
  ...documentRoutes,
  ...uploadRoutes,
  ...minutesRoutes,
  ...noticeRoutes,
  ...conclusionRoutes,
  ...taskRoutes,
  ...archiveRoutes,
  ...correctionRoutes,
  ...calendarRoutes,
  ...parameterRoutes,
  ...reportRoutes,
  ...tokenRoutes,
  ...certificateRoutes,
  ...healthRoutes,
];

/** The routes that the plain port answers too. */
export const plainRoutes: readonly Route[] = [...certificateRoutes, ...markRoutes];
