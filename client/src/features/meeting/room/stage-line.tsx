import type { MeetingView, StageChoice } from '@diem-cau/shared';
import { IconArrowBackUp, IconMicrophone2, IconPlayerStop, IconPlayerTrackNext, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { endTour, stageSpeaker, tourOn, undoStage } from '../../../core/acts/stage.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import type { Acts } from '../../../react/use-acts.ts';
import classes from './floor.module.css';
import { LineAct } from './line-act.tsx';
import { StripButton } from './strip-button.tsx';
import type { RoomStaging } from './use-room-stage.ts';

interface StageLineProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly names: ReadonlyMap<string, string>;
  readonly staging: RoomStaging;
  /** Somebody is at the mouse or the keys: what can be pressed is shown. */
  readonly awake: boolean;
}

/** What everybody sees where that is not whoever speaks, or what this room alone looks at; what was done stands here while it can be undone. Takes its room from the stage. */
export const StageLine = ({ view, acts, names, staging: { look, lookAt }, awake }: StageLineProps) => {
  const { t } = useTranslation(['stage', 'acts']);
  const { shows = { show: 'speaker' }, tour } = view.stage;
  const words = (choice: StageChoice): string =>
    choice.show === 'chosen'
      ? choice.endpoints
          .map((endpointId) => seatOf(view, endpointId)?.name ?? '')
          .map((name) => names.get(name) ?? name)
          .join(' · ')
      : t(`acts:stage-${choice.show}.short`);
  const about = [
    t(look === null ? 'stage:all' : 'stage:room'),
    tour === undefined || look !== null ? null : t('stage:turn'),
    tour === undefined || look !== null ? null : t('stage:left', { count: tour.left }),
  ].filter((part) => part !== null);
  return (
    <section className={classes.line} aria-label={t('stage:open')} data-testid="stage-line">
      <div className={classes.who}>
        <h2>
          <span>{words(look ?? shows)}</span>
        </h2>
        <p>{about.join(' · ')}</p>
      </div>
      <LineAct acts={acts} act={undoStage} on={null} icon={<IconArrowBackUp />} />
      {awake && look !== null && (
        <StripButton icon={<IconUsers />} label={t('stage:asAll')} testId="line-as-all" onPress={() => lookAt(null)} />
      )}
      {awake && look === null && (
        <>
          <LineAct acts={acts} act={tourOn} on={null} icon={<IconPlayerTrackNext />} />
          <LineAct acts={acts} act={endTour} on={null} icon={<IconPlayerStop />} />
          {tour === undefined && !acts.stageUndoable && (
            <LineAct acts={acts} act={stageSpeaker} on={null} icon={<IconMicrophone2 />} />
          )}
        </>
      )}
    </section>
  );
};
