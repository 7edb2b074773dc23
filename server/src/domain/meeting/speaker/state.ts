import type { EndpointId } from '@diem-cau/shared';

/** Who is heard, and who was. */
export interface Speaker {
  readonly speaking: EndpointId | null;
  /** The last endpoint, other than the leading one, that spoke and is still there. */
  readonly last: EndpointId | null;
  /** All who have spoken, each once, the last one first. */
  readonly recent: readonly EndpointId[];
}
