import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ownActs } from '../../../core/acts/own.ts';
import { EarlyPart } from '../../../core/early-part.ts';
import { useEndpoint } from '../../../react/endpoint-context.tsx';
import { usePress } from '../../../react/use-press.ts';
import { usePassedRefusals } from '../../../react/use-passed-refusals.ts';
import { useMayHere } from '../../../react/use-may-here.ts';
import type { Asked } from '../../../react/use-acts.ts';
import { useMeeting } from '../../../react/use-meeting.ts';
import { useOwnTroubleNotes } from '../../../react/use-own-trouble-notes.ts';
import { useRungNote } from '../../../react/use-rung.ts';
import { useScreen } from '../../../react/use-screen.ts';
import { useSeatActs } from '../../../react/use-seat-acts.ts';
import { useHubAway } from '../../../react/use-stage-trouble.ts';
import { pressOnce } from '../../../react/press-once.ts';
import { Banner } from '../../../ui/banner.tsx';
import { PageDialog } from '../../../ui/page-dialog.tsx';
import { Part } from '../../../ui/part.tsx';
import { ActQuestion } from './act-question.tsx';
import { TroubleBanner } from '../../../ui/trouble-banner.tsx';
import { addTexts } from '../../../i18n/current-language.ts';
import { chairTexts } from '../../../i18n/shelves.ts';
import { AskedBands } from './asked-bands.tsx';
import { AskedToReturn } from './asked-to-return.tsx';
import { CommuneControls } from './commune-controls.tsx';
import { CommuneMessages, MessagesButton } from './commune-messages.tsx';
import { MessagePlace } from './message-place.tsx';
import { CommuneHeader } from './commune-header.tsx';
import { CommuneStage } from './commune-stage.tsx';
import { PlanNoticePlace } from '../plan/index.ts';
import { ThereDialog } from '../there/index.ts';
import { FloorBand } from './floor-band.tsx';
import classes from './commune.module.css';
import { ReceivePlace } from './receive-place.tsx';
import { RecordingPlace } from './recording-place.tsx';
import { LeadPlace } from './lead-place.tsx';
import { OwnPicture } from './own-picture.tsx';

/** Loaded only by a commune whose unit holds the meeting. */
const loadConduct = async () => {
  const [{ ConductPanel }] = await Promise.all([import('./conduct-panel.tsx'), addTexts(chairTexts)]);
  return { ConductPanel };
};

const joinedByItself = new EarlyPart(() => import('./joined-by-itself.tsx'));
const handForm = new EarlyPart(() => import('./hand-form.tsx'));

interface CommunePageProps {
  readonly name: string;
  /** The panel in which devices are chosen, given its closing. */
  readonly devices: (onClose: () => void) => ReactNode;
  /** What opens the written report, where it can be given. */
  readonly report: ReactNode;
  readonly onHelp: () => void;
}

/** A commune in a meeting: the stage, the own picture, five large buttons, nothing else in the way. */
export const CommunePage = ({ name, devices, report, onHelp }: CommunePageProps) => {
  const { t } = useTranslation('meeting');
  const { audio, media, session } = useEndpoint();
  const byItself = useStore(session.byItself.state, ({ since }) => since !== null);
  const cannotSend = useStore(media.repair.state, ({ givenUp }) => givenUp);
  const blocked = useStore(audio.state, (state) => state.blocked);
  const hubAway = useHubAway();
  useEffect(() => handForm.soon(), []);
  const screen = useScreen();
  const press = usePress();
  usePassedRefusals(press.forget);
  const [open, setOpen] = useState<'nothing' | 'conduct' | 'devices' | 'hand' | 'messages' | 'there'>('nothing');
  const [asked, setAsked] = useState<Asked | null>(null);
  const seat = useSeatActs(ownActs, press, setAsked);
  const { acts } = seat;
  const title = useMeeting((meeting) => meeting.title) ?? '';
  const mayConduct = useMayHere('conductMeeting');
  // What is wrong with the camera stands in the place of the own picture.
  const notes = useOwnTroubleNotes(['microphone']);
  const rung = useRungNote();
  const close = (): void => setOpen('nothing');
  return (
    <div className={classes.page} data-theme="dark" data-testid="commune-page" {...pressOnce}>
      <CommuneHeader
        onConduct={mayConduct ? () => setOpen('conduct') : null}
        report={report}
        messages={<MessagesButton open={open === 'messages'} onOpen={() => setOpen('messages')} />}
        onThere={() => setOpen('there')}
        onDevices={() => setOpen('devices')}
        onHelp={onHelp}
      />
      <main className={classes.main}>
        <div className={classes.notices}>
          <RecordingPlace />
          <LeadPlace />
          {mayConduct && <PlanNoticePlace press={press} />}
          <FloorBand acts={acts} busy={press.busy} />
          <AskedBands acts={acts} press={press} />
          <ReceivePlace acts={acts} press={press} />
          <MessagePlace />
          {hubAway !== null && (
            <Banner tone="warn" testId="hub-away">
              {hubAway}
            </Banner>
          )}
          {notes.map((note) => (
            <TroubleBanner key={note.source} note={note} />
          ))}
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
          {rung !== null && (
            <Banner tone="warn" testId="rung">
              {rung}
            </Banner>
          )}
          {cannotSend && <Banner testId="cannot-send">{t('cannotSend')}</Banner>}
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
        {byItself && (
          <Part load={joinedByItself.need} waiting={null}>
            {({ JoinedByItself }) => <JoinedByItself press={press} />}
          </Part>
        )}
      </main>
      <CommuneControls
        seat={seat}
        busy={press.busy}
        onDevices={() => setOpen('devices')}
        onHand={() => setOpen('hand')}
      />
      <p role="status" className={classes.said} data-testid="said">
        {acts.said}
      </p>
      {open === 'conduct' && mayConduct && (
        <PageDialog title={t('conduct.title')} onClose={close}>
          <Part load={loadConduct}>{({ ConductPanel }) => <ConductPanel press={press} />}</Part>
        </PageDialog>
      )}
      {open === 'devices' && devices(close)}
      {open === 'messages' && <CommuneMessages acts={acts} onClose={close} />}
      {open === 'there' && <ThereDialog seat={seat} onClose={close} />}
      {open === 'hand' && (
        <Part load={handForm.need} waiting={null}>
          {({ HandForm }) => <HandForm acts={acts} run={press.run} onClose={close} />}
        </Part>
      )}
      {asked !== null && (
        <ActQuestion
          asked={asked}
          title={title}
          onYes={() => {
            setAsked(null);
            press.run(() => acts.send(asked));
          }}
          onNo={() => setAsked(null)}
        />
      )}
    </div>
  );
};
