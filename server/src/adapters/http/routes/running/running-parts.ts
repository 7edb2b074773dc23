import type { Instant, Profile } from '@diem-cau/shared';
import type { Readiness } from '../../../../application/running/readiness.ts';

/** What the routes about the hub itself speak to. */
export interface RunningParts {
  readonly profile: { readonly now: Profile };
  /** The private CA as PEM, as it lies on the disk now; null where the operator's own certificate needs none. */
  readonly caPem: () => string | null;
  readonly readiness: Pick<Readiness, 'look'>;
  /** `docs/openapi.json` as it was written with this version. */
  readonly apiDocument: () => Promise<string>;
  /** IANA name of the zone in which pages show times. */
  readonly timeZone: string;
  /** The hub's clock, for showing it. */
  readonly now: () => Instant;
}
