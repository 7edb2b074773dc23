import { waitingCount, type MeetingView } from '@diem-cau/shared';
import {
  IconArrowBackUp,
  IconClipboardCheck,
  IconPlayerStop,
  IconQuestionMark,
  IconUserCheck,
  IconUserQuestion,
  IconX,
} from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { undoFloor } from '../../../core/acts/floor.ts';
import { askReady } from '../../../core/acts/ready.ts';
import { setCheckpoints, stopCheckpoints } from '../../../core/acts/checkpoints.ts';
import { endRoll, rollNext, rollUnanswered, walkMissing, walkRoll } from '../../../core/acts/roll.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { answeredOf, type CalledRolls } from '../../../core/roll/board.ts';
import type { Acts } from '../../../react/use-acts.ts';
import type { RunPress } from '../../../react/use-press.ts';
import { useCalledRolls } from '../../../react/use-called-rolls.ts';
import { useCheckpointWords } from '../../../react/use-checkpoint-words.ts';
import classes from './floor.module.css';
import { LineAct } from './line-act.tsx';
import { cellOf } from './roll-board.tsx';
import { StripButton } from './strip-button.tsx';
import type { RoomRoll } from './use-room-roll.ts';

/** Where nobody says otherwise: twice an hour, with time to walk to the PC. */
const usualCheckpoints = { everyMinutes: 30, answerMinutes: 3 };

interface RollLineProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly run: RunPress;
  readonly roll: RoomRoll;
  /** The clerk's rolls in force; followed as long as the line is drawn. */
  readonly rolls: CalledRolls;
  readonly onRolls: (rolls: CalledRolls) => void;
  /** It is drawn: it stays when the walk that brought it is over. */
  readonly onShown: () => void;
  readonly onClose: () => unknown;
}

/** Who is called, how many have answered, and the one press that goes on; what was done last stands here while it can be undone. Takes its room from the stage. */
export const RollLine = ({ view, acts, run, roll, rolls, onRolls, onShown, onClose }: RollLineProps) => {
  const { t } = useTranslation(['roll', 'floor']);
  useCalledRolls(view.meetingId, onRolls);
  useEffect(onShown, [onShown]);
  const called = seatOf(view, view.roll?.called ?? null);
  const words = useCheckpointWords()(view);
  const count = answeredOf(roll.all.map((tile) => cellOf(view, tile, rolls)));
  const waiting = waitingCount(view.seats);
  const about = [
    t('roll:count', count),
    waiting === 0 ? null : t('roll:waiting', { count: waiting }),
    view.roll === null ? null : t('roll:left', { count: view.roll.left }),
    view.checkpoint === null ? words : null,
    acts.undoable === 'roll' ? t('floor:undo.roll') : null,
  ].filter((part) => part !== null);
  return (
    <section className={classes.line} aria-label={t('roll:board')} data-testid="roll-line">
      <div className={classes.who}>
        <h2>
          <span>
            {called === null
              ? ((view.checkpoint === null ? null : words) ?? t('roll:title'))
              : t('roll:calling', { name: roll.names.get(called.name) ?? called.name })}
          </span>
        </h2>
        <p>{about.join(' · ')}</p>
      </div>
      {acts.undoable !== null && <LineAct acts={acts} act={undoFloor} on={null} icon={<IconArrowBackUp />} />}
      <LineAct acts={acts} act={rollNext} on={null} icon={<IconUserCheck />} />
      <LineAct acts={acts} act={rollUnanswered} on={null} icon={<IconUserQuestion />} />
      <LineAct acts={acts} act={endRoll} on={null} icon={<IconPlayerStop />} />
      <LineAct acts={acts} act={walkRoll} on={null} icon={<IconUserCheck />} />
      <LineAct acts={acts} act={walkMissing} on={null} icon={<IconUserQuestion />} />
      {view.roll === null && view.type === 'tap-huan' && view.checkpoints === null && (
        <StripButton
          icon={<IconClipboardCheck />}
          label={t('roll:checkpoints.begin')}
          testId="checkpoints-begin"
          onPress={() => run(() => acts.fill(setCheckpoints, usualCheckpoints))}
        />
      )}
      {view.roll === null && <LineAct acts={acts} act={stopCheckpoints} on={null} icon={<IconPlayerStop />} />}
      {view.roll === null && <LineAct acts={acts} act={askReady} on={null} icon={<IconQuestionMark />} />}
      {view.roll === null && (
        <StripButton icon={<IconX />} label={t('roll:close')} testId="board-close" onPress={onClose} />
      )}
    </section>
  );
};
