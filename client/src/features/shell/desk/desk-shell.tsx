import { SessionBody } from '@diem-cau/shared';
import { Box } from '@mantine/core';
import { useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { getJson } from '../../../core/http.ts';
import { RecordWatchProvider } from '../../../react/record-watch-context.tsx';
import { DeskPersonContext } from '../../../ui/desk/desk-person.ts';
import { HubZoneContext } from '../../../ui/desk/hub-zone.ts';
import { DeskTheme } from '../../../ui/desk/desk-theme.tsx';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { TroubleNotice } from '../../../ui/desk/trouble-notice.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { admit } from './admission.ts';
import { DeskHeader } from './desk-header.tsx';
import { NotForYou } from './not-for-you.tsx';
import { rememberedSession, rememberSession } from './session-memory.ts';

/** Around every desk page: who is it, may they, and how they get from one page to the next. */
export const DeskShell = () => {
  const { pathname, search } = useLocation();
  const load = async (signal: AbortSignal): Promise<SessionBody> => {
    const session = await getJson('/api/session', SessionBody, { signal });
    rememberSession(session);
    return session;
  };
  // A reload keeps its frame: who it was is shown until the hub has said who it is.
  const [remembered] = useState(rememberedSession);
  const loading = useLoaded('session', load, remembered);
  const { loaded } = loading;
  const onWall = loaded.state === 'ready' && loaded.value.me?.kind === 'endpoint';
  const inside = ({ me, enrolmentEnded: _, ...session }: SessionBody) => {
    const admission = admit(me, pathname);
    if (me === null || admission.outcome === 'sign-in')
      return <Navigate replace to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} />;
    return (
      <HubZoneContext value={session.timeZone}>
        <DeskPersonContext value={{ me, ...session }}>
          <DeskHeader />
          <main id="content" tabIndex={-1}>
            {loaded.state === 'ready' && loaded.error !== null && (
              <Box p="md">
                <TroubleNotice error={loaded.error} onRetry={loading.reload} />
              </Box>
            )}
            {admission.outcome === 'come-in' ? <Outlet /> : <NotForYou why={admission.why} />}
          </main>
        </DeskPersonContext>
      </HubZoneContext>
    );
  };
  return (
    <DeskTheme surface={onWall ? 'wall' : 'desk'}>
      {loaded.state === 'ready' ? (
        <RecordWatchProvider>{inside(loaded.value)}</RecordWatchProvider>
      ) : (
        <Box p="xl">
          <LoadedView loading={loading}>{inside}</LoadedView>
        </Box>
      )}
    </DeskTheme>
  );
};
