import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { FloorSeconds } from '../meeting/floor.ts';
import { SpeakerWish } from '../meeting/speakers.ts';

const Nothing = z.strictObject({});

/** Requests about the list of speakers. Its next is given the floor by `floor.next`; its last change is undone by `floor.undo`. */
export const speakerRequests = {
  /** Puts endpoints at the end of the list, also those that have spoken or were skipped; who waits or speaks stays where it is. */
  'speakers.add': {
    params: z.strictObject({ endpointIds: z.array(EndpointId).min(1).max(1000), seconds: FloorSeconds }),
    result: Nothing,
  },
  /** Takes endpoints off the list; who speaks keeps the floor. */
  'speakers.remove': { params: z.strictObject({ endpointIds: z.array(EndpointId).max(1000) }), result: Nothing },
  /** Moves an endpoint to another place of the list; 0 is its head. */
  'speakers.move': {
    params: z.strictObject({ endpointId: EndpointId, to: z.int().min(0).max(1000) }),
    result: Nothing,
  },
  /** Says how long an endpoint of the list is to speak, and what about. */
  'speakers.change': { params: SpeakerWish, result: Nothing },
  /**
   * Arranges who has not spoken yet by the written reports: overdue first, then stuck; who is all green needs no turn. Takes the reports that
   * were called for today. Refused with `no-reports` where there are none.
   */
  'speakers.arrange': { params: Nothing, result: Nothing },
  /** Whether the next has the floor by itself when the time of the one before is over. */
  'speakers.goByItself': { params: z.strictObject({ byItself: z.boolean() }), result: Nothing },
} as const;
