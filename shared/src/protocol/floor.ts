import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { FloorBackground, FloorMode, FloorSeconds, HandTopic } from '../meeting/floor.ts';

const Nothing = z.strictObject({});

/** Requests about the floor (quyền phát biểu). */
export const floorRequests = {
  /** Switches how the floor goes round; all but the chair are shut unless the talk is free. */
  'floor.setMode': { params: z.strictObject({ mode: FloorMode }), result: Nothing },
  /**
   * Gives an endpoint the floor, for as long as its entry in the list of speakers says where it has one: its microphone opens (or its person is invited to open it), the others close and stay closed, it
   * stands on the stage everywhere, its time runs.
   */
  'floor.give': {
    params: z.strictObject({ endpointId: EndpointId, seconds: FloorSeconds.optional() }),
    result: Nothing,
  },
  /** Takes the floor back from one endpoint. */
  'floor.takeBack': { params: z.strictObject({ endpointId: EndpointId }), result: Nothing },
  /** The chair speaks: the floor is taken back from all who have it, and the chair stands on the stage, but not instead of a shared screen. Nothing where nobody has it. */
  'floor.chairSpeaks': { params: Nothing, result: Nothing },
  /** Takes the floor back from whoever has it and gives it to whoever comes next: on the list of speakers, then in the queue. Within a second it goes on once. */
  'floor.next': { params: Nothing, result: Nothing },
  /** Gives whoever has the floor more time. */
  'floor.extend': { params: z.strictObject({ endpointId: EndpointId, seconds: FloorSeconds }), result: Nothing },
  /** Moves a hand to another place in the queue; 0 is its head. */
  'floor.move': { params: z.strictObject({ endpointId: EndpointId, to: z.int().min(0).max(1000) }), result: Nothing },
  /** Takes another's hand off the queue. */
  'floor.lower': { params: z.strictObject({ endpointId: EndpointId }), result: Nothing },
  /** Undoes the last act upon the floor, for five seconds. */
  'floor.undo': { params: Nothing, result: Nothing },
  /** What is known of each endpoint of the meeting that helps to decide. */
  'floor.background': {
    params: Nothing,
    result: z.strictObject({ endpoints: z.array(FloorBackground).max(1000) }),
  },
  /** Asks for the floor, or says what about. */
  'floor.raiseHand': { params: z.strictObject({ topic: HandTopic, debate: z.boolean() }), result: Nothing },
  /** Withdraws the own hand. */
  'floor.withdrawHand': { params: Nothing, result: Nothing },
  /** Gives the floor back of one's own accord. */
  'floor.yield': { params: Nothing, result: Nothing },
} as const;
