import type { EndpointId, Instant, MeetingView, SeatView } from '@diem-cau/shared';
import {
  IconAlertTriangle,
  IconBellRinging,
  IconCheck,
  IconCircleDashed,
  IconDoorExit,
  IconHelp,
  IconHourglass,
  IconMinus,
  IconPhone,
  IconPlugConnectedX,
  IconQuestionMark,
  IconUsers,
  IconVolume3,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cells } from '../../../core/layout/roll-grid.ts';
import type { Tile } from '../../../core/layout/tiles.ts';
import { seatOf } from '../../../core/meeting-store.ts';
import { timeLeft } from '../../../core/floor/time-left.ts';
import { boardCell, readyCell, type ReadyCell, type BoardCell, type CalledRolls } from '../../../core/roll/board.ts';
import { lastSent } from '../../../core/receipts.ts';
import { useClockText } from '../../../react/use-clock-text.ts';
import { useNow } from '../../../react/use-now.ts';
import { useContacts } from '../../../react/use-contacts.ts';
import { gridArea } from './grid-area.ts';
import classes from './roll-board.module.css';
import type { RoomRoll } from './use-room-roll.ts';

/** Each state has a shape of its own, so that none is told by its colour alone. */
const shapes: Readonly<Record<BoardCell['state'], ReactNode>> = {
  unknown: <IconHelp />,
  expected: <IconCircleDashed />,
  waits: <IconHourglass />,
  connected: <IconQuestionMark />,
  silent: <IconVolume3 />,
  confirmed: <IconCheck />,
  lost: <IconPlugConnectedX />,
  left: <IconDoorExit />,
  excused: <IconMinus />,
  phone: <IconPhone />,
};

const isAway = (cell: ReadyCell): cell is ReadyCell & { readonly state: 'away' | 'phone' } =>
  cell.state === 'away' || cell.state === 'phone';

/** What each has answered to the question whether it is ready. */
const lights: Readonly<Record<'ready' | 'silent' | 'not-ready', ReactNode>> = {
  ready: <IconCheck />,
  silent: <IconQuestionMark />,
  'not-ready': <IconAlertTriangle />,
};

/** How one tile stands on the board. */
export const cellOf = (view: MeetingView, tile: Tile, rolls: CalledRolls): BoardCell =>
  boardCell(tile.presence, seatOf(view, tile.endpointId) ?? {}, rolls.get(tile.endpointId));

interface RollBoardProps {
  readonly view: MeetingView;
  readonly roll: RoomRoll;
  readonly places: readonly Cells[];
  /** The clerk's rolls in force. */
  readonly rolls: CalledRolls;
  /** Who has received the conclusion that was sent last is shown. */
  readonly receipts: boolean;
  /** Those whose acts are shown. */
  readonly chosen: ReadonlySet<EndpointId>;
  readonly onChoose: (endpointId: EndpointId) => void;
}

/** The roll call as a board, in the places of the tiles: each commune with its state by colour, shape and word, its people, and whom to call where it is missing. */
export const RollBoard = ({ view, roll, rolls, receipts, places, chosen, onChoose }: RollBoardProps) => {
  const { t } = useTranslation('roll');
  const callAt = useContacts();
  const asked = receipts ? (lastSent(view)?.of ?? []) : [];
  return (
    <ul className={classes.board} aria-label={t('board')}>
      {roll.shown.map((tile, index) => (
        <BoardTile
          key={tile.endpointId}
          tile={tile}
          cell={cellOf(view, tile, rolls)}
          name={roll.names.get(tile.name) ?? tile.name}
          place={places[index]}
          called={view.roll?.called === tile.endpointId}
          seat={seatOf(view, tile.endpointId)}
          asked={view.ready !== null}
          receipt={asked.find(({ seat }) => seat.endpointId === tile.endpointId)?.receivedAt}
          chosen={chosen.has(tile.endpointId)}
          contact={callAt(tile.endpointId)}
          onChoose={() => onChoose(tile.endpointId)}
        />
      ))}
    </ul>
  );
};

