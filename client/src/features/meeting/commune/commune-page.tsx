import { Suspense, lazy, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { usePress } from '../../../react/use-press.ts';
import { usePassedRefusals } from '../../../react/use-passed-refusals.ts';
import { useMayHere } from '../../../react/use-may-here.ts';
import { useScreen } from '../../../react/use-screen.ts';
import { pressOnce } from '../../../react/press-once.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Question } from '../../../ui/question.tsx';
import { AskedToReturn } from './asked-to-return.tsx';
import { CommuneControls } from './commune-controls.tsx';
import { CommuneHeader } from './commune-header.tsx';
import { CommuneStage } from './commune-stage.tsx';
import { FloorBand } from './floor-band.tsx';
import { HandForm } from './hand-form.tsx';
import classes from './commune.module.css';
import { OwnPicture } from './own-picture.tsx';

/** Loaded only by a commune whose unit holds the meeting. */
const ConductPanel = lazy(async () => ({ default: (await import('./conduct-panel.tsx')).ConductPanel }));

interface CommunePageProps {
  readonly name: string;
  /** The panel in which devices are chosen, given its closing. */
  readonly devices: (onClose: () => void) => ReactNode;
  readonly onHelp: () => void;
}

/** A commune in a meeting: the stage, the own picture, five large buttons, nothing else in the way. */
export const CommunePage = ({ name, devices, onHelp }: CommunePageProps) => {
  const { t } = useTranslation('meeting');
  const { audio, session } = useEndpoint();
  const blocked = useStore(audio.state, (state) => state.blocked);
  const screen = useScreen();
  const press = usePress();
  usePassedRefusals(press.forget);
  const [open, setOpen] = useState<'nothing' | 'conduct' | 'devices' | 'hand' | 'leave'>('nothing');
  const mayConduct = useMayHere('conductMeeting');
  const close = (): void => setOpen('nothing');
  return (
    <div className={classes.page} data-theme="dark" data-testid="commune-page" {...pressOnce}>
      <CommuneHeader
        onConduct={mayConduct ? () => setOpen('conduct') : null}
        onDevices={() => setOpen('devices')}
        onHelp={onHelp}
      />
      <main className={classes.main}>
        <div className={classes.notices}>
          <FloorBand press={press} />
          {press.trouble !== null && (
            <Banner testId="act-trouble" onClose={press.forget}>
              {press.trouble}
            </Banner>
          )}
          {screen.ended !== null && (
            <Banner tone="warn" testId="screen-ended" onClose={screen.forgetEnd}>
              {t(screen.ended === 'taken' ? 'screen.taken' : 'screen.stopped')}
            </Banner>
          )}
          {blocked && (
            <button
              type="button"
              className={classes.sound}
              data-testid="unblock-sound"
              onClick={() => void audio.unblock()}
            >
              {t('soundBlocked')}
            </button>
          )}
        </div>
        <CommuneStage>
          <OwnPicture name={name} />
        </CommuneStage>
        <AskedToReturn press={press} />
      </main>
      <CommuneControls
        press={press}
        onDevices={() => setOpen('devices')}
        onHand={() => setOpen('hand')}
        onLeave={() => setOpen('leave')}
      />
      {open === 'conduct' && mayConduct && (
        <Suspense>
          <ConductPanel press={press} onClose={close} />
        </Suspense>
      )}
      {open === 'devices' && devices(close)}
      {open === 'hand' && <HandForm press={press} onClose={close} />}
      {open === 'leave' && (
        <Question
          title={t('leave.ask')}
          text={t('leave.askText')}
          yes={t('leave.yes')}
          no={t('leave.no')}
          onYes={() => press.run(() => session.leave())}
          onNo={close}
        />
      )}
    </div>
  );
};
