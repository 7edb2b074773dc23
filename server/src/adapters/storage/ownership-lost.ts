import { Refusal } from '@diem-cau/shared';

/**
 * Another hub owns the data by now, or nobody does: nothing was written, and this hub never writes again. To whoever asked for the
 * writing it is a record that is unavailable; the hub itself ends.
 */
export class OwnershipLost extends Refusal {
  override readonly name = 'OwnershipLost';

  constructor(cause?: unknown) {
    super('record-unavailable');
    this.cause = cause;
  }
}
