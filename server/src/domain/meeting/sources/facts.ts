import { EndpointId, MediaSource } from '@diem-cau/shared';
import { z } from 'zod';

const endpointId = EndpointId;

/** What endpoints send. */
export const sourceFacts = [
  z.strictObject({
    type: z.literal('sendingStarted'),
    endpointId,
    source: MediaSource,
    /** Prepared, and shut until somebody opens it; only for a microphone. */
    shut: z.literal(true).optional(),
  }),
  z.strictObject({
    type: z.literal('sendingStopped'),
    endpointId,
    source: MediaSource,
    cause: z.enum(['own', 'taken', 'stopped-by-chair', 'media-lost']),
  }),
] as const;
