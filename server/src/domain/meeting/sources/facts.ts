import { EndpointId, SourceId } from '@diem-cau/shared';
import { z } from 'zod';

const endpointId = EndpointId;

/** What endpoints send. */
export const sourceFacts = [
  z.strictObject({
    type: z.literal('sendingStarted'),
    endpointId,
    source: SourceId,
    /** It opens nothing: prepared, and shut until somebody opens its endpoint's voice; only for a microphone. */
    shut: z.literal(true).optional(),
  }),
  z.strictObject({
    type: z.literal('sendingStopped'),
    endpointId,
    source: SourceId,
    cause: z.enum(['own', 'taken', 'stopped-by-chair', 'media-lost']),
  }),
] as const;
