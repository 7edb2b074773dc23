import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useStore } from 'zustand';
import { CommunePage } from '../features/commune/index.ts';
import { DeviceChoices, DevicePanel, OwnPreview } from '../features/devices/index.ts';
import { RoomPage } from '../features/room/index.ts';
import { SeatTaken } from '../features/trouble/index.ts';
import { WaitingPage } from '../features/waiting/index.ts';
import { useEndpoint } from '../react/endpoint-context.tsx';
import { PanelDialog } from '../ui/panel-dialog.tsx';

interface EndpointSurfaceProps {
  readonly name: string;
  readonly leads: boolean;
}

/** What an endpoint's page shows: waiting, the meeting as a room or a commune sees it, or that another tab sits in it. */
export const EndpointSurface = ({ name, leads }: EndpointSurfaceProps) => {
  const { t } = useTranslation(['meeting', 'devices']);
  const { session } = useEndpoint();
  const state = useStore(session.state);
  useEffect(() => {
    document.title = name;
  }, [name]);
  const devices = (onClose: () => void) => (
    <PanelDialog title={t('devices:title')} onClose={onClose}>
      <DevicePanel name={name} />
    </PanelDialog>
  );
  if (state.state === 'taken') return <SeatTaken meetingId={state.meetingId} />;
  if (state.state === 'inside' || state.state === 'resuming')
    return leads ? <RoomPage devices={<DevicePanel name={name} />} /> : <CommunePage name={name} devices={devices} />;
  return (
    <WaitingPage
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
  );
};
