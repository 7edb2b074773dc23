import { rungOf, type EndpointId, type MeetingView } from '@diem-cau/shared';
import { seatOf } from '../meeting-store.ts';
import type { Picture } from './stage.ts';

/**
 * Whether a picture does not come because a line does not bear it, or is not to: its own endpoint's, whose camera rests, or this one's, as the hub decides
 * (`domain/meeting/ladder/allowance.ts`): the stage alone, or beside the voices one small picture, of whoever speaks, else of the chair.
 */
export const isKeptBack = (meeting: MeetingView, own: EndpointId | null, { endpointId, source }: Picture): boolean => {
  const rung = rungOf(seatOf(meeting, own) ?? {});
  if (rung === 'voice' || (source !== 'screen' && seatOf(meeting, endpointId)?.cameraKept === 'rests')) return true;
  if (rung === 'full') return false;
  if (source === 'screen') return rung === 'one-picture';
  const { speaker, chair } = meeting.stage;
  const shown = [speaker, chair].filter((each) => each !== own && seatOf(meeting, each)?.camera === 'on');
  return !(rung === 'stage' ? shown : shown.slice(0, 1)).includes(endpointId);
};
