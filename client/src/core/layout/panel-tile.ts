import type { Instant, MeetingView, SeatView } from '@diem-cau/shared';
import { chosenOn } from '../acts/stage.ts';
import { seatOf } from '../meeting-store.ts';
import { isHere, tiles, tilesOutOfReach, type Tile } from './tiles.ts';

/** How a commune stands on the panel, the one thing that matters most of it; the text is `panel:tile.<state>`. */
export type PanelState =
  | { readonly state: 'unknown' | 'asking' | 'expected' | 'waits' | 'phone' | 'called' | 'floor' | 'speaking' }
  | { readonly state: 'open' | 'withheld' | 'here' }
  /** What it has said while all are asked whether they are ready. */
  | { readonly state: 'ready' | 'unready' | 'silent' }
  /** It said something that nobody has dealt with yet. */
  | { readonly state: 'said' }
  | { readonly state: 'lost' | 'left' | 'ringing' | 'unanswered'; readonly at: Instant }
  /** Counted from 1. */
  | { readonly state: 'hand'; readonly place: number };

/** A commune on the panel, by its number, always at its place in the directory's order. */
export interface PanelTile {
  readonly tile: Tile;
  readonly number: number;
  readonly state: PanelState;
  /** It is among those that were chosen for the stage. */
  readonly onStage: boolean;
  /** It has answered when the roll was walked. */
  readonly answered: boolean;
}

const readyStates = { ready: 'ready', 'not-ready': 'unready' } as const;

const stateOf = (
  tile: Tile,
  seat: SeatView | null,
  { roll, ready }: Pick<MeetingView, 'roll' | 'ready'>,
): PanelState => {
  const { presence, microphone } = tile;
  if (seat?.byPhone !== undefined) return { state: 'phone' };
  if (presence.state === 'unknown') return { state: 'unknown' };
  if (tile.asksIn === true) return { state: 'asking' };
  if (!isHere(tile) && seat?.ring !== undefined) return { state: seat.ring.stands, at: seat.ring.since };
  if ('waits' in presence && presence.waits === true) return { state: 'waits' };
  if (presence.state === 'expected') return { state: 'expected' };
  if (presence.state === 'left') return { state: 'left', at: presence.since };
  if (!isHere(tile) && 'since' in presence) return { state: 'lost', at: presence.since };
  if (roll?.called === tile.endpointId) return { state: 'called' };
  if (tile.floor) return { state: 'floor' };
  if (tile.hand !== null) return { state: 'hand', place: tile.hand };
  if (tile.said !== undefined) return { state: 'said' };
  if (ready !== null) return { state: seat?.ready === undefined ? 'silent' : readyStates[seat.ready.stands] };
  if (microphone === 'open') return { state: tile.speaking ? 'speaking' : 'open' };
  return { state: microphone === 'withheld' ? 'withheld' : 'here' };
};

/** The communes of a meeting as the panel draws them; of a panel that has lost its hub by name and number alone. */
export const panelTiles = (view: MeetingView, lost: boolean): readonly PanelTile[] => {
  const known = tiles(view, null);
  const onStage = new Set(lost ? [] : chosenOn(view));
  return (lost ? tilesOutOfReach(known) : known).flatMap((each) => {
    if (each.number === null) return [];
    // Whoever was away when the panel lost its hub may be back.
    const tile: Tile = lost ? { ...each, presence: { state: 'unknown' }, less: null } : each;
    const seat = lost ? null : seatOf(view, tile.endpointId);
    return {
      tile,
      number: each.number,
      state: stateOf(tile, seat, lost ? { roll: null, ready: null } : view),
      onStage: onStage.has(tile.endpointId),
      answered: seat?.rollCall?.stands === 'answered',
    };
  });
};
