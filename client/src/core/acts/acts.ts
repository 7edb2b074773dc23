import type { Act } from './act.ts';
import { setCheckpoints, stopCheckpoints } from './checkpoints.ts';
import { breakActs, closeMeeting, timeBreak } from './course.ts';
import { beginDebriefing, endDebriefing } from './debriefing.ts';
import { addEndpoint, changeCap } from './endpoints.ts';
import { floorActs } from './floor.ts';
import { leadActs, nameDeputy } from './leading.ts';
import { entryActs, lockActs } from './lock.ts';
import { settleMessage, tellAll } from './messages.ts';
import { microphoneActs } from './microphones.ts';
import { ownActs } from './own.ts';
import { readyActs } from './ready.ts';
import { pairPanel } from './panels.ts';
import { planActs } from './plan.ts';
import { receptionActs } from './reception.ts';
import { recordingActs } from './recording.ts';
import { ringActs } from './ring.ts';
import { phoneActs, walkActs } from './roll.ts';
import { stopScreen } from './screen.ts';
import { nameSecretary } from './secretary.ts';
import { soundActs } from './sound.ts';
import { speakerActs } from './speakers.ts';
import { stageActs } from './stage.ts';

/** All that can be done in a meeting, in the order in which surfaces draw it; what takes an act back stands after it. */
export const acts: readonly Act[] = [
  ...floorActs,
  ...speakerActs,
  ...stageActs,
  ...walkActs,
  ...readyActs,
  setCheckpoints,
  stopCheckpoints,
  ...entryActs,
  tellAll,
  settleMessage,
  ...ringActs,
  ...phoneActs,
  ...microphoneActs,
  ...receptionActs,
  ...soundActs,
  stopScreen,
  ...breakActs,
  timeBreak,
  ...lockActs,
  ...recordingActs,
  ...planActs,
  closeMeeting,
  beginDebriefing,
  endDebriefing,
  addEndpoint,
  changeCap,
  nameSecretary,
  pairPanel,
  nameDeputy,
  ...leadActs,
  ...ownActs,
];
