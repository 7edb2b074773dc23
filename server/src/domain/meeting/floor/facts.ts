import { EndpointId, FloorMode, FloorSeconds, HandTopic, UndoableAct } from '@diem-cau/shared';
import { z } from 'zod';
import { Actor } from '../../kit/actor.ts';

const endpointId = EndpointId;
const actor = Actor;

/** Stands at the first fact of an act that can be undone. */
const act = UndoableAct.optional();

/** Who asks to speak, who may, and for how long. */
export const floorFacts = [
  z.strictObject({ type: z.literal('floorModeChanged'), mode: FloorMode, act, actor }),
  z.strictObject({ type: z.literal('handRaised'), endpointId, topic: HandTopic, debate: z.boolean() }),
  z.strictObject({ type: z.literal('handLowered'), endpointId, cause: z.enum(['own', 'chair']), act, actor }),
  z.strictObject({ type: z.literal('handMoved'), endpointId, to: z.int(), act, actor }),
  /** The hub opened its microphone (`opened`), or its person is asked to do it (`invited`); for so many seconds, null without an end. */
  z.strictObject({
    type: z.literal('floorGiven'),
    endpointId,
    by: z.enum(['opened', 'invited']),
    seconds: FloorSeconds.nullable(),
    act,
    actor,
  }),
  /** `lapsed`: it dropped out and was not back in time. */
  z.strictObject({
    type: z.literal('floorEnded'),
    endpointId,
    cause: z.enum(['own', 'taken-back', 'given-on', 'lapsed']),
    act,
    actor,
  }),
  z.strictObject({ type: z.literal('floorExtended'), endpointId, seconds: FloorSeconds, actor }),
  /** All is again as it was before that act, but for what the endpoints did since. */
  z.strictObject({ type: z.literal('floorUndone'), undone: UndoableAct, actor }),
] as const;
