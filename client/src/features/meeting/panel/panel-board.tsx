import type { EndpointId, Instant, MeetingView } from '@diem-cau/shared';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acts as allActs } from '../../../core/acts/acts.ts';
import { stageByTile, stageOne } from '../../../core/acts/stage.ts';
import { panelTiles } from '../../../core/layout/panel-tile.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { pressOnce } from '../../../react/press-once.ts';
import { useActs, type Asked } from '../../../react/use-acts.ts';
import { usePress } from '../../../react/use-press.ts';
import { useReadyWords } from '../../../react/use-ready-words.ts';
import { useSingleKeys } from '../../../react/use-single-keys.ts';
import { useUnreadMessages } from '../../../react/use-unread-messages.ts';
import { Part } from '../../../ui/part.tsx';
import { Question } from '../../../ui/question.tsx';
import { messageParts } from '../messages/index.ts';
import { DebriefingDialog } from '../debriefing/index.ts';
import { planParts } from '../plan/index.ts';
import { AllField } from './all-field.tsx';
import { ChosenActs } from './chosen-acts.tsx';
import { KeySheet } from './key-sheet.tsx';
import { MoreDialog } from './more-dialog.tsx';
import { NextField } from './next-field.tsx';
import { NowField } from './now-field.tsx';
import { PanelFoot } from './panel-foot.tsx';
import { PanelHead } from './panel-head.tsx';
import classes from './panel.module.css';
import tileClasses from './tiles.module.css';
import { usePanelKeys } from './use-panel-keys.ts';

/** What concerns the meeting: the panel has no devices and no place of its own. */
const drawn = allActs.filter(({ place }) => place !== 'own');

const turnFullScreen = (): Promise<void> =>
  document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();

interface PanelBoardProps {
  /** The last one known, where the hub is lost. */
  readonly view: MeetingView;
  /** Since when the hub is lost; null while it is there. */
  readonly lostSince: Instant | null;
}

/** The panel of one meeting: what is now, what comes next, all communes, and below what concerns the whole meeting. */
export const PanelBoard = ({ view, lostSince }: PanelBoardProps) => {
  const { t } = useTranslation(['panel', 'acts']);
  const lost = lostSince !== null;
  const press = usePress();
  const readyWords = useReadyWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [chosen, setChosen] = useState<EndpointId | null>(null);
  const [staging, setStaging] = useState(false);
  const [over, setOver] = useState<'more' | 'keys' | 'messages' | 'debriefing' | 'plan' | null>(null);
  const unread = useUnreadMessages(view, over === 'messages');
  useEffect(() => messageParts.soon(), []);
  const [keysOn, switchKeys] = useSingleKeys();
  // A panel that has lost its hub knows of nothing that could be done.
  const acts = useActs({ acts: drawn, view: lost ? null : view, run: press.run, ask: setAsked });
  const tiles = useMemo(() => panelTiles(view, lost), [view, lost]);
  const ofChosen = tiles.find(({ tile }) => tile.endpointId === chosen) ?? null;
  const { number } = usePanelKeys({
    ...{ acts, tiles, chosen },
    free: view.floor.mode === 'discussion',
    onChoose: (endpointId) => {
      setStaging(false);
      setChosen(endpointId);
    },
    onHelp: () => setOver('keys'),
    active: keysOn && !lost && over === null && asked === null,
  });
  const pressTile = (endpointId: EndpointId): void => {
    if (!staging) return setChosen(endpointId === chosen ? null : endpointId);
    const act = stageByTile.find((each) => acts.isPossible(each, endpointId)) ?? stageOne;
    if (acts.isPossible(act, endpointId)) acts.press({ act, on: endpointId });
  };
  const name = tiles.find(({ tile }) => tile.endpointId === asked?.on)?.tile.name ?? '';
  const words = { title: view.title, name };
  return (
    <main className={classes.page} data-theme="dark" data-lost={lost} data-testid="panel-page" {...pressOnce}>
      <PanelHead {...{ view, acts, press, lostSince, unread }} onMessages={() => setOver('messages')} />
      <NowField view={view} acts={acts} lost={lost} />
      <NextField view={view} acts={acts} run={press.run} tiles={tiles} lost={lost} />
      <AllField
        tiles={tiles}
        acts={acts}
        chosen={staging || lost ? null : chosen}
        typed={number}
        staging={staging && !lost}
        lost={lost}
        ready={lost || view.ready === null ? null : readyWords(view, ({ name: of }) => of).title}
        onPress={pressTile}
      >
        {lost || staging || ofChosen === null ? (
          <p className={tileClasses.hint}>{t(lost ? 'all.chooseUnknown' : staging ? 'all.staging' : 'all.choose')}</p>
        ) : (
          <ChosenActs
            key={ofChosen.tile.endpointId}
            of={ofChosen}
            messageId={seatOf(view, ofChosen.tile.endpointId)?.message?.messageId ?? null}
            acts={acts}
            run={press.run}
            onClose={() => setChosen(null)}
          />
        )}
      </AllField>
      <PanelFoot
        view={lost ? null : view}
        acts={acts}
        staging={[staging && !lost, () => setStaging(!staging)]}
        onMore={() => setOver('more')}
      />
      {over === 'more' && (
        <MoreDialog
          acts={acts}
          onDebriefing={() => setOver('debriefing')}
          onPlan={() => setOver('plan')}
          onKeys={() => setOver('keys')}
          onFullScreen={() => press.run(turnFullScreen)}
          onClose={() => setOver(null)}
        />
      )}
      {over === 'messages' && (
        <Part load={messageParts.need} waiting={null}>
          {({ MessagesDialog }) => <MessagesDialog view={view} acts={acts} onClose={() => setOver(null)} />}
        </Part>
      )}
      {over === 'debriefing' && <DebriefingDialog view={view} acts={acts} onClose={() => setOver(null)} />}
      {over === 'plan' && (
        <Part load={planParts.need} waiting={null}>
          {({ PlanDialog }) => <PlanDialog view={view} acts={acts} onClose={() => setOver(null)} />}
        </Part>
      )}
      {over === 'keys' && <KeySheet on={keysOn} onSwitch={switchKeys} onClose={() => setOver(null)} />}
      {asked !== null && (
        <Question
          title={t(`acts:${asked.act.name}.ask.title`, words)}
          text={t(`acts:${asked.act.name}.ask.text`, words)}
          yes={t(`acts:${asked.act.name}.ask.yes`)}
          no={t(`acts:${asked.act.name}.ask.no`)}
          onYes={() => {
            setAsked(null);
            press.run(() => acts.send(asked));
          }}
          onNo={() => setAsked(null)}
        />
      )}
    </main>
  );
};
