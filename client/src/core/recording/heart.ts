import type { Instant, RecordingHeart } from '@diem-cau/shared';

/** So little room is told of whatever was planned, in seconds. */
const littleSeconds = 900;

/** What a heart says to a person. */
export interface HeartSaid {
  readonly keptUntil: Instant;
  /** How many microphones are heard. */
  readonly heard: number;
  /** In kB a second. */
  readonly rate: number;
  /** For how long there is room, in its unit; `unknown` where the disk does not say, null before it is known. */
  readonly lasts: { readonly unit: 'days' | 'hours' | 'minutes'; readonly count: number } | 'unknown' | null;
  /** Until when there is room, where that is before the planned end, or soon; else null. */
  readonly endsAt: Instant | null;
}

/** @param plannedEnd in the meeting's own time, as all of it; null where nobody planned when the meeting ends */
export const heartSaid = (
  { keptUntil, heard, bytesPerSecond, roomBytes, roomSeconds }: RecordingHeart,
  plannedEnd: Instant | null,
): HeartSaid => {
  const endsAt = roomSeconds === null ? null : keptUntil + roomSeconds * 1_000;
  const isTooSoon = endsAt !== null && plannedEnd !== null && keptUntil < plannedEnd ? endsAt < plannedEnd : false;
  const isLittle = roomSeconds !== null && roomSeconds < littleSeconds;
  return {
    keptUntil,
    heard,
    rate: Math.round(bytesPerSecond / 1_000),
    lasts: roomBytes === null ? 'unknown' : roomSeconds === null ? null : lengthOf(roomSeconds),
    endsAt: isTooSoon || isLittle ? endsAt : null,
  };
};

const lengthOf = (seconds: number): HeartSaid['lasts'] => {
  const hours = seconds / 3_600;
  if (hours >= 48) return { unit: 'days', count: Math.floor(hours / 24) };
  if (hours >= 2) return { unit: 'hours', count: Math.floor(hours) };
  return { unit: 'minutes', count: Math.floor(seconds / 60) };
};
