import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';

const Nothing = z.strictObject({});
/** Who is called now, as the page that asks knows it: two who press at once go on once. */
const from = EndpointId.optional();

/** Requests about the walk of the roll (gọi điểm danh lần lượt). Its last step is undone by `floor.undo`. */
export const rollRequests = {
  /**
   * Begins a walk: of all communes anew, or of those that have not answered (`missing`). The first who is there is called: it stands on the
   * stage, and has the floor without an end. Nothing while a walk is being made. Refuses with `nobody-there`.
   */
  'roll.begin': { params: z.strictObject({ whom: z.enum(['all', 'missing']) }), result: Nothing },
  /** Whoever is called has answered; the next who is there is called, or the walk is over. Nothing where another than `from` is called, or a step was made less than a second ago. */
  'roll.next': { params: z.strictObject({ from }), result: Nothing },
  /** Whoever is called does not answer; as `roll.next` otherwise. */
  'roll.unanswered': { params: z.strictObject({ from }), result: Nothing },
  /** Ends the walk; whoever is called is left as it was. */
  'roll.end': { params: Nothing, result: Nothing },
  /** Says that an endpoint attends by telephone, or does no longer. Refuses with `attends-here` one that is in the meeting with its PC, with `forbidden` the one that leads. */
  'roll.markPhone': { params: z.strictObject({ endpointId: EndpointId, byPhone: z.boolean() }), result: Nothing },
} as const;
