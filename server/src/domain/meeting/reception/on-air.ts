import type { EndpointId, MediaSource, StageView } from '@diem-cau/shared';
import type { Meeting } from '../meeting.ts';
import { isPresent, presentChair } from '../seats/state.ts';
import { isAudible } from '../sources/sending.ts';
import { onStage } from '../speaker/speaking.ts';
import { screenSharer } from '../sources/state.ts';

/** Who stands large on everybody's page. */
export type Stage = StageView;

/** So many who spoke last are kept ready, and so many who have opened their microphone and not spoken yet. */
export const keptReady = 6;

/** What a meeting gives to whoever receives it, worked out once for all of them. */
export interface OnAir {
  readonly stage: Stage;
  /** Whose microphone is open. */
  readonly voices: readonly EndpointId[];
  /** Closed microphones that are kept ready, so that a first word waits for nothing. */
  readonly readyVoices: readonly EndpointId[];
  /** Whose camera is sent. */
  readonly cameras: readonly EndpointId[];
  /** Of these the ones that may come onto the stage next. */
  readonly readyCameras: readonly EndpointId[];
}

const sendersOf = ({ sources }: Meeting, source: MediaSource): EndpointId[] =>
  [...sources].filter(([, { sending }]) => sending.has(source)).map(([endpointId]) => endpointId);

/**
 * Works out what a meeting gives now. Kept ready are the chair, who is first in the queue for the floor, and the six who spoke last; with the camera also whoever has
 * opened the microphone, for that is who is about to speak. All but the open microphones and the cameras is bounded, however large it is.
 */
export const onAir = (meeting: Meeting): OnAir => {
  const next = meeting.floor.queue[0]?.endpointId ?? null;
  const chair = presentChair(meeting.seats);
  const microphones = sendersOf(meeting, 'microphone');
  const cameras = sendersOf(meeting, 'camera');
  const voices = microphones.filter((endpointId) => isAudible(meeting, endpointId));
  const spoke = meeting.speaker.recent
    .filter((endpointId) => endpointId !== chair && isPresent(meeting.seats.get(endpointId)))
    .slice(0, keptReady);
  const soon = new Set([chair, next, ...spoke]);
  const opened = voices.filter((endpointId) => !soon.has(endpointId)).slice(0, keptReady);
  const soonSeen = new Set([...soon, ...opened]);
  return {
    stage: { chair, speaker: onStage(meeting), screen: screenSharer(meeting.sources) },
    voices,
    readyVoices: microphones.filter((endpointId) => soon.has(endpointId) && !voices.includes(endpointId)),
    cameras,
    readyCameras: cameras.filter((endpointId) => soonSeen.has(endpointId)),
  };
};

const sameList = (one: readonly EndpointId[], other: readonly EndpointId[]): boolean =>
  one.length === other.length && one.every((endpointId, index) => endpointId === other[index]);

/** Whether two give everybody the same: then nobody's streams have to be looked at. */
export const sameOnAir = (one: OnAir, other: OnAir): boolean =>
  one.stage.chair === other.stage.chair &&
  one.stage.speaker === other.stage.speaker &&
  one.stage.screen === other.stage.screen &&
  sameList(one.voices, other.voices) &&
  sameList(one.readyVoices, other.readyVoices) &&
  sameList(one.cameras, other.cameras) &&
  sameList(one.readyCameras, other.readyCameras);
