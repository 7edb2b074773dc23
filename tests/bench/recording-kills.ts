import { setTimeout as delay } from 'node:timers/promises';
import type { MeetingId } from '@diem-cau/shared';
import type { AttendingPage } from '../../server/test/support/attending-page.ts';
import { District } from '../../server/test/support/district.ts';
import { recorderOf } from '../../server/test/support/recorder-of.ts';
import { ms, report, reportSpread } from './figures.ts';
import { recordingOf } from './long-run/recorded.ts';

const voices = 4;
/** Pieces are so long when they are broken off: at least, and by chance as much more; in milliseconds. */
const keptForMs = { least: 4_000, more: 2_000 } as const;
const patienceMs = 60_000;

/** What is killed, and how it comes back. */
type Victim = 'hub' | 'recorder';

/** The last piece of each voice: its number, and until when it goes, in the meeting's time. */
const lastPieces = async (district: District, meetingId: MeetingId) =>
  (await recordingOf(district, meetingId)).tracks.flatMap(({ segments }) => {
    const last = segments.at(-1);
    return last === undefined ? [] : [{ ...last, end: last.from + last.lengthMs }];
  });

/** Waits until each voice has a piece that grows, is so long, and is none of these. */
const allKept = async (district: District, meetingId: MeetingId, longMs: number, without: ReadonlySet<number>) => {
  const until = performance.now() + patienceMs;
  for (;;) {
    const pieces = (await lastPieces(district, meetingId)).filter(({ number }) => !without.has(number));
    if (pieces.filter(({ growing, lengthMs }) => growing && lengthMs > longMs).length === voices) return pieces;
    if (performance.now() > until) throw new Error('not all voices are recorded again');
    await delay(50);
  }
};

/** Kills it so often while voices are recorded. @returns of each voice and kill what is missing before the kill, and until it is kept again, in milliseconds */
const killed = async (victim: Victim, rounds: number) => {
  const district = await District.start(voices, { LOG_LEVEL: 'fatal' });
  const seated: AttendingPage[] = [];
  const come = async (meetingId: MeetingId): Promise<AttendingPage> => {
    for (const page of seated.splice(0)) page.close();
    const chair = await district.page(district.room);
    seated.push(chair);
    await chair.join(meetingId);
    for (let nth = 0; nth < voices; nth += 1) {
      const page = await district.page(district.commune(nth));
      seated.push(page);
      await page.join(meetingId, 'wrtc', { shade: 60, hertz: 500 + 100 * nth });
      await page.send('microphone');
    }
    return chair;
  };
  try {
    const opener = await district.page(district.room);
    const meetingId = await district.openMeeting(opener);
    opener.close();
    await (await come(meetingId)).line.ask('recording.begin', {});
    const [missing, gaps]: [number[], number[]] = [[], []];
    for (let round = 0, broken: ReadonlySet<number> = new Set(); round < rounds; round += 1) {
      await allKept(district, meetingId, keptForMs.least + Math.random() * keptForMs.more, broken);
      const killedAt = Date.now();
      if (victim === 'recorder') process.kill(recorderOf(district.hub.pid), 'SIGKILL');
      else {
        await district.hub.end('SIGKILL');
        await district.hub.up();
        await come(meetingId);
      }
      const before = (await recordingOf(district, meetingId)).tracks.map(({ segments }) =>
        segments.filter(({ from }) => from < killedAt).at(-1),
      );
      for (const piece of before) if (piece !== undefined) missing.push(killedAt - piece.from - piece.lengthMs);
      broken = new Set(before.flatMap((piece) => piece?.number ?? []));
      const after = await allKept(district, meetingId, 0, broken);
      gaps.push(...after.map(({ from }) => from - killedAt));
    }
    return { missing, gaps };
  } finally {
    for (const page of seated) page.close();
    await district.remove();
  }
};

/**
 * Kills the hub, and then its recorder, again and again while four voices are recorded: what was said before the kill and is not kept.
 * @param rounds how many kills of each
 */
export const recordingKills = async (rounds: number): Promise<void> => {
  for (const victim of ['hub', 'recorder'] as const) {
    const { missing, gaps } = await killed(victim, rounds);
    reportSpread(`the ${victim} is killed: lost before it`, missing, '≤ 2 s');
    report(`the ${victim} is killed: lost before it, most`, ms(Math.max(...missing)), '≤ 2 s');
    reportSpread(`the ${victim} is killed: until all is kept again`, gaps);
  }
};
