import { comingNext, ofKind, type SourceKind, type EndpointId, type StageView } from '@diem-cau/shared';
import { hasFloor } from '../floor/state.ts';
import { stageOf } from '../stage/stage-of.ts';
import type { Meeting } from '../meeting.ts';
import { leadingSeat } from '../leading/acting.ts';
import { isPresent } from '../seats/state.ts';
import { isAudible } from '../sources/sending.ts';
import { onStage } from '../speaker/speaking.ts';
import { sharedScreen, type Sent } from '../sources/state.ts';

/** What everybody's page shows large. */
export type Stage = StageView;

/** So many who spoke last are kept ready, and so many who have opened their microphone and not spoken yet. */
export const keptReady = 6;

/** What a meeting gives to whoever receives it, worked out once for all of them. */
export interface OnAir {
  readonly stage: Stage;
  /** The screen that is shared; one in a meeting. */
  readonly screen: Sent | null;
  /** To whom the meeting listens, be the microphone open or not: whoever has the floor, then who spoke last, the latest first. */
  readonly listenedTo: readonly EndpointId[];
  /** Whether it is the chair who speaks just now. */
  readonly chairSpeaks: boolean;
  /** Every microphone of each voice that is open. */
  readonly voices: readonly Sent[];
  /** Shut voices that are kept ready, so that a first word waits for nothing: the first microphone of each. */
  readonly readyVoices: readonly Sent[];
  /** The first camera of each endpoint that sends any: the one that stands on a stage and on a tile. */
  readonly cameras: readonly Sent[];
  /** All other cameras: for those alone on whose page they stand. */
  readonly furtherCameras: readonly Sent[];
  /** Of the first cameras the ones that may come onto the stage next. */
  readonly readyCameras: readonly Sent[];
}

/** The sources of a kind by endpoint, each endpoint's first one first; endpoints that send none are left out. */
const sentOf = ({ sources }: Meeting, kind: SourceKind): readonly (readonly [Sent, ...Sent[]])[] =>
  [...sources].flatMap(([endpointId, { sending }]) => {
    const [first, ...further] = ofKind(sending, kind).map((source) => ({ endpointId, source }));
    return first === undefined ? [] : [[first, ...further] as const];
  });

/** Of several who have the floor the one that speaks comes first; without one whoever speaks. */
const listenedTo = (meeting: Meeting): readonly EndpointId[] => {
  const { floor, speaker } = meeting;
  const { speaking } = speaker;
  const heard = speaking !== null && (floor.holders.length === 0 || hasFloor(floor, speaking)) ? speaking : null;
  const main = heard ?? onStage(meeting);
  return [...new Set([...(main === null ? [] : [main]), ...speaker.recent])];
};

/**
 * Works out what a meeting gives now. Kept ready are the chair, who comes next for the floor, and the six who spoke last; with the camera also whoever has
 * opened the microphone, for that is who is about to speak, and whoever is viewed next in a round. All but the open microphones and the cameras is bounded, however large it is.
 */
export const onAir = (meeting: Meeting): OnAir => {
  const isThere = (endpointId: EndpointId): boolean => isPresent(meeting.seats.get(endpointId));
  const next = comingNext(meeting.speakers.list, meeting.floor.queue, isThere)[0] ?? null;
  const nextStop = meeting.stage.tour?.left.find(isThere) ?? null;
  const chair = leadingSeat(meeting);
  const voices = sentOf(meeting, 'microphone');
  const cameras = sentOf(meeting, 'camera');
  const firstCameras = cameras.map(([first]) => first);
  const open = voices.filter(([{ endpointId }]) => isAudible(meeting, endpointId));
  const shut = voices.filter((voice) => !open.includes(voice));
  const spoke = meeting.speaker.recent
    .filter((endpointId) => endpointId !== chair && isPresent(meeting.seats.get(endpointId)))
    .slice(0, keptReady);
  const soon = new Set<EndpointId | null>([chair, next, ...spoke]);
  const opened = open
    .map(([{ endpointId }]) => endpointId)
    .filter((endpointId) => !soon.has(endpointId))
    .slice(0, keptReady);
  const soonSeen = new Set([...soon, ...opened, nextStop]);
  return {
    stage: stageOf(meeting),
    screen: sharedScreen(meeting.sources),
    listenedTo: listenedTo(meeting),
    chairSpeaks: chair !== null && meeting.speaker.speaking === chair,
    voices: open.flat(),
    readyVoices: shut.map(([first]) => first).filter(({ endpointId }) => soon.has(endpointId)),
    cameras: firstCameras,
    furtherCameras: cameras.flatMap(([, ...further]) => further),
    readyCameras: firstCameras.filter(({ endpointId }) => soonSeen.has(endpointId)),
  };
};

const sameSent = (one: Sent | null, other: Sent | null): boolean =>
  one?.endpointId === other?.endpointId && one?.source === other?.source;

const sameList = (one: readonly Sent[], other: readonly Sent[]): boolean =>
  one.length === other.length && one.every((sent, index) => sameSent(sent, other[index] ?? null));

/** Whether two give everybody the same: then nobody's streams have to be looked at. */
export const sameOnAir = (one: OnAir, other: OnAir): boolean =>
  one.stage.chair === other.stage.chair &&
  one.stage.speaker === other.stage.speaker &&
  JSON.stringify(one.stage.shows) === JSON.stringify(other.stage.shows) &&
  one.stage.gallery?.join() === other.stage.gallery?.join() &&
  sameSent(one.screen, other.screen) &&
  one.chairSpeaks === other.chairSpeaks &&
  one.listenedTo.join() === other.listenedTo.join() &&
  sameList(one.voices, other.voices) &&
  sameList(one.readyVoices, other.readyVoices) &&
  sameList(one.cameras, other.cameras) &&
  sameList(one.furtherCameras, other.furtherCameras) &&
  sameList(one.readyCameras, other.readyCameras);
