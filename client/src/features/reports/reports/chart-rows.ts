import type { ReportedEndpoint, ReportedGroup, ReportedUnit } from '@diem-cau/shared';

/** More months than these are drawn as years. */
const mostMonths = 24;

/** A month, or a year, of the period. */
export interface MonthRow {
  readonly key: string;
  readonly label: string;
  readonly meetings: number;
  readonly savedHours: number;
}

const inYears = (months: readonly ReportedGroup[]): ReportedGroup[] => {
  const years = new Map<string, ReportedGroup>();
  for (const month of months) {
    const key = month.key.slice(0, 4);
    const { meetings = 0, savedMinutes = 0 } = years.get(key) ?? {};
    years.set(key, {
      ...month,
      key,
      meetings: meetings + month.meetings,
      savedMinutes: savedMinutes + month.savedMinutes,
    });
  }
  return [...years.values()];
};

/** The months of a period from left to right, `03` within one year, `03/26` across years; the years of a long one. */
export const monthRows = (months: readonly ReportedGroup[]): MonthRow[] => {
  const groups = months.length > mostMonths ? inYears(months) : months;
  const isOneYear = new Set(groups.map(({ key }) => key.slice(0, 4))).size === 1;
  const label = (key: string): string => {
    const [year = '', month] = key.split('-');
    if (month === undefined) return year;
    return isOneYear ? month : `${month}/${year.slice(2)}`;
  };
  return groups.map(({ key, meetings, savedMinutes }) => ({
    key,
    label: label(key),
    meetings,
    savedHours: savedMinutes / 60,
  }));
};

/** How often the endpoints of a unit came. */
export interface AttendanceRow {
  readonly key: string;
  readonly name: string;
  readonly attended: number;
  readonly expected: number;
  /** 0 to 1. */
  readonly share: number;
  readonly missing: number;
}

/** Units by their attendance, the lowest first: that one is asked about. */
export const attendanceRows = (units: readonly ReportedUnit[]): AttendanceRow[] =>
  units
    .filter(({ count }) => count.expected > 0)
    .map(({ unitId, name, count: { attended, expected } }) => ({
      key: unitId ?? '',
      name,
      attended,
      expected,
      share: attended / expected,
      missing: 1 - attended / expected,
    }))
    .toSorted((a, b) => a.share - b.share);

/** What an endpoint lost by drop-outs. */
export interface DropRow {
  readonly key: string;
  readonly name: string;
  readonly dropOuts: number;
  readonly lostMinutes: number;
}

/** The endpoints that dropped out, the most minutes lost first. */
export const dropRows = (endpoints: readonly ReportedEndpoint[]): DropRow[] =>
  endpoints
    .filter(({ count }) => count.dropOuts > 0)
    .map(({ endpointId, name, count: { dropOuts, droppedMs } }) => ({
      key: endpointId,
      name,
      dropOuts,
      lostMinutes: droppedMs / 60_000,
    }))
    .toSorted((a, b) => b.lostMinutes - a.lostMinutes || b.dropOuts - a.dropOuts);

/** How long an endpoint was heard. */
export interface SpeakingRow {
  readonly key: string;
  readonly name: string;
  readonly speakingMinutes: number;
  /** Meetings in a row without a word. */
  readonly silent: number;
}

/**
 * The endpoints that came, the one that has been silent for the most meetings first, then whoever spoke least. The chair's own is left
 * out: it speaks so much that the others could not be told apart.
 */
export const speakingRows = (endpoints: readonly ReportedEndpoint[]): SpeakingRow[] =>
  endpoints
    .filter(({ leads, count }) => !leads && count.attended > 0)
    .map(({ endpointId, name, count: { speakingMs }, meetingsSinceSpoken }) => ({
      key: endpointId,
      name,
      speakingMinutes: speakingMs / 60_000,
      silent: meetingsSinceSpoken,
    }))
    .toSorted((a, b) => a.speakingMinutes - b.speakingMinutes || b.silent - a.silent);
