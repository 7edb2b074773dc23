import { z } from 'zod';
import { ConclusionId } from '../kit/ids.ts';
import { Instant } from '../kit/time.ts';

/** So many conclusions of one meeting stand on the endpoints' screens at most. */
export const mostSentConclusions = 50;
/** So many characters of a conclusion's work stand where it is only named. */
export const namedWorkLength = 160;

/** The conclusions that were sent to the endpoints whom they concern, in the order of their sending; told to whoever conducts alone. */
export const ConclusionsSentView = z.strictObject({
  conclusions: z
    .array(
      z.strictObject({
        conclusionId: ConclusionId,
        /** When it was sent as it stands now. */
        sentAt: Instant,
        /** The beginning of its work. */
        work: z.string().max(namedWorkLength),
      }),
    )
    .max(mostSentConclusions),
});
export type ConclusionsSentView = z.infer<typeof ConclusionsSentView>;

/** Which of them one endpoint is asked to receive; its own page is told only of those that it has not received. Missing where there are none. */
export const SeatReceiptsView = z.strictObject({
  asked: z
    .array(z.strictObject({ conclusionId: ConclusionId, sentAt: Instant, receivedAt: Instant.nullable() }))
    .max(mostSentConclusions)
    .optional(),
});
export type SeatReceiptsView = z.infer<typeof SeatReceiptsView>;
