import { savedConclusions } from '../domain/papers/conclusions.ts';
import { guarded } from '../application/kit/guarded.ts';
import { Hub } from '../application/meeting/hub.ts';
import type { MediaPlane } from '../application/ports/media-plane.ts';
import { panelKey } from '../application/sign-in/sessions.ts';
import { Standings } from '../application/record/standings.ts';
import type { Data } from './data.ts';
import type { LinesWing } from './lines.ts';
import type { PapersWing } from './papers.ts';
import type { RecordWing } from './record.ts';
import type { Settings } from './settings.ts';
import type { SignInWing } from './sign-in.ts';
import type { Start } from './start.ts';

/** What the meetings are held with. */
interface MeetingsPorts {
  readonly data: Pick<Data, 'storage' | 'upkeep'>;
  readonly media: MediaPlane;
  readonly settings: Pick<Settings, 'profile' | 'longestMs' | 'recordingRules'>;
  readonly record: Pick<
    RecordWing,
    'books' | 'digests' | 'films' | 'recordingHearts' | 'recordings' | 'recordingSweep'
  >;
  readonly papers: Pick<PapersWing, 'floorBackgrounds' | 'writtenReports'>;
  readonly sessions: Pick<SignInWing['sessions'], 'end'>;
  readonly lines: Pick<LinesWing, 'lineWatch' | 'hubLine' | 'lineMemory'>;
}

/** The hub's meetings, and who has which part in one; what people write about one is told to the pages that watch it. */
export const openMeetings = (
  { config: { timeZone, maxEndpoints, gallerySeconds }, clock, mint, logger }: Start,
  {
    data: { storage, upkeep },
    media,
    settings: { profile, longestMs, recordingRules },
    record,
    papers,
    lines,
    sessions,
  }: MeetingsPorts,
) => {
  const { archive, directory, accounts, checks, settings: lasting } = storage;
  const { books, digests, films, recordingHearts: recorders, recordings, recordingSweep } = record;
  const standings: Standings = new Standings({ live: (meetingId) => hub.partsIn(meetingId), digests });
  const hub: Hub = new Hub(
    {
      ...{ archive, directory, accounts, checks, settings: lasting, media, clock, upkeep, mint, logger, longestMs },
      ...{ recorders, recordingRules },
      recordingOver: (meetingId) => void films.over(meetingId, recordings.over(meetingId)),
      lineMemory: lines.lineMemory,
      floorBackground: (meeting) => papers.floorBackgrounds.of(meeting),
      reports: {
        areCalled: () => papers.writtenReports.areCalled(),
        take: (meetingId) => papers.writtenReports.take(meetingId),
      },
      conclusions: async (meetingId) => savedConclusions(await books.read(meetingId)),
      // It is worth nothing already; its page goes once a panel that closed the meeting itself has its answer.
      panelEnded: (panelId) => void setImmediate(() => sessions.end(panelKey(panelId), 'revoked')),
      receptionHeard: (endpointId, word) => lines.lineWatch.heard(endpointId, word),
      closedPart: (principal, meetingId) => standings.part(principal, meetingId),
    },
    { profile, timeZone, maxEndpoints, gallerySeconds },
  );
  books.onWritten(guarded(logger, 'books', (meetingId) => hub.bookChanged(meetingId)));
  papers.writtenReports.listen({
    written: guarded(logger, 'reports', () => hub.reportsWritten()),
    called: guarded(logger, 'reports', () => hub.reportsCalled()),
    given: guarded(logger, 'reports', (meetingId, taken) => hub.reports.given(meetingId, taken)),
  });
  return {
    hub,
    standings,
    /** Takes the meetings up that were open when the hub went down, and looks at their lines from then on. */
    takeUp: async () => {
      await lines.lineMemory.start();
      await hub.recover();
      void recordings.takeUp().then((left) => films.takeUp(left));
      recordingSweep.start();
      lines.lineWatch.start();
      lines.hubLine.start();
    },
    /** Lets go of them without closing them. */
    letGo: async () => {
      await Promise.all([recordingSweep.close(), films.close()]);
      lines.hubLine.close();
      lines.lineWatch.close();
      await hub.close();
      await lines.lineMemory.close();
    },
  };
};
