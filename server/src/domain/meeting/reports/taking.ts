import type { Day, ReportStanding } from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';

const same = (a: ReportStanding, b: ReportStanding): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Takes written reports of communes of the meeting: those that say something else than what is known, and are not older. */
export const takeReports = (
  meeting: Meeting,
  day: Day,
  standings: readonly ReportStanding[],
  actor: Actor,
): MeetingEvent[] => {
  assertOpen(meeting);
  const { reports, seats } = meeting;
  const isNews = (standing: ReportStanding): boolean => {
    const known = reports.of.get(standing.endpointId);
    return known === undefined || (!same(known, standing) && (standing.givenAt ?? 0) >= (known.givenAt ?? 0));
  };
  const news = standings.filter((each) => {
    const seat = seats.get(each.endpointId);
    return seat !== undefined && !seat.endpoint.leads && isNews(each);
  });
  return news.length === 0 && reports.day === day ? [] : [{ type: 'reportsTaken', day, reports: news, actor }];
};
