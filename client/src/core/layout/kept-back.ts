import { rungOf, type EndpointId, type MeetingView, type SeatLadderView } from '@diem-cau/shared';
import { seatOf } from '../meeting-store.ts';
import type { Picture } from './stage.ts';

/**
 * Why a picture does not come, null where it does: its own endpoint's camera rests; or this endpoint's line, its PC or its share of the hub's own line does not bear it, or is not to, as the hub
 * decides (`domain/meeting/ladder/allowance.ts`): the stage alone, or beside the voices one small picture, of whoever speaks, else of the chair.
 */
export const keptBackBy = (
  meeting: MeetingView,
  own: EndpointId | null,
  { endpointId, source }: Picture,
): 'line' | 'pc' | 'hub' | null => {
  const seat: SeatLadderView = seatOf(meeting, own) ?? {};
  const its = seatOf(meeting, endpointId);
  const rung = rungOf(seat);
  const { rungBy: here = 'line' } = seat;
  if (rung === 'voice') return here;
  if (source !== 'screen' && its?.cameraKept === 'rests') return its.cameraKeptBy ?? 'line';
  if (rung === 'full') return null;
  if (source === 'screen') return rung === 'one-picture' ? here : null;
  const { speaker, chair } = meeting.stage;
  const shown = [speaker, chair].filter((each) => each !== own && seatOf(meeting, each)?.camera === 'on');
  return (rung === 'stage' ? shown : shown.slice(0, 1)).includes(endpointId) ? null : here;
};
