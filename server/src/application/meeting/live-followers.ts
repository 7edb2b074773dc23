import type { EndpointId, Instant, MeetingId, PanelId } from '@diem-cau/shared';
import { gradeLink } from '../../domain/meeting/links/link-grading.ts';
import { noteFailure, noteRecovery, noteShortfall } from '../../domain/meeting/recording/deciding.ts';
import { noteRung } from '../../domain/meeting/rungs/noting.ts';
import { changeSpeaker } from '../../domain/meeting/speaker/speaking.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Due } from '../../domain/meeting/topic.ts';
import { dues } from '../../domain/meeting/topics.ts';
import { noteTrouble } from '../../domain/meeting/troubles/noting.ts';
import type { Clock, Stopwatch } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { MediaPlane } from '../ports/media-plane.ts';
import type { Recorders } from '../ports/recorder.ts';
import type { Connections } from './connections/connections.ts';
import type { RecordChange } from './connections/record-watchers.ts';
import { Announcements } from './followers/announcements.ts';
import { BooksWatch } from './followers/books.ts';
import type { Follower } from './followers/followers.ts';
import type { LifeWatch } from './followers/life-watch.ts';
import { LadderWatch } from './followers/ladder-watch.ts';
import { DebriefingWatch } from './followers/debriefing-watch.ts';
import { LinkWatch } from './followers/link-watch.ts';
import { MediaFollower } from './followers/media.ts';
import type { OutageWatch } from './followers/outage-watch.ts';
import { PanelsWatch } from './followers/panels.ts';
import { OpenListWatch } from './followers/open-list.ts';
import { RecordingWatch } from './followers/recording-watch.ts';
import { RungNotes } from './followers/rung-notes.ts';
import { ScreenCodecs } from './followers/screen-codecs.ts';
import { SpeakerWatch } from './followers/speaker-watch.ts';
import { Timers } from './followers/timers.ts';
import { TroubleWatch } from './followers/trouble-watch.ts';
import { WantedLayers } from './followers/wanted-layers.ts';
import { Watchers } from './followers/watchers.ts';
import { watchLives, type JudgingLives } from './live-lives.ts';
import { watchOutages } from './live-outages.ts';
import type { LineMemory } from './line-memory.ts';
import type { LiveRecord } from './live-record.ts';

/** What makes true what was written of one live meeting. */
export interface LiveFollowers {
  readonly media: MediaFollower;
  readonly announcements: Announcements;
  readonly speaker: SpeakerWatch;
  readonly links: LinkWatch;
  readonly ladder: LadderWatch;
  readonly outages: OutageWatch;
  readonly troubles: TroubleWatch;
  readonly lives: LifeWatch;
  /** The worker that carried the meeting died. */
  readonly mediaLost: () => void;
  /** In this order: first what must hold, then what is told. */
  readonly all: readonly Follower[];
}

interface FollowersPorts extends JudgingLives {
  readonly clock: Clock & Stopwatch;
  readonly logger: Logger;
  readonly media: MediaPlane;
  readonly connections: Connections;
  readonly recorders: Recorders;
  /** It was closed, and nothing of its sound is written any more. */
  readonly recordingOver: (meetingId: MeetingId) => void;
  /** What lines bore when their endpoints were here last. */
  readonly lineMemory: Pick<LineMemory, 'beginsWith' | 'told'>;
  /** The meeting stands differently on the list of open meetings. */
  readonly changed: () => void;
  /** The meeting was closed with a debriefing; `now` as its facts are dated. */
  readonly debriefingBegan: (closed: Meeting, now: Instant) => void;
  /** A panel ended, with the meeting too. */
  readonly panelEnded: (panelId: PanelId) => void;
  /** Something fell due that gives the floor. */
  readonly givesByItself: (due: Due) => Promise<void>;
  /** What is written down of the meeting became other. */
  readonly recordChanged: (change: RecordChange) => void;
}

/** What is noted of the rungs of a live meeting goes on its record. */
const rungsOf = (record: LiveRecord, clock: Stopwatch): RungNotes =>
  new RungNotes({
    clock,
    tell: (endpointId, on) => void record.observe('rung', (now) => noteRung(now, endpointId, on)),
  });

/** What is seen of the lines of a live meeting goes on its record. */
const linksOf = (record: LiveRecord, logger: Logger, seated: () => MediaFollower['ofSeats']): LinkWatch =>
  new LinkWatch(seated, logger, (endpointId, grade, sample) => {
    void record.observe('link', (now) => gradeLink(now, endpointId, grade, sample));
  });

