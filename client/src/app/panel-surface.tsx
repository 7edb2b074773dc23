import { MeetingId, type SessionBody } from '@diem-cau/shared';
import { useEffect, useState } from 'react';
import { PanelPage } from '../features/meeting/panel/index.ts';
import { Connecting, NotAdmitted } from '../features/meeting/trouble/index.ts';
import { PairPage } from '../features/sign-in/pair-panel/index.ts';
import { useFragmentToken } from '../react/use-fragment-token.ts';
import { useSession } from '../react/use-session.ts';
import { HubProvider } from '../react/hub-context.tsx';

/** The meeting that the address names, `/panel?meeting=…`; null for whichever is open. */
const named = (): MeetingId | null =>
  MeetingId.safeParse(new URLSearchParams(window.location.search).get('meeting')).data ?? null;

/** Asks anew who this browser is. */
const AskAgain = ({ ask }: { readonly ask: () => void }) => {
  useEffect(ask);
  return <Connecting />;
};

interface DoorProps {
  /** By which this browser becomes a panel, where a QR code was scanned. */
  readonly token: string | null;
  /** Who this browser is has changed; `paired`: a token is spent. */
  readonly onChanged: (paired: boolean) => void;
}

const Door = ({ token, onChanged }: DoorProps) => {
  const session = useSession();
  if (session === 'asking') return <Connecting />;
  if (session === 'refused') return <NotAdmitted code="internal" />;
  const { me, enrolmentEnded } = session;
  if (me === null && token === null && enrolmentEnded !== undefined)
    return <NotAdmitted code={`enrolment-${enrolmentEnded.cause}`} profile={session} />;
  if (me === null || token !== null)
    return (
      <PairPage session={session} token={token} onPaired={() => onChanged(true)} onSignedOut={() => onChanged(false)} />
    );
  return <Conducting session={session} onEnded={() => onChanged(true)} />;
};

/** The panel itself; one that was paired and ended gives way to the page that pairs. */
const Conducting = ({ session, onEnded }: { readonly session: SessionBody; readonly onEnded: () => void }) => (
  <HubProvider
    waiting={<Connecting />}
    refused={(code) =>
      code === 'panel-ended' ? <AskAgain ask={onEnded} /> : <NotAdmitted code={code} profile={session} />
    }
  >
    <PanelPage meetingId={named()} />
  </HubProvider>
);

/** The chair's panel, for a PC or a person that conducts a meeting, and for a device that is paired with one; any other is paired here. */
export const PanelSurface = () => {
  const scanned = useFragmentToken();
  const [{ round, token }, setDoor] = useState({ round: 1, token: scanned });
  return (
    <Door
      key={round}
      token={token}
      onChanged={(paired) => setDoor({ round: round + 1, token: paired ? null : token })}
    />
  );
};
