import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { Line } from '../kit/text.ts';
import { Instant } from '../kit/time.ts';

/**
 * How the floor goes round: `conference` (hội nghị): the chair grants it, also to several; `training` (đào tạo): to one at a time, by
 * request; `discussion` (thảo luận): free talk, nobody needs it.
 */
export const FloorMode = z.enum(['conference', 'training', 'discussion']);
export type FloorMode = z.infer<typeof FloorMode>;

/** What somebody who asks for the floor says about it: a few words, empty where they say nothing. */
export const HandTopic = Line(0, 120);

/** How long the floor is given at once, and for how long it may be extended at once, in seconds. */
export const FloorSeconds = z
  .int()
  .min(30)
  .max(60 * 60);

/** How long the floor is given where nobody says otherwise, in seconds. */
export const usualFloorSeconds = 5 * 60;

/** Seconds for which an act upon the floor can be undone. */
export const undoSeconds = 5;
/** What whoever has the floor has left when it is shown in amber, in seconds. */
export const amberSeconds = 30;
/** Whoever had the floor and dropped out gets it back within so many seconds, if it was not given on. */
export const floorGraceSeconds = 60;

/** Who has the floor. */
export const FloorHolder = z.strictObject({
  endpointId: EndpointId,
  since: Instant,
  /** When the time that was given runs out; null where none was given. */
  until: Instant.nullable(),
  /** Whether the hub opened the microphone (`opened`), or the person there is asked to do it (`invited`). */
  by: z.enum(['opened', 'invited']),
  /** The person there has shut the microphone since it was opened. */
  ownOff: z.boolean(),
  /** It dropped out: until then it gets the floor back; null while it is there. */
  awayUntil: Instant.nullable(),
});
export type FloorHolder = z.infer<typeof FloorHolder>;

/** A raised hand, in the order of the queue. */
export const Hand = z.strictObject({
  endpointId: EndpointId,
  since: Instant,
  topic: HandTopic,
  /** "Xin tranh luận": it wants to answer what is being said. */
  debate: z.boolean(),
});
export type Hand = z.infer<typeof Hand>;

/** Acts upon the floor, upon the list of speakers (`list`) and steps of a walk of the roll (`roll`) that can be undone for some seconds. */
export const UndoableAct = z.enum(['give', 'take-back', 'chair', 'next', 'mode', 'move', 'lower', 'list', 'roll']);

/** The floor as every page sees it. */
export const FloorView = z.strictObject({
  floor: z.strictObject({
    mode: FloorMode,
    /** In the order in which they were given it. */
    holders: z.array(FloorHolder).max(1000),
    queue: z.array(Hand).max(1000),
    /** The last act upon the floor, for whoever conducts; null where nothing can be undone (any more). */
    undo: z.strictObject({ act: UndoableAct, until: Instant }).nullable().optional(),
  }),
});
export type FloorView = z.infer<typeof FloorView>;

/** What the floor says of one seat. */
export const SeatFloorView = z.strictObject({
  /** Whether the chair may open its microphone by giving it the floor; otherwise its person is invited to. */
  mayBeOpened: z.boolean(),
});
export type SeatFloorView = z.infer<typeof SeatFloorView>;

/** What the chair needs to know of one endpoint to decide whom to give the floor. */
export const FloorBackground = z.strictObject({
  endpointId: EndpointId,
  /** For how long it was heard in this meeting, in milliseconds. */
  heardTodayMs: z.int(),
  /** The same in all meetings of this year before, and in how many of them it was heard. */
  heardThisYearMs: z.int(),
  meetingsHeard: z.int(),
  /** Tasks from conclusions that its unit has open, and those of them that are overdue. */
  openTasks: z.int(),
  overdueTasks: z.int(),
});
export type FloorBackground = z.infer<typeof FloorBackground>;
