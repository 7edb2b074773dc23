import type { ParameterEntry } from '@diem-cau/shared';
import { usualLongestMinutes, type MarksGround } from '../../domain/record/meeting-marks.ts';
import { entriesOn, normsOf } from '../../domain/settings/parameter-table.ts';
import type { Calendar } from '../../domain/kit/working-days.ts';
import { dayOf } from '../kit/days.ts';

const minuteMs = 60_000;

/** By what meetings are marked: working days, and how long meetings usually are at most by this version of the dated table. */
export const marksGround = (
  timeZone: string,
  calendar: Calendar,
  { version, entries }: { readonly version: number; readonly entries: readonly ParameterEntry[] },
): MarksGround => ({
  dayOf: (at) => dayOf(at, timeZone),
  calendar,
  longestMs: (day) =>
    (normsOf(entriesOn(entries, version, day)).district('usualLongestMinutes')?.base ?? usualLongestMinutes) * minuteMs,
});
