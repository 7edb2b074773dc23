import { Instant, MeetingId } from '@diem-cau/shared';
import { z } from 'zod';

/**
 * What outlives a reload or a power cut: the meeting that this browser's endpoint sits in, and what its person had set. A page of an
 * earlier version wrote nothing of microphone and screen.
 */
export const RememberedSeat = z.object({
  meetingId: MeetingId,
  camera: z.boolean(),
  microphone: z.boolean().default(false),
  screen: z.boolean().default(false),
  /** Since when it sits there without anybody having pressed; missing once somebody has. */
  byItselfSince: Instant.optional(),
});
export type RememberedSeat = z.infer<typeof RememberedSeat>;

export interface SeatMemory {
  read(): RememberedSeat | null;
  write(seat: RememberedSeat): void;
  forget(): void;
}

const key = 'diem-cau.seat';

/** The memory in the browser's own storage; a browser that forbids storage simply remembers nothing. */
export const browserSeatMemory: SeatMemory = {
  read() {
    try {
      return RememberedSeat.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null;
    } catch {
      return null;
    }
  },
  write(seat) {
    try {
      localStorage.setItem(key, JSON.stringify(seat));
    } catch {
      // Without storage a reload means one more press.
    }
  },
  forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was remembered.
    }
  },
};
