import { lazy } from 'react';
import { createBrowserRouter, useNavigate, useRouteError } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { AccountsPage } from '../features/sign-in/accounts/index.ts';
import { DirectoryPage } from '../features/directory/endpoints/index.ts';
import { DeskShell } from '../features/shell/desk/index.ts';
import { ChairSheetPage } from '../features/shell/chair-sheet/index.ts';
import { WiringSheetPage } from '../features/shell/wiring-sheet/index.ts';
import { ApiTokensPage } from '../features/sign-in/api-tokens/index.ts';
import { CheckBoardPage, CheckHistoryPage } from '../features/meeting/check-board/index.ts';
import { CalendarPage } from '../features/settings/calendar/index.ts';
import { ConclusionsPage } from '../features/papers/conclusions/index.ts';
import { SignedDocumentsPage } from '../features/papers/signed-documents/index.ts';
import { EnrolPage } from '../features/sign-in/enrol/index.ts';
import { OpeningPage } from '../features/meeting/opening/index.ts';
import { LineBoardPage } from '../features/lines/line-board/index.ts';
import { LineHistoryPage } from '../features/lines/line-history/index.ts';
import { MinutesPage, NoticePage } from '../features/papers/papers/index.ts';
import { ParametersPage } from '../features/settings/parameters/index.ts';
import { PeoplePage } from '../features/people/people/index.ts';
import { RecordingRulesPage } from '../features/settings/recording-rules/index.ts';
import { ProfilePage } from '../features/settings/profile/index.ts';
import { MeetingsPage, RecordPage, RecordingPage } from '../features/record/records/index.ts';
import { KeptReportPage, KeptReportsPage, ReportsPage } from '../features/reports/reports/index.ts';
import { RollCallPage } from '../features/record/roll-call/index.ts';
import { SignInPage } from '../features/sign-in/sign-in/index.ts';
import { ReportBoardPage } from '../features/papers/report-board/index.ts';
import { TasksPage } from '../features/papers/tasks/index.ts';
import { NotFound } from '../features/meeting/trouble/index.ts';
import { addTexts } from '../i18n/current-language.ts';
import { Crashed } from './crashed.tsx';
import { Home } from './home.tsx';
import { WithHub } from './with-hub.tsx';

/** The chair's panel, whose texts come with it. */
const PanelSurface = lazy(async () => {
  const [{ PanelSurface: Surface }, { panelTexts }] = await Promise.all([
    import('./panel-surface.tsx'),
    import('../i18n/panel-shelf.ts'),
  ]);
  await addTexts(panelTexts);
  return { default: Surface };
});

const CrashedPage = () => {
  console.error(useRouteError());
  return <Crashed />;
};

/** Where a desk page led to the start page. */
const HomePage = () => {
  const navigate = useNavigate();
  return <Home leave={(to, options) => void navigate(to, options)} />;
};

/** Every address of the client; each desk page is loaded when it is opened. */
const router = createBrowserRouter([
  {
    errorElement: <CrashedPage />,
    children: [
      { path: '/', element: <HomePage /> },
      { path: '/sign-in', element: <SignInPage /> },
      { path: '/enrol', element: <EnrolPage /> },
      { path: '/panel', element: <PanelSurface /> },
      { path: '/chair', element: <ChairSheetPage /> },
      { path: '/wiring', element: <WiringSheetPage /> },
      {
        element: <DeskShell />,
        children: [
          {
            path: '/open',
            element: (
              <WithHub>
                <OpeningPage />
              </WithHub>
            ),
          },
          { path: '/meetings', element: <MeetingsPage /> },
          { path: '/meetings/:meetingId', element: <RecordPage /> },
          { path: '/meetings/:meetingId/recording', element: <RecordingPage /> },
          { path: '/meetings/:meetingId/roll-call', element: <RollCallPage /> },
          { path: '/meetings/:meetingId/conclusions', element: <ConclusionsPage /> },
          { path: '/meetings/:meetingId/minutes', element: <MinutesPage /> },
          { path: '/meetings/:meetingId/notice', element: <NoticePage /> },
          { path: '/meetings/:meetingId/documents', element: <SignedDocumentsPage /> },
          { path: '/checks', element: <CheckBoardPage /> },
          { path: '/checks/:endpointId', element: <CheckHistoryPage /> },
          { path: '/meetings/:meetingId/lines', element: <LineBoardPage /> },
          { path: '/lines', element: <LineHistoryPage /> },
          { path: '/tasks', element: <TasksPage /> },
          { path: '/tasks/reports', element: <ReportBoardPage /> },
          { path: '/reports', element: <ReportsPage /> },
          { path: '/reports/kept', element: <KeptReportsPage /> },
          { path: '/reports/kept/:reportId', element: <KeptReportPage /> },
          { path: '/admin/people', element: <PeoplePage /> },
          { path: '/admin/parameters', element: <ParametersPage /> },
          { path: '/admin/calendar', element: <CalendarPage /> },
          { path: '/admin/recording-rules', element: <RecordingRulesPage /> },
          { path: '/admin/tokens', element: <ApiTokensPage /> },
          { path: '/admin/directory', element: <DirectoryPage /> },
          { path: '/admin/profile', element: <ProfilePage /> },
          { path: '/admin/accounts', element: <AccountsPage /> },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
]);

/** All pages by their addresses, for whoever does not begin on the start page. */
export const Desk = () => <RouterProvider router={router} />;
