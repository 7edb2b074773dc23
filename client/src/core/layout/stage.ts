import { ofKind, type EndpointId, type MeetingView, type PictureId, type SeatView } from '@diem-cau/shared';
import { seatOf } from '../meeting-store.ts';

/** One picture that a page shows. */
export interface Picture {
  readonly endpointId: EndpointId;
  readonly source: PictureId;
}

/** What stands large on a page, and what stands small beside it; nothing large means the calm card with the meeting's title. */
export interface StageLayout {
  readonly main: Picture | null;
  readonly beside: readonly Picture[];
}

const present = (meeting: MeetingView, endpointId: EndpointId | null): EndpointId | null =>
  seatOf(meeting, endpointId)?.seat.state === 'present' ? endpointId : null;

/** The camera by which an endpoint is seen on a stage and on its tile: the first one that it sends. */
export const firstCamera = (seat: Pick<SeatView, 'sources'> | null): PictureId =>
  ofKind(seat?.sources ?? [], 'camera')[0] ?? 'camera';

const camera = (meeting: MeetingView, endpointId: EndpointId): Picture => ({
  endpointId,
  source: firstCamera(seatOf(meeting, endpointId)),
});

/** The endpoint whose screen a page shows; its own screen stays off its own stage, where it would mirror itself for ever. */
const shownScreen = (meeting: MeetingView, own: EndpointId | null): EndpointId | null =>
  meeting.stage.screen === own ? null : present(meeting, meeting.stage.screen);

/**
 * The leading room's stage: the screen, else who spoke last, never the room itself.
 * @param lastOtherSpeaker who spoke last apart from the room, kept while the room itself speaks
 */
export const stageOfRoom = (
  meeting: MeetingView,
  own: EndpointId | null,
  lastOtherSpeaker: EndpointId | null,
): StageLayout => {
  const screen = shownScreen(meeting, own);
  if (screen !== null) return { main: { endpointId: screen, source: 'screen' }, beside: [] };
  const { speaker } = meeting.stage;
  const shown = present(meeting, speaker !== null && speaker !== own ? speaker : lastOtherSpeaker);
  return { main: shown === null ? null : camera(meeting, shown), beside: [] };
};

/**
 * A commune's stage: the screen large with chair and speaker beside it; else the speaker large and the chair beside it; the chair
 * large when nobody else speaks. The commune itself never stands on it: it has its own small picture.
 */
export const stageOfCommune = (meeting: MeetingView, own: EndpointId | null): StageLayout => {
  const others = [present(meeting, meeting.stage.speaker), present(meeting, meeting.stage.chair)].filter(
    (endpointId) => endpointId !== null && endpointId !== own,
  );
  const people = [...new Set(others)].filter((endpointId) => endpointId !== null).map((each) => camera(meeting, each));
  const screen = shownScreen(meeting, own);
  if (screen !== null) {
    // The chair comes first beside a screen: whoever leads is always found in the same place.
    return { main: { endpointId: screen, source: 'screen' }, beside: people.toReversed() };
  }
  return { main: people[0] ?? null, beside: people.slice(1) };
};
