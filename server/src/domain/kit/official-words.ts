import { oneLine, type Day, type Instant } from '@diem-cau/shared';

/** Tells an instant as the hub's own clock and calendar do. */
export interface OfficeClock {
  day(at: Instant): Day;
  /** Hours and minutes, `08:05`. */
  time(at: Instant): string;
  /** With seconds, `08:05:09`. */
  seconds(at: Instant): string;
}

/** Left for somebody to write by hand. */
export const blank = '……………………';
/** Spaces at which no line breaks and which no program takes together. */
const gap = '\u00A0'.repeat(7);

/** A day in words: days below 10 and the months 1 and 2 get a 0 (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, 4b). */
export const dayWords = (day: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  const monthWord = Number(month) < 3 ? month : String(Number(month));
  return `ngày ${date} tháng ${monthWord} năm ${year}`;
};

/** `08:05` as `08 giờ 05 phút`. */
export const timeWords = (time: string): string => {
  const [hours = '', minutes = ''] = time.split(':');
  return `${hours} giờ ${minutes} phút`;
};

/** An instant in words, `08 giờ 00 phút, ngày 23 tháng 11 năm 2026`. */
export const momentWords = (at: Instant, clock: OfficeClock): string =>
  `${timeWords(clock.time(at))}, ${dayWords(clock.day(at))}`;

/** A length of time in whole minutes. */
export const minutesWords = (ms: number): string => (ms < 60_000 ? 'dưới 1 phút' : `${Math.round(ms / 60_000)} phút`);

/** `Bình Gia, ngày … tháng … năm 2026`: the clerk writes day and month when the paper is issued. */
export const placeAndYear = (place: string, year: string): string =>
  `${place === '' ? blank : place}, ngày${gap}tháng${gap}năm ${year}`;

/** The line of the number, which the clerk gives: `Số: …/BB-UBND`. */
export const numberLine = (symbol: string): string => `Số:${gap}/${symbol}`;

/** The last line of an official document: it ends with `./.`. */
export const withFinalMark = (text: string): string => `${text.trimEnd().replace(/[\s./;,]+$/u, '')}./.`;

/** Lines that were typed, without the empty ones and without what no document can hold. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) =>
      line
        .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '')
        .replace(/\t/gu, ' ')
        .trim(),
    )
    .filter((line) => line !== '');

/** The list under "Nơi nhận:", each line with its dash and its mark, however it was typed. */
export const recipientLines = (text: string): readonly string[] => {
  const names = linesOf(text)
    .map((line) => line.replace(/^[-–•]\s*/u, '').replace(/[;.\s]+$/u, ''))
    .filter((line) => line !== '');
  return names.map((name, index) => `- ${name}${index === names.length - 1 ? '.' : ';'}`);
};

/** As many whole lines as there is room for in `most` characters, and one that says how many are left out. */
export const fittingLines = (lines: readonly string[], most: number): string => {
  const whole = lines.join('\n');
  if (whole.length <= most) return whole;
  const room = most - 30;
  const kept: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > room) break;
    kept.push(line);
  }
  return [...kept, `(còn ${lines.length - kept.length} dòng nữa)`].join('\n');
};

/** One line of at most `most` characters, even of what was recorded before texts came in as they do now. */
export const fittingLine = (text: string, most: number): string => oneLine(oneLine(text).slice(0, most));
