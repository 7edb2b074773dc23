import {
  rungLessBy,
  rungOf,
  stageCameras,
  stageLayers,
  stagePlaces,
  type EndpointId,
  type LessBy,
  type MeetingView,
  type SeatLadderView,
} from '@diem-cau/shared';
import { seatOf } from '../meeting-store.ts';
import type { Picture } from './stage.ts';

/** What keeps a seat on its rung, for others' eyes, to whom it is one whose hand it was. */
export const rungKeptBy = (seat: SeatLadderView): KeptBackBy => {
  const by = rungLessBy(seat) ?? 'line';
  return by === 'own' || by === 'others' ? 'hand' : by;
};

/** Why a seat's camera rests; null where it does not. */
export const cameraRestsBy = (seat: SeatLadderView | null): 'line' | 'pc' | null =>
  seat?.cameraKept === 'rests' ? (seat.cameraKeptBy ?? 'line') : null;

/** Why a picture does not come: for a line, a PC or the hub's own line that does not bear it, or since somebody set it so by hand. */
export type KeptBackBy = Exclude<LessBy, 'own' | 'others'> | 'hand';

/**
 * Why a picture does not come, null where it does: its own endpoint's camera rests; or this endpoint's line, its PC or its share of the hub's own line does not bear it, or it is not to have it, as the hub
 * decides (`domain/meeting/ladder/allowance.ts`): the stage alone, or beside the voices one small picture of it.
 */
export const keptBackBy = (
  meeting: MeetingView,
  own: EndpointId | null,
  { endpointId, source }: Picture,
): KeptBackBy | null => {
  const seat: SeatLadderView = seatOf(meeting, own) ?? {};
  const rung = rungOf(seat);
  const here = rungKeptBy(seat);
  if (rung === 'voice') return here;
  const restsBy = source === 'screen' ? null : cameraRestsBy(seatOf(meeting, endpointId));
  if (restsBy !== null) return restsBy;
  if (rung === 'full') return null;
  if (source === 'screen') return rung === 'one-picture' ? here : null;
  const places = stagePlaces(meeting.stage, () => true, { own });
  const cameras = stageCameras(places, meeting.stage).slice(0, stageLayers(places).length);
  if (rung === 'stage') return cameras.includes(endpointId) ? null : here;
  return cameras.find((each) => seatOf(meeting, each)?.camera === 'on') === endpointId ? null : here;
};
