import type { FloorMode, MeetingView } from '@diem-cau/shared';
import { IconDots, IconLayoutGrid } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { breakActs } from '../../../core/acts/course.ts';
import { modeActs, nextFloor } from '../../../core/acts/floor.ts';
import { allMicrophones } from '../../../core/acts/microphones.ts';
import { rollNext, walkMissing, walkRoll } from '../../../core/acts/roll.ts';
import { stageBoth, stageChair, stageScreen, stageSpeaker } from '../../../core/acts/stage.ts';
import type { Acts, PressedAct } from '../../../react/use-acts.ts';
import { PanelAct } from './panel-act.tsx';
import { PanelButton } from './panel-button.tsx';
import classes from './panel.module.css';

/** As free as can be first. */
const modes: readonly FloorMode[] = ['discussion', 'conference', 'training'];

const wholes = [
  { show: 'speaker', act: stageSpeaker },
  { show: 'chair', act: stageChair },
  { show: 'screen', act: stageScreen },
  { show: 'speaker-and-screen', act: stageBoth },
] as const;

/** The places of the foot, each with what may stand there. */
const places = {
  roll: [walkRoll, walkMissing, rollNext],
  break: breakActs,
  microphones: allMicrophones,
} as const;

/** Whether an act has its place in the foot now, or in a field of its own. */
export const hasPlace = (act: PressedAct, acts: Acts): boolean =>
  act === nextFloor ||
  wholes.some((whole) => whole.act === act) ||
  Object.values(modeActs).some((mode) => mode === act) ||
  Object.values(places).some((among) => among.findLast((each) => acts.isPossible(each, null)) === act);

interface PanelFootProps {
  /** Null while the panel has lost its hub: what is chosen is not known. */
  readonly view: MeetingView | null;
  readonly acts: Acts;
  /** Whether tiles are pressed to be put on the stage, and how to begin and end that. */
  readonly staging: readonly [on: boolean, onSwitch: () => void];
  readonly onMore: () => void;
}

/** What concerns the whole meeting: how the floor goes round, what everybody sees, the roll, the break, all microphones; all else behind the last. None ever moves. */
export const PanelFoot = ({ view, acts, staging: [staging, switchStaging], onMore }: PanelFootProps) => {
  const { t } = useTranslation(['panel', 'floor', 'stage']);
  const mode = view?.floor.mode ?? null;
  const { shows, tour } = view?.stage ?? {};
  const shown = view === null || tour !== undefined ? null : (shows?.show ?? 'speaker');
  return (
    <footer className={classes.foot} data-testid="panel-foot">
      <div className={classes.modes} role="group" aria-label={t('floor:mode')}>
        {modes.map((option) => (
          <PanelAct key={option} acts={acts} among={[modeActs[option]]} pressed={option === mode} />
        ))}
      </div>
      <div className={classes.stage} role="group" aria-label={t('stage:open')}>
        {wholes.map(({ show, act }) => (
          <PanelAct key={show} acts={acts} among={[act]} pressed={show === shown} />
        ))}
        <PanelButton
          icon={<IconLayoutGrid />}
          label={t('foot.grid')}
          pressed={staging || shown === 'chosen'}
          disabled={view === null}
          testId="panel-grid"
          onPress={switchStaging}
        />
      </div>
      <div className={classes.conduct} role="group" aria-label={t('foot.conduct')}>
        <PanelAct acts={acts} among={places.roll} testId="panel-roll" />
        <PanelAct acts={acts} among={places.break} testId="panel-break" />
        <PanelAct acts={acts} among={places.microphones} testId="panel-all-mics" />
        <PanelButton icon={<IconDots />} label={t('foot.more')} testId="panel-more" onPress={onMore} />
      </div>
    </footer>
  );
};