/** Keeps what is said where the meeting is recorded; what fails goes on its record. */
const recordingOf = (record: LiveRecord, ports: FollowersPorts): RecordingWatch => {
  const { clock, logger, recorders, media: plane, recordingOver } = ports;
  const { meetingId } = record.meeting;
  const watch = new RecordingWatch({
    ...{ meetingId, recorders, plane, clock, logger },
    now: () => record.now(),
    tell: {
      fails: (cause, since) => void record.observe('recording', (now) => noteFailure(now, cause, since)),
      keeps: () => void record.observe('recording', noteRecovery),
      falls: (short) => void record.observe('recording', (now) => noteShortfall(now, short)),
    },
    over: () => recordingOver(meetingId),
  });
  // A meeting that is taken up again may be recorded.
  watch.settled(record);
  return watch;
};

/** Tells those of the worker's death who say it on the record. */
const lossOf = (record: LiveRecord, recording: RecordingWatch, outages: OutageWatch) => (): void => {
  recording.mediaLost(record.meeting);
  outages.workerDied();
};

/** The followers of a live meeting; what they see of themselves (who speaks, how a line is, what falls due) goes on its record. */
export const followersOf = (record: LiveRecord, ports: FollowersPorts): LiveFollowers => {
  const { clock, logger, connections, media: plane } = ports;
  const { meeting } = record;
  const ladder: LadderWatch = new LadderWatch({
    ...{ clock, logger, memory: ports.lineMemory },
    lostBefore: (endpointId) => media.ofSeats.get(endpointId)?.lostBefore('microphone') ?? 0,
    unheard: (endpointId) => lives.isOverdue(endpointId),
    voicesAbove: (connection, step) => media.voicesAbove(connection, step),
    stepChanged: (connection, step) => media.stand(connection, step),
    seatsChanged: (lines) => {
      announcements.stand(lines);
      rungs.stand(lines);
    },
  });
  const wantedLayers = new WantedLayers({
    ...{ clock, logger },
    tell: (endpointId, source, layer) => media.tellWatched(endpointId, { source, layer }),
  });
  const screenCodecs = new ScreenCodecs({ clock, logger });
  const media: MediaFollower = new MediaFollower({ plane, ladder, wantedLayers, screenCodecs, logger, clock });
  const announcements = new Announcements(clock, logger, meeting, () => record.now());
  const rungs = rungsOf(record, clock);
  const speaker = new SpeakerWatch(clock, logger, (endpointId) => {
    void record.observe('speaker', (now) => changeSpeaker(now, endpointId));
  });
  const links = linksOf(record, logger, () => media.ofSeats);
  const isHeard = (endpointId: EndpointId): boolean => !lives.isOverdue(endpointId);
  const outages: OutageWatch = watchOutages(record, {
    ...{ patience: ports.patience, clock, logger, media, announcements, isHeard },
    covers: (endpointId, backAfterMs) => troubles.covered(endpointId, backAfterMs),
  });
  const troubles = new TroubleWatch({
    ...{ seated: () => media.ofSeats, clock, logger, isHeard, outages },
    rests: (endpointId, source) => source === 'camera' && ladder.cameraRests(endpointId),
    tell: (endpointId, source, trouble, forMs) => {
      const since = Math.round(record.now() - forMs);
      void record.observe('trouble', (now) => noteTrouble(now, endpointId, { source, trouble, since }));
    },
  });
  const timers = new Timers(
    {
      now: () => record.now(),
      dues,
      fell: (due) => void (due.gives === true ? ports.givesByItself(due) : record.observe(due.name, due.decide)),
    },
    logger,
  );
  const lives = watchLives(record, { ...ports, media, announcements });
  // A meeting that is taken up again may have something that falls due.
  timers.settled({ meeting });
  const recording = recordingOf(record, ports);
  const watching = [media, speaker, links, ladder, rungs, outages, troubles, timers, recording];
  const debriefing = new DebriefingWatch((closed) => ports.debriefingBegan(closed, record.now()));
  const told = [new Watchers(connections), new BooksWatch(ports.recordChanged), new OpenListWatch(ports.changed)];
  const telling = [debriefing, announcements, new PanelsWatch(ports.panelEnded), ...told];
  return {
    ...{ media, announcements, speaker, links, ladder, outages, troubles, lives },
    mediaLost: lossOf(record, recording, outages),
    all: [...watching, ...telling],
  };
};
