import type { MeetingId } from '@diem-cau/shared';
import type { MediaTap, TapListener } from '../../src/application/ports/media-plane.ts';

/** Who records the sound of which meeting, for the media plane in memory. */
export class FakeTaps {
  readonly #taps = new Map<MeetingId, TapListener>();
  /** Packets that were sent to recorders. */
  sentToTaps = 0;

  get tapCount(): number {
    return this.#taps.size;
  }

  tapOf(meetingId: MeetingId): TapListener | undefined {
    return this.#taps.get(meetingId);
  }

  tap(meetingId: MeetingId, listener: TapListener): MediaTap {
    this.#taps.set(meetingId, listener);
    return {
      sent: () => Promise.resolve(this.sentToTaps),
      close: () => {
        if (this.#taps.get(meetingId) === listener) this.#taps.delete(meetingId);
      },
    };
  }
}
