import type {
  Day,
  EndpointId,
  FloorBackground,
  MeetingId,
  MeetingPart,
  PanelId,
  Principal,
  ReportStanding,
  ToldReception,
} from '@diem-cau/shared';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import type { Patience } from '../../domain/meeting/lives/life-signs.ts';
import type { MeetingArchive } from '../ports/archive.ts';
import type { Clock, Mint, Stopwatch, Uptime } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { MediaPlane } from '../ports/media-plane.ts';
import type { Recorders } from '../ports/recorder.ts';
import type { HubProfile } from '../settings/hub-profile.ts';
import type { EndpointChecksPorts } from './checks/endpoint-checks.ts';
import type { LineMemory } from './line-memory.ts';
import type { SavedConclusions } from './meeting-conclusions.ts';
import type { OpeningPorts, OpeningSettings } from './openings.ts';

/** What the hub is told by its operator. */
export interface HubSettings extends OpeningSettings {
  readonly profile: Pick<HubProfile, 'now'>;
  /** Endpoints that may be in meetings at once, over all meetings. */
  readonly maxEndpoints: number;
  /** How long nothing may be heard of a seat; without it `usualPatience`. */
  readonly patience?: Patience;
}

/** The written reports that a meeting takes: the day for which they were called, and how its communes stand. */
export interface TakenReports {
  readonly day: Day;
  readonly standings: readonly ReportStanding[];
}

/** How meetings take written reports. */
export interface TakingReports {
  /** Whether any are called for today. */
  readonly areCalled: () => Promise<boolean>;
  /** Takes them for a meeting: how its communes stand, and what is reported from now on belongs to it. Null where none are called for today. */
  readonly take: (meetingId: MeetingId) => Promise<TakenReports | null>;
}

/** What the hub holds its meetings with. */
export interface HubPorts extends OpeningPorts, Pick<EndpointChecksPorts, 'checks' | 'settings' | 'upkeep'> {
  readonly archive: MeetingArchive;
  /** Somebody's part in a meeting that is over; null for none. */
  readonly closedPart: (principal: Principal, meetingId: MeetingId) => Promise<MeetingPart | null>;
  readonly media: MediaPlane;
  readonly recorders: Recorders;
  /** A meeting was closed, and nothing of its sound is written any more. */
  readonly recordingOver: (meetingId: MeetingId) => void;
  readonly clock: Clock & Stopwatch & Uptime;
  readonly mint: Mint;
  readonly logger: Logger;
  /** How long meetings usually are at most today, in milliseconds. */
  readonly longestMs: () => Promise<number>;
  /** What is known of each endpoint of a meeting that helps to decide whom to give the floor. */
  readonly floorBackground: (meeting: Meeting) => Promise<readonly FloorBackground[]>;
  readonly reports: TakingReports;
  /** The conclusions of a meeting as its book has them; null where nobody saved any. */
  readonly conclusions: (meetingId: MeetingId) => Promise<SavedConclusions | null>;
  /** A panel ended, with its meeting too: its pages are to go. */
  readonly panelEnded: (panelId: PanelId) => void;
  /** What lines bore when their endpoints were here last. */
  readonly lineMemory: Pick<LineMemory, 'beginsWith' | 'told'>;
  /** The page of an endpoint's seat said how what it receives comes. */
  readonly receptionHeard: (endpointId: EndpointId, word: ToldReception) => void;
}
