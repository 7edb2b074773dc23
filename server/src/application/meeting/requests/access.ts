import {
  Refusal,
  isOfDebriefing,
  may,
  rights,
  type MeetingId,
  type ParamsOf,
  type Principal,
  type RequestName,
  type Right,
  type SeatRequestName,
  type Standing,
  type WatchedRecord,
} from '@diem-cau/shared';
import { comesAs, kinds, type Kind } from '../../../domain/meeting/connections/kinds.ts';

/** The right that a request asks for. */
export interface Access<Params = unknown> {
  readonly right: Right;
  /** What is asked about, each of which needs the right: a meeting, a part in which may give it, or null; without this the one that the page is in. */
  readonly about?: (params: Params) => readonly (MeetingId | null)[];
  /** Only who comes to meetings as a kind of connection that is, or does, this, whatever its role: a person's page has no seat and no media. */
  readonly only?: keyof Pick<Kind, 'ofEndpoint' | 'place' | 'beside' | 'receives' | 'sends'>;
}

const meetingOf = (watched: WatchedRecord): MeetingId | null => ('meetingId' in watched ? watched.meetingId : null);

const conducting: Access = { right: 'conductMeeting' };
const recording: Access = { right: 'recordMeeting' };
const pairing: Access = { right: 'pairPanels' };
const seat: Access = { right: 'takeSeat', only: 'place' };
const sending: Access = { right: 'takeSeat', only: 'sends' };
const receiving: Access = { right: 'followMeeting', only: 'receives' };
/** Whoever writes the papers of a meeting, from the page on which they are written. */
const sendingWork: Access<{ readonly meetingId: MeetingId }> = {
  right: 'keepPapers',
  about: ({ meetingId }) => [meetingId],
};
const attending: Access = { right: 'followMeeting', only: 'ofEndpoint' };

/** Which right each request over the socket asks for; who has it, `rights` says. */
export const access: { readonly [Name in RequestName]: Access<ParamsOf<Name>> } = {
  'hub.hello': { right: 'enter' },
  'meeting.open': { right: 'openMeeting' },
  'meeting.join': seat,
  'meeting.resume': seat,
  'meeting.attend': { right: 'attendBeside', only: 'beside', about: ({ meetingId }) => [meetingId] },
  'meeting.watch': { right: 'watchMeeting', about: ({ meetingId }) => [meetingId] },
  'meeting.snapshot': { right: 'followMeeting' },
  'meeting.leave': attending,
  'meeting.pageClosing': attending,
  'meeting.startBreak': conducting,
  'meeting.timeBreak': conducting,
  'meeting.endBreak': conducting,
  'meeting.close': conducting,
  'meeting.addEndpoint': conducting,
  'meeting.changeCap': conducting,
  'meeting.nameSecretary': { right: 'nameSecretary' },
  'media.connectTransport': receiving,
  'media.restartIce': receiving,
  'media.renewRelay': receiving,
  'media.rebuild': receiving,
  'media.produce': sending,
  'media.recode': sending,
  'media.stop': sending,
  'media.closeMicrophone': sending,
  'media.openMicrophone': sending,
  'media.show': receiving,
  'media.tellTroubles': sending,
  'media.tellLine': receiving,
  'media.tellReception': sending,
  'muting.muteAll': conducting,
  'muting.allowAll': conducting,
  'muting.mute': conducting,
  'muting.allow': conducting,
  'screen.stop': conducting,
  'sound.setHalfDuplex': { right: 'tendSound' },
  'sound.setOwnHalfDuplex': seat,
  'record.watch': { right: 'readRecord', about: ({ watched }) => watched.map(meetingOf) },
  'floor.setMode': conducting,
  'floor.give': conducting,
  'floor.takeBack': conducting,
  'floor.chairSpeaks': conducting,
  'floor.next': conducting,
  'floor.extend': conducting,
  'floor.move': conducting,
  'floor.lower': conducting,
  'floor.undo': conducting,
  'floor.background': conducting,
  'floor.raiseHand': seat,
  'floor.withdrawHand': seat,
  'floor.yield': seat,
  'speakers.add': conducting,
  'speakers.remove': conducting,
  'speakers.move': conducting,
  'speakers.change': conducting,
  'speakers.goByItself': conducting,
  'speakers.arrange': conducting,
  'stage.show': conducting,
  'stage.add': conducting,
  'stage.remove': conducting,
  'stage.tour': conducting,
  'stage.tourOn': conducting,
  'stage.endTour': conducting,
  'stage.undo': conducting,
  'roll.begin': conducting,
  'roll.next': conducting,
  'roll.unanswered': conducting,
  'roll.end': conducting,
  'roll.markPhone': conducting,
  'ring.begin': conducting,
  'ring.end': conducting,
  'panels.invite': pairing,
  'panels.end': pairing,
  'debriefing.begin': conducting,
  'debriefing.end': conducting,
  'leading.nameDeputy': { right: 'nameDeputy' },
  'leading.handOver': { right: 'handOver' },
  'leading.takeBack': { right: 'takeBackLead' },
  'leading.assign': { right: 'assignLead' },
  'lock.begin': conducting,
  'lock.end': conducting,
  'lock.knock': seat,
  'lock.admit': conducting,
  'lock.turnAway': conducting,
  'plan.set': conducting,
  'plan.extend': conducting,
  'plan.takeBack': conducting,
  'ready.ask': conducting,
  'ready.end': conducting,
  'ready.say': seat,
  'checkpoints.set': conducting,
  'checkpoints.stop': conducting,
  'checkpoints.confirm': seat,
  'receipts.send': sendingWork,
  'receipts.recall': sendingWork,
  'receipts.read': seat,
  'receipts.give': seat,
  'messages.tell': conducting,
  'messages.send': seat,
  'messages.settle': conducting,
  'messages.read': { right: 'followMeeting' },
  'recording.begin': recording,
  'recording.pause': recording,
  'recording.end': recording,
  'ladder.limit': { right: 'limitReception' },
  'ladder.limitOwn': seat,
  'check.begin': seat,
  'check.openMedia': seat,
  'check.connectTransport': seat,
  'check.produce': seat,
  'check.takeLine': seat,
  'check.carry': seat,
  'check.stop': seat,
};

