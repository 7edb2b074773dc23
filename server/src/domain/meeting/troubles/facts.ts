import { EndpointId, Instant, SourceTrouble, WatchedSource } from '@diem-cau/shared';
import { z } from 'zod';

const trouble = {
  endpointId: EndpointId,
  source: WatchedSource,
  trouble: SourceTrouble,
  /** Since when nothing was heard or seen; some seconds before it was noticed. */
  since: Instant,
};

/** What is wrong with what endpoints send. It ends with its fact, or when its endpoint goes away. */
export const troubleFacts = [
  z.strictObject({ type: z.literal('troubleBegan'), ...trouble }),
  z.strictObject({ type: z.literal('troubleEnded'), ...trouble }),
] as const;
