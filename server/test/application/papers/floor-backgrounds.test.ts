import { ConclusionId, MeetingId, typedIdentity, type TaskBody } from '@diem-cau/shared';
import { expect, it, vi } from 'vitest';
import { FloorBackgrounds } from '../../../src/application/papers/floor-backgrounds.ts';
import type { MeetingDigest } from '../../../src/domain/record/meeting-digest.ts';
import { anBinh, hoaLac, joined, meetingAfter, meetingId, opened } from '../../support/meetings.ts';

const minute = 60_000;
const earlier = MeetingId.parse('earlier');
const lastYear = MeetingId.parse('last-year');

const digest = (openedAt: number, speakingMs: Record<string, number>) => ({
  openedAt,
  endpoints: Object.entries(speakingMs).map(([endpointId, ms]) => ({ endpointId, speakingMs: ms })),
});

const task = (id: string, leadUnit: string, overdue: boolean): TaskBody => ({
  conclusionId: ConclusionId.parse(id),
  meetingId: earlier,
  meetingTitle: 'Giao ban',
  meetingDay: '2026-01-05',
  work: 'Sửa đường',
  leadUnit,
  cooperatingUnits: [],
  deadline: null,
  state: 'open',
  overdue,
  progress: [],
});

it('tells of each endpoint what helps to decide: heard today, this year and not the year before, its tasks', async () => {
  const digests = new Map<string, object>([
    [meetingId, digest(Date.UTC(2026, 5, 1), { [anBinh]: minute, [hoaLac]: 0 })],
    [earlier, digest(Date.UTC(2026, 0, 5), { [anBinh]: 12 * minute, [hoaLac]: 0 })],
    [lastYear, digest(Date.UTC(2025, 11, 30), { [hoaLac]: 30 * minute })],
  ]);
  const of = vi.fn(async function* (ids: readonly MeetingId[]) {
    for (const id of ids) yield digests.get(id) as MeetingDigest;
  });
  const backgrounds = new FloorBackgrounds({
    archive: { find: () => Promise.resolve({ meetingIds: [meetingId, earlier, lastYear], total: 3 }) },
    digests: { of },
    tasks: {
      openByUnit: () =>
        Promise.resolve(
          Map.groupBy([task('1', 'Xã An Bình', true), task('2', 'Xã An Bình', false)], ({ leadUnit }) =>
            typedIdentity(leadUnit),
          ),
        ),
    },
    clock: { now: () => Date.UTC(2026, 5, 1) },
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  const meeting = meetingAfter(opened(), ...joined(anBinh));
  const running = { ...meeting, course: { ...meeting.course, openedAt: Date.UTC(2026, 5, 1) } };
  const told = new Map((await backgrounds.of(running)).map((each) => [each.endpointId, each]));
  expect(told.get(anBinh)).toEqual({
    endpointId: anBinh,
    heardTodayMs: minute,
    heardThisYearMs: 12 * minute,
    meetingsHeard: 1,
    openTasks: 2,
    overdueTasks: 1,
  });
  expect(told.get(hoaLac)).toMatchObject({ heardTodayMs: 0, heardThisYearMs: 0, meetingsHeard: 0, openTasks: 0 });
  expect([...told.keys()]).toEqual([...running.seats.keys()]);

  await backgrounds.of(running);
  // The year is read once for a meeting, and this meeting each time.
  expect(of).toHaveBeenCalledTimes(3);
});
