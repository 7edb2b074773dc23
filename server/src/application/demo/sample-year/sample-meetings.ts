import type { Instant, MeetingType } from '@diem-cau/shared';
import type { Happening, ScriptedMeeting } from './script.ts';
import { comes, drops, hubDown, leaves, line, never, pause, speaks } from './tell.ts';

/** A meeting of the sample year, and when it opens. */
export interface SampleMeeting {
  readonly meeting: ScriptedMeeting;
  readonly opensAt: Instant;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Vietnam keeps one time all the year; its first Monday of the epoch began seven hours before 5 January 1970 in UTC. */
const vietnamMs = 7 * 60 * minuteMs;
const firstMonday = 4 * dayMs - vietnamMs;
const weekMs = 7 * dayMs;
const weeks = 52;

/** Numbers from 0 to 1 that are the same each time, one after the other (mulberry32). */
const steadyChance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** What is held besides the weekly meeting, by weeks before today: on Thursday afternoon. */
const special: Readonly<Record<number, { readonly title: string; readonly type: MeetingType }>> = {
  3: { title: 'Chuyên đề chuyển đổi số cấp xã', type: 'chuyen-de' },
  8: { title: 'Họp khẩn ứng phó mưa lũ', type: 'dot-xuat' },
  13: { title: 'Sơ kết công tác quý', type: 'so-ket-tong-ket' },
  19: { title: 'Tập huấn phần mềm một cửa', type: 'tap-huan' },
  26: { title: 'Sơ kết sáu tháng', type: 'so-ket-tong-ket' },
  33: { title: 'Chuyên đề xây dựng nông thôn mới', type: 'chuyen-de' },
  41: { title: 'Họp khẩn phòng, chống rét hại', type: 'dot-xuat' },
  47: { title: 'Chuyên đề thu ngân sách', type: 'chuyen-de' },
};

/** The one meeting in which the hub went down, by weeks before today. */
const weekOfHubDown = 17;

const courseOf = (places: readonly string[], week: number, lasts: number): Happening[] => {
  const chance = steadyChance(week * 97 + lasts);
  const [host = '', ...communes] = places;
  const upTo = (most: number): number => Math.floor(chance() * (most + 1));
  const one = (): string => communes[upTo(communes.length - 1)] ?? host;
  const course: Happening[] = [speaks(host, 2, 6 + upTo(8))];
  for (let at = 18; at < lasts - 14; at += 5 + upTo(4)) course.push(speaks(one(), at, 2 + upTo(3)));
  course.push(speaks(host, lasts - 12, 10));
  for (let left = upTo(3); left > 0; left -= 1)
    course.push(drops(one(), 5 + upTo(lasts - 25), 1 + upTo(8), chance() < 0.85 ? 'link-lost' : 'page-closed'));
  if (chance() < 0.35) course.push(comes(one(), 6 + upTo(10)));
  if (chance() < 0.2) course.push(never(one()));
  if (chance() < 0.25) course.push(leaves(one(), lasts - 9));
  if (lasts > 90) course.push(pause(45, 10));
  if (chance() < 0.5) {
    const weak = one();
    course.push(line(weak, 12, 'weak'), line(weak, 24, 'good'));
  }
  if (week === weekOfHubDown) course.push(hubDown(32, 3));
  return course;
};

const two = (number: number): string => String(number).padStart(2, '0');

const dayText = (at: Instant): { readonly month: string; readonly day: string } => {
  const local = new Date(at + vietnamMs);
  return { month: two(local.getUTCMonth() + 1), day: two(local.getUTCDate()) };
};

interface Planned {
  readonly id: string;
  readonly title: string;
  readonly type: MeetingType;
  readonly opensAt: Instant;
  /** In minutes. */
  readonly lasts: number;
}

/** The meetings of the twelve months before `now`, the oldest first: the same for every hub that starts in the same week. */
export const sampleMeetings = (places: readonly string[], now: Instant): readonly SampleMeeting[] => {
  const thisMonday = firstMonday + Math.floor((now - firstMonday) / weekMs) * weekMs;
  const meetings: SampleMeeting[] = [];
  const add = (week: number, { id, title, type, opensAt, lasts }: Planned): void => {
    const { month, day } = dayText(opensAt);
    const chance = steadyChance(week * 31 + lasts);
    const host = places[0] ?? '';
    const commune = places[1 + Math.floor(chance() * (places.length - 1))] ?? host;
    meetings.push({
      opensAt,
      meeting: {
        id,
        title,
        type,
        opens: `${month}-${day} 00:00`,
        invitedBefore: type === 'dot-xuat' ? null : 0,
        lasts,
        measured: true,
        course: courseOf(places, week, lasts),
        // A few rolls that nobody called: a real year has them too, and the figures say so.
        ...(week % 11 === 5 ? { uncalled: [commune] } : {}),
        rolls: chance() < 0.4 ? { [commune]: { excused: 1 } } : {},
        ...(chance() < 0.8 ? { papers: { pages: 4 + Math.floor(chance() * 20), printed: 0 } } : {}),
      },
    });
  };
  for (let week = weeks; week >= 1; week -= 1) {
    const monday = thisMonday - week * weekMs;
    const length = 45 + ((week * 17) % 55);
    // Two weeks of three: a third of the Mondays a district's meeting falls out or is held face to face.
    if (week % 3 !== 2) {
      const { month, day } = dayText(monday);
      const opensAt = monday + (7 * 60 + 30) * minuteMs;
      const title = `Giao ban tuần (ngày ${day}/${month})`;
      add(week, { id: `mau-${two(week)}-giao-ban`, title, type: 'giao-ban', opensAt, lasts: length });
    }
    const more = special[week];
    if (more !== undefined) {
      const opensAt = monday + 3 * dayMs + 14 * 60 * minuteMs;
      add(week, { ...more, id: `mau-${two(week)}-chuyen-de`, opensAt, lasts: 60 + ((week * 13) % 70) });
    }
  }
  return meetings;
};
