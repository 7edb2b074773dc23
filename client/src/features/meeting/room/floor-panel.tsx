import { FloorMode, type EndpointId, type FloorHolder, type Hand, type MeetingView } from '@diem-cau/shared';
import { IconArrowUp, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { extendFloor, giveFloor, lowerHand, modeActs, moveHand, takeBackFloor } from '../../../core/acts/floor.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import type { Acts } from '../../../react/use-acts.ts';
import { useFloorBackground } from '../../../react/use-floor-background.ts';
import { mayRepeat } from '../../../react/press-once.ts';
import type { RunPress } from '../../../react/use-press.ts';
import { useTimeLeft } from '../../../react/use-time-left.ts';
import { FloorTime } from '../../../ui/floor-time.tsx';
import classes from './floor.module.css';
import { SpeakerRows } from './speaker-rows.tsx';
import { StripButton } from './strip-button.tsx';
import type { RoomRoll } from './use-room-roll.ts';

interface FloorPanelProps {
  readonly view: MeetingView;
  readonly acts: Acts;
  readonly run: RunPress;
  readonly roll: RoomRoll;
  readonly onClose: () => void;
}

/** How the floor goes round, who has it beside the first, the list of speakers, and who asks for it, with what helps to decide: beside the stage, which makes room. */
export const FloorPanel = ({ view, acts, run, roll, onClose }: FloorPanelProps) => {
  const { t } = useTranslation('floor');
  const background = useFloorBackground(view);
  const { mode, holders, queue } = view.floor;
  const nameOf = (endpointId: EndpointId): string => {
    const name = seatOf(view, endpointId)?.name ?? '';
    return roll.names.get(name) ?? name;
  };
  const numberOf = (endpointId: EndpointId): number | null =>
    roll.all.find((tile) => tile.endpointId === endpointId)?.number ?? null;
  return (
    <aside className={classes.panel} aria-label={t('title')} data-testid="floor-panel">
      <div className={classes.modes} role="group" aria-label={t('mode')}>
        {FloorMode.options.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === mode}
            title={t(`modeHints.${option}`)}
            data-testid={`mode-${option}`}
            onClick={() => option !== mode && acts.press({ act: modeActs[option], on: null })}
          >
            {t(`modes.${option}`)}
          </button>
        ))}
        <button type="button" aria-label={t('close')} data-testid="floor-close" onClick={onClose}>
          <IconX aria-hidden="true" size="1.2em" />
        </button>
      </div>
      {holders.length > 1 && (
        <ul aria-label={t('now')}>
          {holders.map((holder) => (
            <HolderRow key={holder.endpointId} holder={holder} name={nameOf(holder.endpointId)} acts={acts} />
          ))}
        </ul>
      )}
      <SpeakerRows view={view} acts={acts} run={run} nameOf={nameOf} numberOf={numberOf} />
      {queue.length === 0 ? (
        <p className={classes.empty}>{t('noHands')}</p>
      ) : (
        <ol aria-label={t('next')}>
          {queue.map((hand, place) => (
            <HandRow
              key={hand.endpointId}
              hand={hand}
              name={nameOf(hand.endpointId)}
              acts={acts}
              number={numberOf(hand.endpointId)}
              known={background(hand.endpointId)}
              onUp={
                place === 0
                  ? null
                  : () => run(() => acts.fill(moveHand, { endpointId: hand.endpointId, to: place - 1 }))
              }
            />
          ))}
        </ol>
      )}
    </aside>
  );
};

interface HolderRowProps {
  readonly holder: FloorHolder;
  readonly name: string;
  readonly acts: Acts;
}

const HolderRow = ({ holder, name, acts }: HolderRowProps) => {
  const { t } = useTranslation('acts');
  const time = useTimeLeft(holder);
  return (
    <li className={classes.holder}>
      <strong>{name}</strong>
      {time !== null && <FloorTime time={time} />}
      {[extendFloor, takeBackFloor].map((act) => (
        <StripButton
          key={act.name}
          label={t([`${act.name}.short`, `${act.name}.label`])}
          of={name}
          testId={`${act.name}-${holder.endpointId}`}
          onPress={() => acts.press({ act, on: holder.endpointId })}
        />
      ))}
    </li>
  );
};

interface HandRowProps {
  readonly hand: Hand;
  readonly name: string;
  readonly acts: Acts;
  /** By which it is chosen at the keyboard. */
  readonly number: number | null;
  readonly known: readonly string[];
  /** Moves it one place up; null for the first. */
  readonly onUp: (() => void) | null;
}

const HandRow = ({ hand: { endpointId, topic, debate }, name, acts, number, known, onUp }: HandRowProps) => {
  const { t } = useTranslation(['floor', 'acts']);
  return (
    <li className={classes.row} data-testid={`hand-${endpointId}`}>
      <span className={classes.number}>{number}</span>
      <div className={classes.about}>
        <strong>{name}</strong>
        <p>
          {(debate || topic !== '') && (
            <span className={classes.topic}>
              {[debate ? t('debate') : '', topic].filter((part) => part !== '').join(' · ')}
            </span>
          )}
          {known.join(' · ')}
        </p>
      </div>
      <div className={classes.acts}>
        {acts.isPossible(giveFloor, endpointId) && (
          <StripButton
            label={t(`acts:${giveFloor.name}.label`)}
            of={name}
            testId={`give-${endpointId}`}
            onPress={() => acts.press({ act: giveFloor, on: endpointId })}
          />
        )}
        <button
          type="button"
          className={classes.icon}
          {...mayRepeat}
          title={t('up', { name })}
          aria-label={t('up', { name })}
          disabled={onUp === null}
          data-testid={`up-${endpointId}`}
          onClick={onUp ?? undefined}
        >
          <IconArrowUp aria-hidden="true" />
        </button>
        <button
          type="button"
          className={classes.icon}
          title={t(`acts:${lowerHand.name}.of`, { name })}
          aria-label={t(`acts:${lowerHand.name}.of`, { name })}
          data-testid={`lower-${endpointId}`}
          onClick={() => acts.press({ act: lowerHand, on: endpointId })}
        >
          <IconX aria-hidden="true" />
        </button>
      </div>
    </li>
  );
};
