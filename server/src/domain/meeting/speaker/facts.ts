import { EndpointId } from '@diem-cau/shared';
import { z } from 'zod';

/** Who is heard. */
export const speakerFacts = [
  /** Whom the server hears, steadied against flicker; null for silence. */
  z.strictObject({ type: z.literal('speakerChanged'), endpointId: EndpointId.nullable() }),
] as const;
