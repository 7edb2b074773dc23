import { rungOf, type SeatView } from '@diem-cau/shared';
import {
  IconCheck,
  IconCircleDashed,
  IconDoorExit,
  IconHandStop,
  IconPhone,
  IconPlugConnectedX,
  IconScreenShare,
  IconUser,
  IconVolume,
  IconWifi1,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tile } from '../../../core/layout/tiles.ts';
import { boardCell, type BoardCell } from '../../../core/roll/board.ts';
import { useTimes } from '../../../ui/desk/use-times.ts';
import classes from './replay.module.css';

/** What stood on no record is not told again. */
type Told = Exclude<BoardCell['state'], 'unknown' | 'excused' | 'waits'>;

/** Each state has a shape of its own, so that none is told by its colour alone. */
const shapes: Readonly<Record<Told, ReactNode>> = {
  expected: <IconCircleDashed />,
  connected: <IconUser />,
  silent: <IconUser />,
  confirmed: <IconCheck />,
  lost: <IconPlugConnectedX />,
  left: <IconDoorExit />,
  phone: <IconPhone />,
};

interface ReplayTileProps {
  readonly tile: Tile;
  readonly seat: SeatView;
}

/** One endpoint at an instant of the record: whether it was there, whether it spoke, had the floor, a hand up, a screen, a poor line. */
export const ReplayTile = ({ tile, seat }: ReplayTileProps) => {
  const { t } = useTranslation('records');
  const { exactClock } = useTimes();
  const cell = boardCell(tile.presence, seat, undefined);
  const state: Told =
    cell.state === 'unknown' || cell.state === 'excused' || cell.state === 'waits' ? 'expected' : cell.state;
  const here = seat.seat.state === 'present';
  const link = here && (seat.link === 'weak' || seat.link === 'bad') ? seat.link : null;
  const rung = here ? rungOf(seat) : 'full';
  const marks: readonly (readonly [string, ReactNode])[] = [
    ...(tile.speaking ? [[t('replay.marks.speaking'), <IconVolume />] as const] : []),
    ...(tile.floor ? [[t('replay.marks.floor'), null] as const] : []),
    ...(tile.hand === null ? [] : [[t('replay.marks.hand', { place: tile.hand }), <IconHandStop />] as const]),
    ...(tile.sharing ? [[t('replay.marks.screen'), <IconScreenShare />] as const] : []),
    ...(link === null ? [] : [[t(`replay.marks.${link}`), <IconWifi1 />] as const]),
    ...(rung === 'full' ? [] : [[t(`replay.rungs.${rung}`), null] as const]),
  ];
  return (
    <li
      className={classes.tile}
      data-testid={`replay-${tile.endpointId}`}
      data-state={state}
      data-speaking={tile.speaking}
      data-leads={seat.leads}
    >
      <span className={classes.shape} aria-hidden>
        {shapes[state]}
      </span>
      <span className={classes.name}>{tile.name}</span>
      <span className={classes.state}>
        {t(`replay.states.${state}`, { time: 'at' in cell ? exactClock(cell.at) : '' })}
      </span>
      <ul className={classes.marks}>
        {marks.map(([word, shape]) => (
          <li key={word}>
            {shape !== null && <span aria-hidden>{shape}</span>}
            {word}
          </li>
        ))}
      </ul>
    </li>
  );
};