interface BoardTileProps {
  readonly tile: Tile;
  readonly cell: BoardCell;
  readonly name: string;
  readonly place: Cells | undefined;
  readonly called: boolean;
  readonly seat: SeatView | null;
  /** All are asked whether they are ready. */
  readonly asked: boolean;
  /** When it received what it was asked to; null where it has not, undefined where it is asked nothing. */
  readonly receipt: Instant | null | undefined;
  readonly chosen: boolean;
  readonly contact: string | null;
  readonly onChoose: () => void;
}

const missing: ReadonlySet<BoardCell['state']> = new Set(['expected', 'lost', 'left']);

const BoardTile = ({ tile, cell, name, place, called, seat, asked, receipt, ...rest }: BoardTileProps) => {
  const { chosen, contact, onChoose } = rest;
  const { t } = useTranslation(['roll', 'meeting', 'receipts']);
  const { time } = useClockText();
  const { state } = cell;
  const ring = seat?.ring;
  const ready = asked && seat !== null ? readyCell(seat) : null;
  const answer = ready === null || isAway(ready) ? null : ready;
  const received = receipt === null ? ('silent' as const) : ('ready' as const);
  const light = receipt === undefined ? (answer?.state ?? null) : received;
  const people = 'people' in cell && cell.people !== null ? cell.people : null;
  const saidOf = (): string => {
    if (receipt !== undefined)
      return receipt === null ? t('receipts:board.asked') : t('receipts:board.received', { time: time(receipt) });
    if (answer === null) return t(`roll:states.${state}`, { time: 'at' in cell ? time(cell.at) : '' });
    const why = answer.state === 'not-ready' ? t(`roll:ready.reasons.${answer.reason}`) : '';
    return t(`roll:ready.states.${answer.state}`, { why });
  };
  const said = saidOf();
  const words = people === null ? said : `${said} · ${t('roll:people', { count: people })}`;
  const call = missing.has(state) ? contact : null;
  const rung = ring?.stands === 'unanswered' ? t('roll:ring.unanswered', { time: time(ring.since) }) : null;
  return (
    <li
      className={classes.tile}
      style={place === undefined ? undefined : gridArea(place)}
      data-testid={`board-${tile.endpointId}`}
      data-state={state}
      data-called={called}
      data-chosen={chosen}
      data-ring={ring?.stands}
      data-ready={light ?? undefined}
    >
      <div className={classes.face} aria-hidden="true">
        <span className={classes.shape}>{light === null ? shapes[state] : lights[light]}</span>
        <span className={classes.name}>{name}</span>
        <span className={classes.state}>
          {state === 'confirmed' && people !== null && light === null ? (
            <strong className={classes.people}>
              <IconUsers />
              {people}
            </strong>
          ) : (
            words
          )}
        </span>
        {ring?.stands === 'ringing' ? (
          <RingMark since={ring.since} />
        ) : (
          (rung ?? call) !== null && <span className={classes.contact}>{[rung, call].filter(Boolean).join(' · ')}</span>
        )}
      </div>
      <button
        type="button"
        className={classes.press}
        aria-label={t('meeting:room.actionsOf', {
          name: [tile.name, words, called ? t('roll:calling', { name: '' }).trim() : null, rung, call]
            .filter((part) => part !== null)
            .join(', '),
        })}
        aria-expanded={chosen}
        onClick={onChoose}
      />
    </li>
  );
};

/** That its waiting page rings, and for how long. */
const RingMark = ({ since }: { readonly since: Instant }) => {
  const { t } = useTranslation('roll');
  const now = useNow();
  return (
    <span className={classes.rings} data-testid="rings">
      <IconBellRinging /> {t('ring.ringing', { for: timeLeft({ since, until: null }, now).text })}
    </span>
  );
};
