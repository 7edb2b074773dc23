import { Refusal, type EndpointId, type FloorMode, type Instant } from '@diem-cau/shared';
import { assertOpen } from '../course/course.ts';
import type { Actor } from '../../kit/actor.ts';
import type { MeetingEvent, MeetingEventOf } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { isPresent, type Seat } from '../seats/state.ts';
import { sends } from '../sources/state.ts';
import type { Due } from '../topic.ts';
import { hasFloor, type Undo } from './state.ts';

type Given = MeetingEventOf<'floorGiven'>;
type Ended = MeetingEventOf<'floorEnded'>;

/** The seat of an endpoint that can have the floor. The leading endpoint never counts as one (`forbidden`). */
const receiver = (meeting: Meeting, endpointId: EndpointId): Seat => {
  assertOpen(meeting);
  const seat = meeting.seats.get(endpointId);
  if (seat === undefined) throw new Refusal('not-found');
  if (seat.endpoint.leads) throw new Refusal('forbidden');
  return seat;
};

/** That an endpoint which is there gets the floor: its microphone is opened where it is sent and may be, else its person is asked to. */
export const given = (meeting: Meeting, seat: Seat, seconds: number | null, actor: Actor): Given => {
  const { endpointId, mayBeOpened } = seat.endpoint;
  const opens = mayBeOpened !== false && sends(meeting.sources, endpointId, 'microphone');
  return { type: 'floorGiven', endpointId, by: opens ? 'opened' : 'invited', seconds, actor };
};

const endsOf = (meeting: Meeting, cause: Ended['cause'], actor: Actor, except?: EndpointId): Ended[] =>
  meeting.floor.holders
    .filter(({ endpointId }) => endpointId !== except)
    .map(({ endpointId }) => ({ type: 'floorEnded', endpointId, cause, actor }));

/** The facts of one act: the first names it. */
const asAct = (
  act: Undo['act'],
  events: readonly (Given | Ended | MeetingEventOf<'floorModeChanged'>)[],
): MeetingEvent[] => events.map((event, index) => (index === 0 ? { ...event, act } : event));

/** Switches how the floor goes round; whoever has it loses it. Nothing where it goes round so already. */
export const setMode = (meeting: Meeting, mode: FloorMode, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return mode === meeting.floor.mode ? [] : asAct('mode', [{ type: 'floorModeChanged', mode, actor }]);
};

/**
 * Gives an endpoint the floor; while the talk is free, that ends the free talk. One at a time while training. Refuses with
 * `endpoint-not-there`. Nothing where it has the floor already.
 */
export const giveFloor = (
  meeting: Meeting,
  endpointId: EndpointId,
  seconds: number | null,
  actor: Actor,
): MeetingEvent[] => {
  const seat = receiver(meeting, endpointId);
  if (!isPresent(seat)) throw new Refusal('endpoint-not-there');
  if (hasFloor(meeting.floor, endpointId)) return [];
  const { mode } = meeting.floor;
  return asAct('give', [
    ...(mode === 'discussion' ? [{ type: 'floorModeChanged' as const, mode: 'conference' as const, actor }] : []),
    ...(mode === 'training' ? endsOf(meeting, 'given-on', actor) : []),
    given(meeting, seat, seconds, actor),
  ]);
};

/** Takes the floor from all and gives it to one who is there and has it not. */
export const giveOn = (
  meeting: Meeting,
  endpointId: EndpointId,
  seconds: number | null,
  actor: Actor,
): MeetingEvent[] => {
  const seat = receiver(meeting, endpointId);
  const { mode } = meeting.floor;
  return asAct('next', [
    ...(mode === 'discussion' ? [{ type: 'floorModeChanged' as const, mode: 'conference' as const, actor }] : []),
    ...endsOf(meeting, 'given-on', actor, endpointId),
    given(meeting, seat, seconds, actor),
  ]);
};

/** Takes the floor from all and gives it to the first of the queue who is there. Refuses with `queue-empty`. */
export const giveNext = (meeting: Meeting, seconds: number | null, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const first = meeting.floor.queue.find(({ endpointId }) => isPresent(meeting.seats.get(endpointId)));
  if (first === undefined) throw new Refusal('queue-empty');
  return giveOn(meeting, first.endpointId, seconds, actor);
};

const assertFloor = (meeting: Meeting, endpointId: EndpointId): void => {
  assertOpen(meeting);
  if (!hasFloor(meeting.floor, endpointId)) throw new Refusal('no-floor');
};

/** Takes the floor back from one endpoint. Refuses with `no-floor`. */
export const takeBack = (meeting: Meeting, endpointId: EndpointId, actor: Actor): MeetingEvent[] => {
  assertFloor(meeting, endpointId);
  return asAct('take-back', [{ type: 'floorEnded', endpointId, cause: 'taken-back', actor }]);
};

/** The chair speaks: all lose the floor. Nothing where nobody has it. */
export const chairSpeaks = (meeting: Meeting, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  return asAct('chair', endsOf(meeting, 'taken-back', actor));
};

/** Gives whoever has the floor more time, in seconds. Refuses with `no-floor`. */
export const extendFloor = (
  meeting: Meeting,
  endpointId: EndpointId,
  seconds: number,
  actor: Actor,
): MeetingEvent[] => {
  assertFloor(meeting, endpointId);
  return [{ type: 'floorExtended', endpointId, seconds, actor }];
};

/** Undoes the last act upon the floor. Refuses with `nothing-to-undo`, also when its seconds are over. */
export const undoLast = (meeting: Meeting, now: Instant, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const { undo } = meeting.floor;
  if (undo === null || now > undo.until) throw new Refusal('nothing-to-undo');
  return [{ type: 'floorUndone', undone: undo.act, actor }];
};

/** Why whoever is away loses the floor: who was only called when the roll was walked never asked to speak, and is not queued. */
export const lapseCause = ({ walk }: Meeting['roll'], endpointId: EndpointId): 'taken-back' | 'lapsed' =>
  walk?.called === endpointId ? 'taken-back' : 'lapsed';

/** Whoever has the floor and is away loses it when its grace is over. */
export const lapses = ({ floor }: Meeting): readonly Due[] =>
  floor.holders.flatMap(({ endpointId, awayUntil }) =>
    awayUntil === null
      ? []
      : [
          {
            name: `floor of ${endpointId} lapses`,
            at: awayUntil,
            decide: (now: Meeting): MeetingEvent[] => {
              const still = now.floor.holders.some(
                (holder) => holder.endpointId === endpointId && holder.awayUntil === awayUntil,
              );
              const cause = lapseCause(now.roll, endpointId);
              return still ? [{ type: 'floorEnded', endpointId, cause, actor: { by: 'hub' } }] : [];
            },
          },
        ],
  );
