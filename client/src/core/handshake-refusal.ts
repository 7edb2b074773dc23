import { RefusalBody, RefusalCode } from '@diem-cau/shared';
import { z } from 'zod';

/** An error of the handshake that carries the hub's refusal: whole, or only its code. */
const Refused = z.union([
  z.object({ data: RefusalBody }).transform(({ data }) => data),
  z.object({ message: RefusalCode }).transform(({ message }): RefusalBody => ({ code: message, details: [] })),
]);

/** The hub's refusal in an error of the handshake; null when the hub said nothing, as when it could not be reached. */
export const handshakeRefusal = (error: unknown): RefusalBody | null => {
  const refused = Refused.safeParse(error);
  return refused.success ? refused.data : null;
};
