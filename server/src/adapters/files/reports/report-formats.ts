import { numberFormats, type Day, type Instant } from '@diem-cau/shared';

/** How a figure is written; `minutes` are milliseconds in the report, and minutes on paper. */
export type FigureKind = 'count' | 'minutes' | 'hours' | 'decimal' | 'share' | 'money' | 'instant' | 'text';

/** A figure as it stands in the report; null where there is none. */
export type Figure = number | string | null;

const minuteMs = 60_000;

/** The number that a reader gets for a figure: milliseconds become minutes or hours, all else stays. */
export const readable = (kind: FigureKind, figure: number): number => {
  if (kind === 'minutes') return figure / minuteMs;
  return kind === 'hours' ? figure / (60 * minuteMs) : figure;
};

const { whole, decimal, exact, percent } = numberFormats.vi;

/** A number with as many decimals as it has, at most four: `0,25`. */
export const numberText = exact;

/** `2026-03-05` as `05/03/2026`. */
export const dayText = (day: Day): string => day.split('-').reverse().join('/');

/** Writes instants in one time zone. */
export interface ReportTime {
  /** `05/03/2026 08:30` */
  readonly text: (at: Instant) => string;
  /** What a clock in the zone shows, as if the zone were UTC: spreadsheets know no zones. */
  readonly wallClock: (at: Instant) => Date;
}

/** @param timeZone an IANA name */
export const reportTime = (timeZone: string): ReportTime => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const partsOf = (at: Instant): Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>> =>
    Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    text: (at) => {
      const { day, month, year, hour, minute } = partsOf(at);
      return `${day}/${month}/${year} ${hour}:${minute}`;
    },
    wallClock: (at) => {
      const { day, month, year, hour, minute, second } = partsOf(at);
      return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    },
  };
};

/** A figure as a Vietnamese office writes it, `1.234,5`, `62,2%`; empty where there is none. */
export const figureText = (kind: FigureKind, figure: Figure, time: ReportTime): string => {
  if (figure === null) return '';
  if (typeof figure === 'string') return figure;
  switch (kind) {
    case 'instant':
      return time.text(figure);
    case 'share':
      return percent(figure);
    case 'minutes':
    case 'hours':
    case 'decimal':
      return decimal(readable(kind, figure));
    case 'count':
    case 'money':
      return whole(figure);
    case 'text':
      return exact(figure);
  }
};
