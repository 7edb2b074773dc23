import { EndpointId, UnitId } from '@diem-cau/shared';
import { z } from 'zod';

/** An endpoint on the meeting's list, with its name as it was on the day. */
export const ExpectedEndpoint = z.strictObject({
  endpointId: EndpointId,
  name: z.string(),
  leads: z.boolean(),
  position: z.int(),
  /** Whether the chair may open its microphone by giving it the floor; missing, it may. */
  mayBeOpened: z.boolean().optional(),
  /** Whether its PC was to take the seat by itself; missing, it was not. */
  joinsByItself: z.boolean().optional(),
  /** The unit that it lay in, with its name as it was on the day; missing in records from before it was kept. */
  unit: z.strictObject({ unitId: UnitId, name: z.string() }).optional(),
});
export type ExpectedEndpoint = z.infer<typeof ExpectedEndpoint>;
