import type { RelayAccess } from '@diem-cau/shared';

/** What one connection's media have of the relay, for as long as they are there. */
export interface RelayShare {
  /** New access, for as long as it says; null where there is no relay. */
  access(): RelayAccess | null;
  /** From now on nothing is relayed by any access of this share. Idempotent. */
  end(): void;
}

/** Where there is no relay. */
export const noRelayShare: RelayShare = { access: () => null, end: () => undefined };
