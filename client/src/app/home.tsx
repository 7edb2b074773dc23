import { useEffect } from 'react';
import { Connecting, NoSeatHere, NotAdmitted } from '../features/meeting/trouble/index.ts';
import { EndpointProvider } from '../react/endpoint-context.tsx';
import { useSession } from '../react/use-session.ts';
import { EndpointSurface } from './endpoint-surface.tsx';
import { WithHub } from './with-hub.tsx';

/** Goes to another address; `replace` leaves no way back to this one. */
export type Leave = (to: string, options: { readonly replace: boolean }) => void;

/** On the way to an address where the person belongs. */
const Elsewhere = ({ to, leave }: { readonly to: string; readonly leave: Leave }) => {
  useEffect(() => leave(to, { replace: true }));
  return <Connecting />;
};

/** The start page: an endpoint's meeting, or the way to an account's list of meetings or to the sign-in. */
export const Home = ({ leave }: { readonly leave: Leave }) => {
  const session = useSession();
  if (session === 'asking') return <Connecting />;
  if (session === 'refused') return <NotAdmitted code="internal" />;
  const { me, enrolmentEnded, panelEnded } = session;
  if (me === null && enrolmentEnded !== undefined)
    return <NotAdmitted code={`enrolment-${enrolmentEnded.cause}`} profile={session} />;
  if (me?.onlyIn !== undefined || (me === null && panelEnded !== undefined))
    return <Elsewhere to="/panel" leave={leave} />;
  if (me === null) return <Elsewhere to="/sign-in" leave={leave} />;
  if (me.kind === 'account') return <Elsewhere to="/meetings" leave={leave} />;
  const { as = 'seat' } = me;
  if (as === 'panel') return <Elsewhere to="/panel" leave={leave} />;
  if (as !== 'seat') return <NoSeatHere name={me.name} purpose={as} />;
  return (
    <WithHub profile={session}>
      <EndpointProvider endpointId={me.endpointId}>
        <EndpointSurface name={me.name} leads={me.leads} onOpen={() => leave('/open', { replace: false })} />
      </EndpointProvider>
    </WithHub>
  );
};
