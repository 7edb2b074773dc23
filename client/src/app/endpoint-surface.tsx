import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useStore } from 'zustand';
import { CommunePage } from '../features/meeting/commune/index.ts';
import { DeviceChoices, DevicePanel, OwnPreview } from '../features/meeting/devices/index.ts';
import { RoomPage } from '../features/meeting/room/index.ts';
import { SeatTaken } from '../features/meeting/trouble/index.ts';
import { WaitingPage } from '../features/meeting/waiting/index.ts';
import { useEndpoint } from '../react/endpoint-context.tsx';
import { useHub } from '../react/hub-context.tsx';
import { useKeys } from '../react/use-keys.ts';
import { HelpContent } from '../ui/help/index.ts';
import { PanelDialog } from '../ui/panel-dialog.tsx';
import { HelpPanel } from './help-panel.tsx';

interface EndpointSurfaceProps {
  readonly name: string;
  readonly leads: boolean;
}

/** What an endpoint's page shows: waiting, the meeting as a room or a commune sees it, or that another tab sits in it. */
export const EndpointSurface = ({ name, leads }: EndpointSurfaceProps) => {
  const { t } = useTranslation(['meeting', 'devices']);
  const { session } = useEndpoint();
  const state = useStore(session.state);
  const { hello } = useHub();
  const [helped, setHelped] = useState(false);
  const openHelp = (): void => setHelped(true);
  const inRoom = leads && (state.state === 'inside' || state.state === 'resuming');
  useKeys({ F1: openHelp, 'Shift+Slash': openHelp }, !helped && !inRoom);
  useEffect(() => {
    document.title = name;
  }, [name]);
  const devices = (onClose: () => void) => (
    <PanelDialog title={t('devices:title')} onClose={onClose}>
      <DevicePanel name={name} />
    </PanelDialog>
  );
  const help = helped && <HelpPanel topic={leads ? 'room' : 'commune'} onClose={() => setHelped(false)} />;
  if (state.state === 'taken') return <SeatTaken meetingId={state.meetingId} />;
  if (state.state === 'inside' || state.state === 'resuming')
    return leads ? (
      <RoomPage
        devices={<DevicePanel name={name} />}
        help={
          <Suspense fallback={null}>
            <HelpContent topic="room" profile={hello} />
          </Suspense>
        }
      />
    ) : (
      <>
        <CommunePage name={name} devices={devices} onHelp={openHelp} />
        {help}
      </>
    );
  return (
    <>
      <WaitingPage
        onHelp={openHelp}
        name={name}
        leads={leads}
        preview={<OwnPreview name={name} />}
        choices={<DeviceChoices />}
        openMeeting={
          <Link to="/open" data-testid="open-meeting">
            {t('waiting.openMeeting')}
          </Link>
        }
      />
      {help}
    </>
  );
};
