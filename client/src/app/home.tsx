import { SessionBody } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { Navigate } from 'react-router';
import { getJson, HubUnreachable } from '../core/http.ts';
import { Connecting, NotAdmitted } from '../features/meeting/trouble/index.ts';
import { EndpointProvider } from '../react/endpoint-context.tsx';
import { EndpointSurface } from './endpoint-surface.tsx';
import { WithHub } from './with-hub.tsx';

const askAgainMs = 2_000;

/** The start page: an endpoint's meeting, an account's list of meetings, or the sign-in. */
export const Home = () => {
  const [session, setSession] = useState<SessionBody | 'asking' | 'refused'>('asking');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const ask = async (): Promise<void> => {
      try {
        const answer = await getJson('/api/session', SessionBody);
        if (!gone) setSession(answer);
      } catch (error) {
        if (gone) return;
        if (error instanceof HubUnreachable) timer = setTimeout(() => void ask(), askAgainMs);
        else setSession('refused');
      }
    };
    void ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);
  if (session === 'asking') return <Connecting />;
  if (session === 'refused') return <NotAdmitted code="internal" />;
  const { me, enrolmentEnded } = session;
  if (me === null && enrolmentEnded !== undefined)
    return <NotAdmitted code={`enrolment-${enrolmentEnded.cause}`} profile={session} />;
  if (me === null) return <Navigate to="/sign-in" replace />;
  if (me.kind === 'account') return <Navigate to="/meetings" replace />;
  return (
    <WithHub profile={session}>
      <EndpointProvider endpointId={me.endpointId}>
        <EndpointSurface name={me.name} leads={me.leads} />
      </EndpointProvider>
    </WithHub>
  );
};
