import type { Instant, RecordingHeart } from '@diem-cau/shared';

/** What a heart says to a person. */
export interface HeartSaid {
  readonly keptUntil: Instant;
  /** In kB a second. */
  readonly rate: number;
  /** For how long there is room, in its unit; null before that is known. */
  readonly lasts: { readonly unit: 'days' | 'hours' | 'minutes'; readonly count: number } | null;
  /** Until when there is room, where that is before the planned end; else null. */
  readonly endsAt: Instant | null;
}

/**
 * @param heard when it was heard
 * @param plannedEnd null where nobody planned when the meeting ends
 */
export const heartSaid = (heart: RecordingHeart, heard: Instant, plannedEnd: Instant | null): HeartSaid => {
  const { keptUntil, bytesPerSecond, roomSeconds } = heart;
  const endsAt = roomSeconds === null ? null : heard + roomSeconds * 1_000;
  return {
    keptUntil,
    rate: Math.round(bytesPerSecond / 1_000),
    lasts: roomSeconds === null ? null : lengthOf(roomSeconds),
    endsAt: endsAt !== null && plannedEnd !== null && heard < plannedEnd && endsAt < plannedEnd ? endsAt : null,
  };
};

const lengthOf = (seconds: number): NonNullable<HeartSaid['lasts']> => {
  const hours = seconds / 3_600;
  if (hours >= 48) return { unit: 'days', count: Math.floor(hours / 24) };
  if (hours >= 2) return { unit: 'hours', count: Math.floor(hours) };
  return { unit: 'minutes', count: Math.floor(seconds / 60) };
};
