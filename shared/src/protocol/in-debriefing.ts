import type { SeatRequestName } from './seat.ts';

/**
 * What can be asked in a debriefing: to talk, to be seen and heard, to look after the own line and its sound, to leave, to end it. All else
 * belongs to a meeting, which has a record.
 */
const inDebriefing: ReadonlySet<SeatRequestName> = new Set<SeatRequestName>([
  'hub.hello',
  'meeting.open',
  'meeting.join',
  'meeting.resume',
  'meeting.attend',
  'meeting.watch',
  'meeting.snapshot',
  'meeting.leave',
  'meeting.pageClosing',
  'media.connectTransport',
  'media.restartIce',
  'media.renewRelay',
  'media.rebuild',
  'media.produce',
  'media.recode',
  'media.stop',
  'media.closeMicrophone',
  'media.openMicrophone',
  'media.show',
  'media.tellTroubles',
  'media.tellLine',
  'media.tellReception',
  'muting.muteAll',
  'muting.allowAll',
  'muting.mute',
  'muting.allow',
  'screen.stop',
  'stage.show',
  'stage.undo',
  'sound.setHalfDuplex',
  'sound.setOwnHalfDuplex',
  'ladder.limit',
  'ladder.limitOwn',
  'record.watch',
  'debriefing.end',
]);

/** Whether a debriefing knows of this at all. */
export const isOfDebriefing = (name: SeatRequestName): boolean => inDebriefing.has(name);
