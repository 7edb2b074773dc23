import {
  comingNext,
  type EndpointId,
  type FloorHolder,
  type ListedSpeaker,
  type MeetingView,
  type SeatView,
} from '@diem-cau/shared';
import type { HubWord } from '../media/own-microphone.ts';

/** The floor of one endpoint; null where it has none. */
export const holderOf = ({ floor }: MeetingView, endpointId: EndpointId | null): FloorHolder | null =>
  floor.holders.find((holder) => holder.endpointId === endpointId) ?? null;

/** Who has the floor now, of several whoever was given it last and is there; null where nobody has it. */
export const holderOfNow = ({ floor: { holders } }: MeetingView): FloorHolder | null =>
  holders.findLast(({ awayUntil }) => awayUntil === null) ?? holders.at(-1) ?? null;

/** The place of an endpoint in the queue, counted from 1; null where its hand is not up. */
export const placeInQueue = ({ floor: { queue } }: MeetingView, endpointId: EndpointId | null): number | null => {
  const index = queue.findIndex((hand) => hand.endpointId === endpointId);
  return index === -1 ? null : index + 1;
};

/** Who comes next, in order: of the list of speakers, then of the queue, who is there. */
export const comingUp = ({ speakers, floor, seats }: MeetingView): readonly EndpointId[] => {
  const there = new Set(seats.filter(({ seat }) => seat.state === 'present').map(({ endpointId }) => endpointId));
  return comingNext(speakers.list, floor.queue, (endpointId) => there.has(endpointId));
};

/** How an entry of the list of speakers stands, in the words of room and desk: who waits may be away. */
export const saidStanding = (
  view: MeetingView,
  { endpointId, stands }: ListedSpeaker,
): ListedSpeaker['stands'] | 'away' => (stands === 'waiting' && !comingUp(view).includes(endpointId) ? 'away' : stands);

/** How many of the list of speakers have not had their turn and were not passed over. */
export const waitingOf = ({ speakers: { list } }: Pick<MeetingView, 'speakers'>): number =>
  list.filter(({ stands }) => stands === 'waiting').length;

/** Whether the floor says who may open the microphone: not while the talk is free, and never at the endpoint that leads. */
export const needsFloor = (view: MeetingView, seat: SeatView): boolean =>
  view.floor.mode !== 'discussion' &&
  !seat.leads &&
  view.stage.chair !== seat.endpointId &&
  holderOf(view, seat.endpointId) === null;

/** A microphone as all pages say it: `waitsForTurn` where nobody has muted it, and only the floor is missing. */
export type SaidMicrophone = SeatView['microphone'] | 'waitsForTurn';

/** How the microphone of a seat stands, in the words of room, desk and commune alike. */
export const saidMicrophone = (view: MeetingView, seat: SeatView): SaidMicrophone =>
  seat.microphone === 'withheld' && needsFloor(view, seat) ? 'waitsForTurn' : seat.microphone;

/** What the chair has to know of whoever has the floor and is not heard; null where all is as it should be. */
export const silenceOf = (holder: FloorHolder, seat: SeatView | null): 'away' | 'ownOff' | 'invited' | null => {
  if (holder.awayUntil !== null) return 'away';
  if (holder.ownOff) return 'ownOff';
  return holder.by === 'invited' && seat?.microphone !== 'open' ? 'invited' : null;
};

/** What the hub says of the microphone of the page's own seat. */
export const hubWord = (view: MeetingView, { endpointId, microphone, mayBeOpened, leads }: SeatView): HubWord => ({
  microphone,
  opened: holderOf(view, endpointId)?.by === 'opened',
  mayBeOpened: mayBeOpened && !leads,
});
