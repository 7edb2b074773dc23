import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { LateCheck } from '../features/meeting/check/index.ts';
import { LateReport } from '../features/meeting/own-report/index.ts';
import { DeviceChoices, OwnPreview } from '../features/meeting/devices/index.ts';
import { Connecting, SeatTaken } from '../features/meeting/trouble/index.ts';
import { LateRinging } from '../features/meeting/ringing/index.ts';
import { WaitingPage } from '../features/meeting/waiting/index.ts';
import { useEndpoint } from '../react/endpoint-context.tsx';
import { useKeys } from '../react/use-keys.ts';
import { HelpDialog } from './help-dialog.tsx';
import { useSeatPage } from './seat-page.tsx';

interface EndpointSurfaceProps {
  readonly name: string;
  readonly leads: boolean;
  /** The room wants to open a meeting. */
  readonly onOpen: () => void;
}

/** What an endpoint's page shows: waiting, the meeting as a room or a commune sees it, or that another tab sits in it. */
export const EndpointSurface = ({ name, leads, onOpen }: EndpointSurfaceProps) => {
  const { t } = useTranslation('meeting');
  const { session } = useEndpoint();
  const state = useStore(session.state);
  const drawSeat = useSeatPage(leads);
  const [helped, setHelped] = useState(false);
  const openHelp = (): void => setHelped(true);
  const inRoom = leads && (state.state === 'inside' || state.state === 'resuming');
  useKeys({ F1: openHelp, 'Shift+Slash': openHelp }, !helped && !inRoom);
  useEffect(() => {
    document.title = name;
  }, [name]);
  const help = helped && <HelpDialog topic={leads ? 'room' : 'commune'} onClose={() => setHelped(false)} />;
  if (state.state === 'taken') return <SeatTaken meetingId={state.meetingId} />;
  if (state.state === 'resuming' && state.moves === true) return <Connecting />;
  if (state.state === 'inside' || state.state === 'resuming')
    return (
      <>
        {drawSeat === null ? <Connecting /> : drawSeat({ name, onHelp: openHelp })}
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
        check={
          <>
            {!leads && <LateRinging />}
            {!leads && <LateReport />}
            <LateCheck name={name} leads={leads} />
          </>
        }
        openMeeting={
          <a
            href="/open"
            data-testid="open-meeting"
            onClick={(press) => {
              // With a key held it is a link like any other: to another tab, or window.
              if (press.button !== 0 || press.ctrlKey || press.metaKey || press.shiftKey || press.altKey) return;
              press.preventDefault();
              onOpen();
            }}
          >
            {t('waiting.openMeeting')}
          </a>
        }
      />
      {help}
    </>
  );
};
