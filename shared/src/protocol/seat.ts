import { checkpointRequests } from './checkpoints.ts';
import { debriefingRequests } from './debriefing.ts';
import { floorRequests } from './floor.ts';
import { hubNotices, hubRequests, hubTasks } from './hub.ts';
import { ladderRequests } from './ladder.ts';
import { leadingRequests } from './leading.ts';
import { lockRequests } from './lock.ts';
import { mediaNotices, mediaRequests, mediaTasks, mutingRequests } from './media.ts';
import { soundRequests } from './sound.ts';
import { messageRequests } from './messages.ts';
import { meetingNotices, meetingRequests } from './meeting.ts';
import { planRequests } from './plan.ts';
import { readyRequests } from './ready.ts';
import { receiptRequests } from './receipts.ts';
import { recordNotices, recordRequests } from './record.ts';
import { recordingRequests } from './recording.ts';
import { ringRequests } from './rings.ts';
import { panelRequests } from './panels.ts';
import { rollRequests } from './roll.ts';
import { speakerRequests } from './speakers.ts';
import { stageRequests } from './stage.ts';

/** What every page speaks from its first load on: all requests but those of a check, which come with it. */
export const seatRequests = {
  ...hubRequests,
  ...meetingRequests,
  ...mediaRequests,
  ...mutingRequests,
  ...floorRequests,
  ...speakerRequests,
  ...stageRequests,
  ...rollRequests,
  ...ringRequests,
  ...panelRequests,
  ...leadingRequests,
  ...lockRequests,
  ...planRequests,
  ...debriefingRequests,
  ...readyRequests,
  ...checkpointRequests,
  ...receiptRequests,
  ...messageRequests,
  ...ladderRequests,
  ...soundRequests,
  ...recordRequests,
  ...recordingRequests,
} as const;
export type SeatRequestName = keyof typeof seatRequests;

/** Every notice that the hub sends to a page. */
export const notices = {
  ...hubNotices,
  ...meetingNotices,
  ...mediaNotices,
  ...recordNotices,
} as const;

/** What the hub gives any page to do. */
export const seatTasks = { ...hubTasks, ...mediaTasks } as const;
