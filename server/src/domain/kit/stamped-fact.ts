import type { Instant } from '@diem-cau/shared';

/** A fact as it stands in its ledger: its number (from 1, without gaps) and its time. */
export interface StampedFact<Fact> {
  readonly seq: number;
  readonly at: Instant;
  readonly fact: Fact;
}
