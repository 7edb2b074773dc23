import { MeetingId } from '@diem-cau/shared';
import { useEffect } from 'react';
import { PanelPage } from '../features/meeting/panel/index.ts';
import { Connecting, NotAdmitted } from '../features/meeting/trouble/index.ts';
import { useSession } from '../react/use-session.ts';
import { WithHub } from './with-hub.tsx';

/** The meeting that the address names, `/panel?meeting=…`; null for whichever is open. */
const named = (): MeetingId | null =>
  MeetingId.safeParse(new URLSearchParams(window.location.search).get('meeting')).data ?? null;

/** On the way to the sign-in, and back. */
const ToSignIn = () => {
  useEffect(() => {
    const { pathname, search } = window.location;
    window.location.replace(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
  });
  return <Connecting />;
};

/** The chair's panel, for a PC or a person that conducts a meeting. */
export const PanelSurface = () => {
  const session = useSession();
  if (session === 'asking') return <Connecting />;
  if (session === 'refused') return <NotAdmitted code="internal" />;
  const { me, enrolmentEnded } = session;
  if (me === null && enrolmentEnded !== undefined)
    return <NotAdmitted code={`enrolment-${enrolmentEnded.cause}`} profile={session} />;
  if (me === null) return <ToSignIn />;
  return (
    <WithHub profile={session}>
      <PanelPage meetingId={named()} />
    </WithHub>
  );
};
