import { z } from 'zod';
import { EndpointId } from '../kit/ids.ts';
import { StageChoice, TourSeconds } from '../meeting/stage.ts';

const Nothing = z.strictObject({});

/** Requests about the stage (màn hình chính): what everybody sees large. */
export const stageRequests = {
  /** Shows this to everybody; of chosen endpoints one at least has to be there (`stage-not-there`). */
  'stage.show': { params: z.strictObject({ choice: StageChoice }), result: Nothing },
  /** Puts one more endpoint beside those that were chosen; alone where none were. Refuses with `stage-full`, `stage-not-there`. */
  'stage.add': { params: z.strictObject({ endpointId: EndpointId }), result: Nothing },
  /** Takes a chosen endpoint off; with the last one the stage goes by whoever speaks again. */
  'stage.remove': { params: z.strictObject({ endpointId: EndpointId }), result: Nothing },
  /** Views all communes that are there in turn, once. Refuses with `nobody-there`. */
  'stage.tour': { params: z.strictObject({ seconds: TourSeconds.optional() }), result: Nothing },
  /** Goes on to the next at once; with `from` only while that one is seen, so that two who press at once skip nobody. */
  'stage.tourOn': { params: z.strictObject({ from: EndpointId.optional() }), result: Nothing },
  /** Views them no longer: the stage is as it was before. */
  'stage.endTour': { params: Nothing, result: Nothing },
  /** Undoes the last act upon the stage, for five seconds. */
  'stage.undo': { params: Nothing, result: Nothing },
} as const;
