import type { EndpointId, MeetingView } from '@diem-cau/shared';
import { seatOf } from '../meeting-store.ts';
import type { Picture } from './stage.ts';

/**
 * Whether a picture of the stage does not come because a line does not bear it: its own endpoint's, whose camera rests, or this one's, as the hub decides
 * (`domain/meeting/ladder/allowance.ts`): beside the voices there is one small picture, of whoever speaks, else of the chair.
 */
export const isKeptBack = (meeting: MeetingView, own: EndpointId | null, { endpointId, source }: Picture): boolean => {
  const rung = seatOf(meeting, own)?.rung;
  if (rung === 'voice' || (source !== 'screen' && seatOf(meeting, endpointId)?.cameraRests === true)) return true;
  if (rung !== 'one-picture') return false;
  const { speaker, chair } = meeting.stage;
  const one = [speaker, chair].find((each) => each !== own && seatOf(meeting, each)?.camera === 'on');
  return endpointId !== one || source === 'screen';
};
