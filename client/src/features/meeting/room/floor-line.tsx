import type { EndpointId, MeetingView } from '@diem-cau/shared';
import { IconArrowBackUp, IconPlayerStop, IconPlayerTrackNext, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { extendFloor, nextFloor, takeBackFloor, undoFloor } from '../../../core/acts/floor.ts';
import { comingUp, holderOfNow, silenceOf, waitingOf } from '../../../core/floor/floor.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useTimeLeft } from '../../../react/use-time-left.ts';
import { FloorTime } from '../../../ui/floor-time.tsx';
import classes from './floor.module.css';
import { LineAct } from './line-act.tsx';

interface FloorLineProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  /** Names that fit, by the full name: whoever has the floor is never cut off. */
  readonly names: ReadonlyMap<string, string>;
  /** Somebody is at the mouse or the keys: what can be pressed is shown. */
  readonly awake: boolean;
}

/** Letters of a name that has room beside the time and three buttons; a longer one is said as on its tile. */
const longestWhole = 20;

/** Who has the floor and for how long yet, read from the back row; what can be done about it, and undone. Takes its room from the stage. */
export const FloorLine = ({ view, acts, names, awake }: FloorLineProps) => {
  const { t } = useTranslation('floor');
  const holder = holderOfNow(view);
  const time = useTimeLeft(holder);
  const { undoable: undo } = acts;
  const words = useLineWords(view, names);
  const on = holder?.endpointId ?? null;
  return (
    <section className={classes.line} aria-label={t('title')} data-testid="floor-line">
      <div className={classes.who}>
        <h2>
          <span>{words.title}</span>
          {view.floor.holders.length > 1 && <small>{t('others', { count: view.floor.holders.length - 1 })}</small>}
        </h2>
        {words.state !== null && <p>{words.state}</p>}
      </div>
      {time !== null && <FloorTime time={time} />}
      {undo !== null && (
        <>
          {/* Said where it can be undone. */}
          <span className={classes.undone}>{t(`undo.${undo}`)}</span>
          <LineAct acts={acts} act={undoFloor} on={null} icon={<IconArrowBackUp />} />
        </>
      )}
      {awake && undo === null && (
        <>
          <LineAct acts={acts} act={extendFloor} on={on} icon={<IconPlus />} />
          <LineAct acts={acts} act={takeBackFloor} on={on} icon={<IconPlayerStop />} />
          <LineAct acts={acts} act={nextFloor} on={null} icon={<IconPlayerTrackNext />} />
        </>
      )}
    </section>
  );
};

const useLineWords = (
  view: MeetingView,
  names: ReadonlyMap<string, string>,
): { readonly title: string; readonly state: string | null } => {
  const { t } = useTranslation('floor');
  const holder = holderOfNow(view);
  const next = comingUp(view)[0];
  const listed = waitingOf(view);
  const nameOf = (endpointId: EndpointId): string => {
    const name = seatOf(view, endpointId)?.name ?? '';
    return name.length > longestWhole ? (names.get(name) ?? name) : name;
  };
  const name = next === undefined ? '' : nameOf(next);
  const whoIsNext = listed === 0 ? t('first', { name }) : t('list.next', { name, count: listed });
  const nobodyThere = listed === 0 ? null : t('list.allAway', { count: listed });
  const after = next === undefined ? nobodyThere : whoIsNext;
  if (holder === null) {
    const hands = view.floor.queue.length;
    const queue = hands === 0 ? t('nobody') : t('hands', { count: hands });
    return { title: listed === 0 ? queue : t('list.title'), state: after };
  }
  const silence = silenceOf(holder, seatOf(view, holder.endpointId));
  return { title: nameOf(holder.endpointId), state: silence === null ? after : t(silence) };
};
