import {
  ofKind,
  stagePlaces,
  type EndpointId,
  type MeetingView,
  type PictureId,
  type SeatView,
  type StageChoice,
  type StagePlace,
} from '@diem-cau/shared';
import { seatOf } from '../meeting-store.ts';

/** One picture that a page shows. */
export interface Picture {
  readonly endpointId: EndpointId;
  readonly source: PictureId;
}

/** What stands large on a page, and what stands small beside it; nothing large means the calm card with the meeting's title. */
export interface StageLayout {
  readonly large: readonly Picture[];
  readonly beside: readonly Picture[];
}

/** The camera by which an endpoint is seen on a stage and on its tile: the first one that it sends. */
export const firstCamera = (seat: Pick<SeatView, 'sources'> | null): PictureId =>
  ofKind(seat?.sources ?? [], 'camera')[0] ?? 'camera';

const layoutOf = (
  meeting: MeetingView,
  stage: MeetingView['stage'],
  viewer: { readonly own: EndpointId | null; readonly look?: StageChoice | null },
): StageLayout => {
  const isHere = (endpointId: EndpointId): boolean => seatOf(meeting, endpointId)?.seat.state === 'present';
  const picture = ({ endpointId, kind }: StagePlace): Picture => ({
    endpointId,
    source: kind === 'screen' ? 'screen' : firstCamera(seatOf(meeting, endpointId)),
  });
  const { large, beside } = stagePlaces(stage, isHere, viewer);
  return { large: large.map(picture), beside: beside.map(picture) };
};

/** What the leading room's page looks at: what all see, or what it chose for itself; and who spoke last apart from the room, kept while the room itself speaks. */
interface RoomLook {
  readonly lastOtherSpeaker: EndpointId | null;
  readonly look?: StageChoice | null;
}

/** The leading room's stage; nothing stands beside it, as everybody is on the tiles. */
export const stageOfRoom = (
  meeting: MeetingView,
  own: EndpointId | null,
  { lastOtherSpeaker, look = null }: RoomLook,
): StageLayout => {
  const { speaker } = meeting.stage;
  const stage = { ...meeting.stage, speaker: speaker !== null && speaker !== own ? speaker : lastOtherSpeaker };
  return { ...layoutOf(meeting, stage, { own, look }), beside: [] };
};

/** A commune's stage, with who speaks and the chair beside it. */
export const stageOfCommune = (meeting: MeetingView, own: EndpointId | null): StageLayout =>
  layoutOf(meeting, meeting.stage, { own });
