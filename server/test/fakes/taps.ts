import type { MeetingId } from '@diem-cau/shared';
import type { MediaTap, TapListener, TappedPicture, TappedVoice } from '../../src/application/ports/media-plane.ts';

/** Who records the sound of which meeting, for the media plane in memory. */
export class FakeTaps {
  readonly #taps = new Map<MeetingId, TapListener>();
  readonly #shown = new Map<MeetingId, readonly TappedPicture[]>();
  /** Packets that were sent to recorders. */
  sentToTaps = 0;
  /** While set no media server has the meeting. */
  nowhere = false;
  /** While set the media server does not answer. */
  hangs = false;
  /** Microphones that are open, as the media server tells of them. */
  voices: readonly TappedVoice[] = [];

  get tapCount(): number {
    return this.#taps.size;
  }

  tapOf(meetingId: MeetingId): TapListener | undefined {
    return this.#taps.get(meetingId);
  }

  /** The pictures that go to the recorder. */
  shownOf(meetingId: MeetingId): readonly TappedPicture[] {
    return this.#shown.get(meetingId) ?? [];
  }

  tap(meetingId: MeetingId, listener: TapListener): MediaTap {
    this.#taps.set(meetingId, listener);
    this.#shown.delete(meetingId);
    return {
      show: (pictures) => void this.#shown.set(meetingId, pictures),
      sent: () =>
        this.hangs
          ? Promise.reject(new Error('no answer'))
          : Promise.resolve(this.nowhere ? null : { packets: this.sentToTaps, voices: this.voices }),
      close: () => {
        if (this.#taps.get(meetingId) === listener) this.#taps.delete(meetingId);
      },
    };
  }
}
