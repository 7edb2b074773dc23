import type { EndpointId, ListedSpeaker, MeetingView } from '@diem-cau/shared';
import { IconArrowUp, IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { giveFloor, moveHand } from '../../../core/acts/floor.ts';
import { listActs, moveSpeaker } from '../../../core/acts/speakers.ts';
import { comingUp, saidStanding } from '../../../core/floor/floor.ts';
import { minutesAndSeconds } from '../../../core/floor/time-left.ts';
import type { PanelTile } from '../../../core/layout/panel-tile.ts';
import { mayRepeat } from '../../../react/press-once.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useFloorBackground } from '../../../react/use-floor-background.ts';
import type { RunPress } from '../../../react/use-press.ts';
import { useReportWords } from '../../../react/use-report-words.ts';
import buttons from './button.module.css';
import { PanelAct } from './panel-act.tsx';
import classes from './panel.module.css';

interface NextFieldProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly run: RunPress;
  readonly tiles: readonly PanelTile[];
  readonly lost: boolean;
}

/** One that waits to speak, by the list or by its hand. */
interface Waiting {
  readonly endpointId: EndpointId;
  /** It is of the list, and not there. */
  readonly away: boolean;
  /** Its hand is up. */
  readonly hand: boolean;
  readonly about: readonly string[];
  /** Moves it one place up; null for the first, and where the order says nothing. */
  readonly up: (() => Promise<void>) | null;
}

/** Who comes next: of the list of speakers, then of the queue, each with what helps to decide; one press gives it the floor. It never moves. */
export const NextField = ({ view, acts, run, tiles, lost }: NextFieldProps) => {
  const { t } = useTranslation(['panel', 'floor']);
  const rows = useWaiting(view, acts);
  const byId = new Map(tiles.map((each) => [each.tile.endpointId, each]));
  const listAll = listActs.filter(({ name }) => name === 'list-all');
  return (
    <section className={classes.next} aria-labelledby="panel-next-title" data-testid="panel-next-field">
      <h2 id="panel-next-title">{t('next.title')}</h2>
      {lost && <p>{t('next.unknown')}</p>}
      {!lost && rows.length === 0 && (
        <>
          <p>{t('next.none')}</p>
          <div className={classes.three}>
            <PanelAct acts={acts} among={listAll} testId="panel-list-all" />
          </div>
        </>
      )}
      {!lost && rows.length > 0 && (
        // The keyboard scrolls it, too.
        <ol className={classes.rows} tabIndex={0} aria-labelledby="panel-next-title">
          {rows.map((row) => (
            <WaitingRow
              key={row.endpointId}
              row={row}
              name={byId.get(row.endpointId)?.tile.name ?? ''}
              number={byId.get(row.endpointId)?.number ?? null}
              acts={acts}
              run={run}
            />
          ))}
        </ol>
      )}
    </section>
  );
};

/** In the order in which they come; whoever is not there comes after all who are. */
const useWaiting = (view: MeetingView, acts: Acts): readonly Waiting[] => {
  const { t } = useTranslation('floor');
  const background = useFloorBackground(view, true);
  const reported = useReportWords(view);
  const { list } = view.speakers;
  const { queue } = view.floor;
  const coming = comingUp(view);
  const listed = list.filter(({ stands }) => stands === 'waiting' || stands === 'skipped');
  const away = listed.map(({ endpointId }) => endpointId).filter((each) => !coming.includes(each));
  const place = (entry: ListedSpeaker): number =>
    list.slice(0, list.indexOf(entry)).findLastIndex(({ stands }) => stands === 'waiting');
  return [...coming, ...away].map((endpointId): Waiting => {
    const entry = listed.find((each) => each.endpointId === endpointId);
    const hand = queue.find((each) => each.endpointId === endpointId);
    const stands = entry === undefined ? null : saidStanding(view, entry);
    const isAway = stands === 'away' || stands === 'skipped';
    const above = entry?.stands === 'waiting' ? place(entry) : -1;
    const before = entry === undefined && hand !== undefined ? queue.indexOf(hand) - 1 : -1;
    const movesInList = above === -1 ? null : () => acts.fill(moveSpeaker, { endpointId, to: above });
    return {
      endpointId,
      away: isAway,
      hand: hand !== undefined,
      about: [
        entry === undefined ? '' : minutesAndSeconds(entry.seconds),
        isAway ? t(`list.stands.${stands}`) : '',
        hand?.debate === true ? t('debate') : '',
        hand?.topic ?? '',
        entry?.topic ?? '',
        reported(endpointId),
        ...background(endpointId),
      ],
      up: before === -1 ? movesInList : () => acts.fill(moveHand, { endpointId, to: before }),
    };
  });
};

interface WaitingRowProps {
  readonly row: Waiting;
  readonly name: string;
  /** By which it is chosen at the keyboard; null for one that the panel has no tile of. */
  readonly number: number | null;
  readonly acts: Acts;
  readonly run: RunPress;
}

const WaitingRow = ({ row: { endpointId, away, hand, about, up }, name, number, acts, run }: WaitingRowProps) => {
  const { t } = useTranslation(['floor', 'panel']);
  return (
    <li data-away={away} data-testid={`panel-waits-${endpointId}`}>
      <span className={classes.number}>{number}</span>
      <div className={classes.about}>
        <strong>
          {name} {hand && <IconHandStop role="img" aria-label={t('panel:next.hand')} />}
        </strong>
        <p>{about.filter((part) => part !== '').join(' · ')}</p>
      </div>
      {up !== null && !away && (
        <button
          type="button"
          className={`${buttons.button} ${buttons.plain} ${buttons.square}`}
          {...mayRepeat}
          aria-label={t('up', { name })}
          title={t('up', { name })}
          data-testid={`panel-up-${endpointId}`}
          onClick={() => run(up)}
        >
          <IconArrowUp aria-hidden="true" />
        </button>
      )}
      {acts.isPossible(giveFloor, endpointId) && (
        <PanelAct acts={acts} among={[giveFloor]} on={endpointId} of={name} testId={`panel-give-${endpointId}`} />
      )}
    </li>
  );
};
