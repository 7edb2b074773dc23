import type { FloorHolder, MeetingView } from '@diem-cau/shared';
import { useTranslation } from 'react-i18next';
import { extendFloor, nextFloor, takeBackFloor } from '../../../core/acts/floor.ts';
import { endRoll, rollNext, rollUnanswered } from '../../../core/acts/roll.ts';
import { holderOfNow, silenceOf } from '../../../core/floor/floor.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useTimeLeft } from '../../../react/use-time-left.ts';
import { FloorTime } from '../../../ui/floor-time.tsx';
import { PanelAct } from './panel-act.tsx';
import classes from './panel.module.css';

interface NowFieldProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly lost: boolean;
}

/** Who has the floor, since when and for how long yet, and the three controls about it; while the roll is walked, who is called. It never moves. */
export const NowField = ({ view, acts, lost }: NowFieldProps) => {
  const { t } = useTranslation(['panel', 'floor', 'roll']);
  const holder = lost ? null : holderOfNow(view);
  const time = useTimeLeft(holder);
  const walk = lost ? null : view.roll;
  const on = holder?.endpointId ?? null;
  const of = seatOf(view, on)?.name;
  const others = lost ? [] : view.floor.holders.filter(({ endpointId }) => endpointId !== on);
  return (
    <section className={classes.now} aria-label={t('now.title')} data-testid="panel-now">
      <div className={classes.who}>
        <h2>{t(walk === null ? 'now.title' : 'roll:title')}</h2>
        <Speaker view={view} holder={holder} lost={lost} />
        {time !== null && walk === null && (
          <span className={classes.time}>
            <FloorTime time={time} />
          </span>
        )}
      </div>
      {others.length > 0 && (
        <ul className={classes.others} aria-label={t('now.others')}>
          {others.map((other) => (
            <OtherHolder key={other.endpointId} holder={other} view={view} acts={acts} />
          ))}
        </ul>
      )}
      <div className={classes.three}>
        {walk === null ? (
          <>
            <PanelAct acts={acts} among={[extendFloor]} on={on} of={of} testId="panel-more-time" />
            <PanelAct acts={acts} among={[takeBackFloor]} on={on} of={of} testId="panel-end" />
            <PanelAct acts={acts} among={[nextFloor]} tone="first" testId="panel-next" />
          </>
        ) : (
          <>
            <PanelAct acts={acts} among={[endRoll]} testId="panel-roll-end" />
            <PanelAct acts={acts} among={[rollUnanswered]} testId="panel-roll-silent" />
            <PanelAct acts={acts} among={[rollNext]} tone="first" testId="panel-roll-next" />
          </>
        )}
      </div>
    </section>
  );
};

interface SpeakerProps {
  readonly view: MeetingView;
  readonly holder: FloorHolder | null;
  readonly lost: boolean;
}

const Speaker = ({ view, holder, lost }: SpeakerProps) => {
  const { t } = useTranslation(['panel', 'floor', 'roll']);
  const { time } = useClockText();
  if (lost) return <p className={classes.name}>{t('now.unknown')}</p>;
  if (holder === null) {
    const free = view.floor.mode === 'discussion';
    const speaking = seatOf(view, view.speaking);
    const quiet = free ? t('now.quiet') : '';
    return (
      <>
        <p className={classes.name}>{t(free ? 'now.discussion' : 'floor:nobody')}</p>
        <p>{speaking === null ? quiet : t('now.speaking', { name: speaking.name })}</p>
      </>
    );
  }
  const seat = seatOf(view, holder.endpointId);
  const silence = silenceOf(holder, seat);
  const about = [
    t('now.since', { time: time(holder.since) }),
    silence === null ? null : t(`floor:${silence}`),
    view.roll === null ? null : t('roll:left', { count: view.roll.left }),
  ];
  return (
    <>
      <p className={classes.name}>{seat?.name}</p>
      <p>{about.filter((part) => part !== null).join(' · ')}</p>
    </>
  );
};

interface OtherHolderProps {
  readonly holder: FloorHolder;
  readonly view: MeetingView;
  readonly acts: Acts;
}

const OtherHolder = ({ holder, view, acts }: OtherHolderProps) => {
  const time = useTimeLeft(holder);
  const name = seatOf(view, holder.endpointId)?.name;
  return (
    <li>
      <strong>{name}</strong>
      {time !== null && <FloorTime time={time} />}
      <PanelAct
        acts={acts}
        among={[takeBackFloor]}
        on={holder.endpointId}
        of={name}
        testId={`panel-end-${holder.endpointId}`}
      />
    </li>
  );
};
