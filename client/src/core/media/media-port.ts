import type { MediaOffer } from '@diem-cau/shared';
import { z } from 'zod';

const Candidate = z.object({ port: z.int() });

/** The port at which the hub has the media of an offer: what a network has to let pass, UDP and TCP; null where the offer names none. */
export const mediaPort = ({ receive: { iceCandidates } }: MediaOffer): number | null =>
  Candidate.safeParse(iceCandidates[0]).data?.port ?? null;
