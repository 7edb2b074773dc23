import type { MeetingView } from '@diem-cau/shared';
import { IconPlayerPlay, IconPlayerStop, IconQuestionMark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { breakActs } from '../../../core/acts/course.ts';
import { askReady, endReady } from '../../../core/acts/ready.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useReadyWords } from '../../../react/use-ready-words.ts';
import classes from './floor.module.css';
import { StripButton } from './strip-button.tsx';
import { LineAct } from './line-act.tsx';
import type { RoomRoll } from './use-room-roll.ts';

interface ReadyLineProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly roll: RoomRoll;
}

/** How many are ready, who has not answered first; asked again, or no more, by one press. */
export const ReadyLine = ({ view, acts, roll }: ReadyLineProps) => {
  const { t } = useTranslation(['roll', 'acts']);
  const { title, about } = useReadyWords()(view, ({ name }) => roll.names.get(name) ?? name);
  const goOn = breakActs.find((act) => acts.isPossible(act, null) && view.phase.phase === 'break');
  return (
    <section className={classes.line} aria-label={t('roll:board')} data-testid="ready-line">
      <div className={classes.who} role="status">
        <h2>
          <span>{title}</span>
        </h2>
        <p>{about}</p>
      </div>
      <StripButton
        icon={<IconQuestionMark />}
        label={t('roll:ready.again')}
        testId="ready-again"
        onPress={() => acts.press({ act: askReady, on: null })}
      />
      <LineAct acts={acts} act={endReady} on={null} icon={<IconPlayerStop />} />
      {goOn !== undefined && <LineAct acts={acts} act={goOn} on={null} icon={<IconPlayerPlay />} />}
    </section>
  );
};
