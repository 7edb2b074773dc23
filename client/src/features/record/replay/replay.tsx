import {
  attendance,
  frameAt,
  replayFrames,
  type Instant,
  type MeetingReplay,
  type RecordedFact,
} from '@diem-cau/shared';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tiles } from '../../../core/layout/tiles.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { LoadedView } from '../../../ui/desk/loaded-view.tsx';
import { useLoaded } from '../../../ui/desk/use-loaded.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import { loadReplay } from './replay-api.ts';
import { ReplayControls } from './replay-controls.tsx';
import { ReplayStage } from './replay-stage.tsx';
import { ReplayTile } from './replay-tile.tsx';
import classes from './replay.module.css';
import { usePlayer } from './use-player.ts';

/** So many sentences of the story stand beside the wall. */
const sentencesShown = 6;

interface Story {
  readonly facts: readonly RecordedFact[];
  readonly say: (fact: RecordedFact) => string;
}

/** A meeting told again from its record alone: who was there, who spoke, what stood large, lines and drop-outs, at any speed. */
export const Replay = ({
  meetingId,
  ...story
}: { readonly meetingId: MeetingReplay['opening']['meetingId'] } & Story) => {
  const loading = useLoaded(meetingId, (signal) => loadReplay(meetingId, signal));
  return <LoadedView loading={loading}>{(replay) => <Told replay={replay} {...story} />}</LoadedView>;
};

const lossesOf = (facts: readonly RecordedFact[]): readonly Instant[] => [
  ...new Set(facts.flatMap(({ type, at }) => (type === 'endpointDropped' ? [at] : []))),
];

const Told = ({ replay, facts, say }: { readonly replay: MeetingReplay } & Story) => {
  const { t } = useTranslation('records');
  const { exactClock } = useTimes();
  const frames = useMemo(() => replayFrames(replay), [replay]);
  const losses = useMemo(() => lossesOf(facts), [facts]);
  const player = usePlayer(replay);
  const view = frameAt(frames, player.at)?.view ?? replay.opening;
  const passed = facts.filter(({ at }) => at <= player.at);
  return (
    <div className={classes.replay}>
      <ReplayControls span={replay} player={player} losses={losses} />
      <p className={classes.count}>{t('replay.count', attendance(view.seats))}</p>
      <div className={classes.picture}>
        <div className={classes.side}>
          <ReplayStage view={view} />
          <ol className={classes.story} aria-label={t('replay.story')}>
            {passed.slice(-sentencesShown).map((fact) => (
              <li key={fact.seq}>
                <button type="button" onClick={() => player.goTo(fact.at)} title={t('replay.jump')}>
                  {exactClock(fact.at)}
                </button>
                <span>{say(fact)}</span>
              </li>
            ))}
          </ol>
        </div>
        <ul className={classes.wall} aria-label={t('replay.wall')}>
          {tiles(view, null).map((tile) => {
            const seat = seatOf(view, tile.endpointId);
            return seat === null ? null : <ReplayTile key={tile.endpointId} tile={tile} seat={seat} />;
          })}
        </ul>
      </div>
    </div>
  );
};
