import { z } from 'zod';
import { Instant } from '../kit/time.ts';
import type { MeetingType } from '../settings/meeting-types.ts';

/** The longest that can be planned, from its beginning or from now, in minutes. */
const longestPlanned = 24 * 60;

/** For how many minutes a meeting is planned. */
export const PlannedMinutes = z.int().min(1).max(longestPlanned);

/** By how many minutes a meeting is extended at once; pages offer 15 and 30. */
export const ExtensionMinutes = z.int().min(1).max(60);
export type ExtensionMinutes = z.infer<typeof ExtensionMinutes>;

/**
 * For how many minutes the opening form proposes to plan a meeting of a type; null for none. No rule but habit: nineteen communes that speak
 * for three minutes each, an evening's or a morning's work.
 */
export const usualPlannedMinutes: Readonly<Record<MeetingType, number | null>> = {
  'giao-ban': 90,
  'chuyen-mon': 120,
  'so-ket-tong-ket': 240,
  'chuyen-de': 120,
  'tap-huan': 240,
  'dot-xuat': 60,
  khac: null,
  'hop-thu': null,
};

/** When a meeting is to be over; nothing happens by itself then. */
const Plan = z.strictObject({
  /** As planned and extended, in the meeting's own time. */
  endsAt: Instant,
  /** For how many minutes it was planned, from its beginning. */
  minutes: z.int().positive(),
  /** By how many minutes it was extended since; 0 where nobody did. */
  extendedMinutes: z.int().nonnegative(),
  /** The last extension that counts, which can be taken back; missing where there is none. */
  last: z.strictObject({ minutes: ExtensionMinutes, at: Instant }).optional(),
});
export type Plan = z.infer<typeof Plan>;

/** Missing where nobody planned when the meeting ends. */
export const PlanView = z.strictObject({ plan: Plan.optional() });
export type PlanView = z.infer<typeof PlanView>;

const minuteMs = 60_000;

/** So many minutes before the planned end whoever conducts is told, and once more when it has come. */
const toldMinutesBefore = [10, 5, 0] as const;

/** So long a notice stands, in milliseconds: to be read by who looks up now and then, and gone before the next. */
const noticeStandsMs = 60_000;

/** So long it is said that the meeting was extended, beside what takes that back, in milliseconds. */
const extendedStandsMs = 8_000;

/** What whoever conducts is told now: how many minutes are left, or that the meeting was extended. */
export type PlanTells = (typeof toldMinutesBefore)[number] | 'extended';

/** How long it is until the planned end. */
export interface PlanLeft {
  /** Begun minutes that are left; beyond the end the full ones since. */
  readonly minutes: number;
  readonly stands: 'far' | 'near' | 'over';
  /** Null while there is nothing to tell. */
  readonly tells: PlanTells | null;
}

/** How long it is until the planned end, at an instant of the meeting's own time. */
export const planLeft = ({ endsAt, last }: Pick<Plan, 'endsAt' | 'last'>, now: Instant): PlanLeft => {
  const leftMs = endsAt - now;
  const told = toldMinutesBefore.find((minutes) => {
    const sinceMs = minutes * minuteMs - leftMs;
    return sinceMs >= 0 && sinceMs < noticeStandsMs;
  });
  const extended = last !== undefined && now - last.at < extendedStandsMs;
  return {
    minutes: leftMs > 0 ? Math.ceil(leftMs / minuteMs) : Math.floor((now - endsAt) / minuteMs),
    stands: leftMs <= 0 ? 'over' : leftMs <= toldMinutesBefore[0] * minuteMs ? 'near' : 'far',
    tells: extended ? 'extended' : (told ?? null),
  };
};
