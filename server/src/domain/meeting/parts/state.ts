import type { UnitId } from '@diem-cau/shared';
import type { Secretary } from './facts.ts';

/** Who has a part in the meeting besides the endpoint that leads it. */
export interface Parts {
  readonly secretary: Secretary | null;
  /** The unit that holds the meeting; null for that of the endpoint that leads it. */
  readonly hostUnitId: UnitId | null;
}
