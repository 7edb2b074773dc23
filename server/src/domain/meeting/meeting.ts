import type { MeetingId } from '@diem-cau/shared';
import type { Checkpoints } from './checkpoints/state.ts';
import type { Course } from './course/state.ts';
import type { Floor } from './floor/state.ts';
import type { Limits } from './ladder/state.ts';
import type { Leading } from './leading/state.ts';
import type { Duplex } from './duplex/state.ts';
import type { Links } from './links/state.ts';
import type { Lock } from './lock/state.ts';
import type { Messages } from './messages/state.ts';
import type { Microphones } from './microphones/state.ts';
import type { Outages } from './outages/state.ts';
import type { Panels } from './panels/state.ts';
import type { Parts } from './parts/state.ts';
import type { Ready } from './ready/state.ts';
import type { Rings } from './rings/state.ts';
import type { Roll } from './roll/state.ts';
import type { Rungs } from './rungs/state.ts';
import type { Receipts } from './receipts/state.ts';
import type { Reports } from './reports/state.ts';
import type { Seats } from './seats/state.ts';
import type { Sources } from './sources/state.ts';
import type { Speaker } from './speaker/state.ts';
import type { Speakers } from './speakers/state.ts';
import type { Staging } from './stage/state.ts';
import type { Troubles } from './troubles/state.ts';

/** One meeting as its events have left it: what each topic knows of it. */
export interface Meeting {
  readonly meetingId: MeetingId;
  /** Number of the last event. */
  readonly seq: number;
  readonly course: Course;
  readonly seats: Seats;
  readonly microphones: Microphones;
  readonly sources: Sources;
  readonly speaker: Speaker;
  readonly stage: Staging;
  readonly links: Links;
  readonly parts: Parts;
  readonly panels: Panels;
  readonly leading: Leading;
  readonly lock: Lock;
  readonly floor: Floor;
  readonly speakers: Speakers;
  readonly roll: Roll;
  readonly rings: Rings;
  readonly ready: Ready;
  readonly checkpoints: Checkpoints;
  readonly receipts: Receipts;
  readonly messages: Messages;
  readonly reports: Reports;
  readonly troubles: Troubles;
  readonly outages: Outages;
  readonly ladder: Limits;
  readonly rungs: Rungs;
  readonly duplex: Duplex;
}