/** Refuses with `sends-nothing` the PC of an endpoint that wants to send and is not enrolled for that, else with `forbidden`. */
const assertIs = (principal: Principal, only: NonNullable<Access['only']>): void => {
  const kind = kinds[comesAs(principal)];
  if (!kind[only]) throw new Refusal(only === 'sends' && kind.ofEndpoint ? 'sends-nothing' : 'forbidden');
};

/** Refuses with `panel-only-here` a panel that was paired with another meeting than one that is asked about, or that asks for what is no panel's. */
const assertInside = ({ onlyIn }: Principal, right: Right, about: readonly (MeetingId | null)[]): void => {
  if (onlyIn === undefined) return;
  if (rights[right].onPanel !== true || about.some((meetingId) => meetingId !== onlyIn))
    throw new Refusal('panel-only-here');
};

/** Checks are of endpoints that are in no meeting. */
const isCheck = (name: RequestName): name is Exclude<RequestName, SeatRequestName> => name.startsWith('check.');

/** Refuses with `in-debriefing` what belongs to a meeting, where the page attends a debriefing. */
const assertOfDebriefing = (name: RequestName): void => {
  if (!isCheck(name) && !isOfDebriefing(name)) throw new Refusal('in-debriefing');
};

/** What somebody is in no meeting at all. */
const nowhere: Standing = { part: null, grants: [] };

/** What a principal is in a meeting; of one that is over only after a moment. */
type StandingIn = (meetingId: MeetingId, principal: Principal) => Standing | Promise<Standing>;

/** Who asks, and in which meeting, if it attends one. */
interface Asker {
  readonly principal: Principal;
  readonly meetingId: MeetingId | null;
  /** That is a debriefing. */
  readonly inDebriefing?: boolean;
}

/**
 * Refuses with `forbidden` whoever has not the right, with `password-change-needed` a person with a one-time password, with `panel-only-here`
 * a panel that was paired with one meeting and asks for anything that is not about it, or no panel's, with `in-debriefing` what a
 * debriefing does not know. Decides at once, so that requests keep their order, but for who has it by a part in a meeting that is over.
 */
export const authorise = <Name extends RequestName>(
  { principal, meetingId: here, inDebriefing = false }: Asker,
  name: Name,
  params: ParamsOf<Name>,
  standingIn: StandingIn,
): void | Promise<void> => {
  if (principal.kind === 'account' && principal.mustChangePassword) throw new Refusal('password-change-needed');
  const { right, only, about }: Access<ParamsOf<Name>> = access[name];
  assertInside(principal, right, about?.(params) ?? (here === null ? [] : [here]));
  if (only !== undefined) assertIs(principal, only);
  if (inDebriefing) assertOfDebriefing(name);
  if (may(principal, right)) return undefined;
  const standings = (about?.(params) ?? [here]).map((meetingId) =>
    meetingId === null ? nowhere : standingIn(meetingId, principal),
  );
  const decide = (all: readonly Standing[]): void => {
    if (!all.every((standing) => may(principal, right, standing))) throw new Refusal('forbidden');
  };
  const known = standings.filter((standing): standing is Standing => !(standing instanceof Promise));
  return known.length === standings.length
    ? decide(known)
    : Promise.all(standings.map((standing) => Promise.resolve(standing))).then(decide);
};
