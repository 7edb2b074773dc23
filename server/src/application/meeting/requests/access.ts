import {
  Refusal,
  may,
  type MeetingId,
  type ParamsOf,
  type Principal,
  type RequestName,
  type Right,
  type Standing,
  type WatchedRecord,
} from '@diem-cau/shared';
import type { Page } from '../connections/page.ts';

/** The right that a request asks for. */
export interface Access<Params = unknown> {
  readonly right: Right;
  /** What is asked about, each of which needs the right: a meeting, a part in which may give it, or null; without this the one that the page is in. */
  readonly about?: (params: Params) => readonly (MeetingId | null)[];
  /** `seat`: only a PC that is enrolled for the seat of its endpoint, whatever its role; a person's page has no seat and no media. */
  readonly only?: 'seat';
}

const meetingOf = (watched: WatchedRecord): MeetingId | null => ('meetingId' in watched ? watched.meetingId : null);

const conducting: Access = { right: 'conductMeeting' };
const seat: Access = { right: 'takeSeat', only: 'seat' };

/** Which right each request over the socket asks for; who has it, `rights` says. */
export const access: { readonly [Name in RequestName]: Access<ParamsOf<Name>> } = {
  'hub.hello': { right: 'enter' },
  'meeting.open': { right: 'openMeeting' },
  'meeting.join': seat,
  'meeting.watch': { right: 'watchMeeting', about: ({ meetingId }) => [meetingId] },
  'meeting.snapshot': { right: 'followMeeting' },
  'meeting.leave': seat,
  'meeting.pageClosing': seat,
  'meeting.startBreak': conducting,
  'meeting.endBreak': conducting,
  'meeting.close': conducting,
  'meeting.addEndpoint': conducting,
  'meeting.changeCap': conducting,
  'meeting.nameSecretary': { right: 'nameSecretary' },
  'media.connectTransport': seat,
  'media.restartIce': seat,
  'media.rebuild': seat,
  'media.produce': seat,
  'media.stop': seat,
  'media.closeMicrophone': seat,
  'media.openMicrophone': seat,
  'media.show': seat,
  'media.tellTroubles': seat,
  'muting.muteAll': conducting,
  'muting.allowAll': conducting,
  'muting.mute': conducting,
  'muting.allow': conducting,
  'screen.stop': conducting,
  'record.watch': { right: 'readRecord', about: ({ watched }) => watched.map(meetingOf) },
  'floor.setMode': conducting,
  'floor.give': conducting,
  'floor.takeBack': conducting,
  'floor.next': conducting,
  'floor.extend': conducting,
  'floor.move': conducting,
  'floor.lower': conducting,
  'floor.undo': conducting,
  'floor.background': conducting,
  'floor.raiseHand': seat,
  'floor.withdrawHand': seat,
  'floor.yield': seat,
};

const isForSeat = (principal: Principal): boolean =>
  principal.kind === 'endpoint' && (principal.as ?? 'seat') === 'seat';

/** What somebody is in no meeting at all. */
const nowhere: Standing = { part: null, grants: [] };

/** What a principal is in a meeting; of one that is over only after a moment. */
type StandingIn = (meetingId: MeetingId, principal: Principal) => Standing | Promise<Standing>;

/**
 * Refuses with `forbidden` whoever has not the right, with `password-change-needed` a person with a one-time password. Decides at once, so
 * that requests keep their order, but for who has it by a part in a meeting that is over.
 */
export const authorise = <Name extends RequestName>(
  { principal, place }: Pick<Page, 'principal' | 'place'>,
  name: Name,
  params: ParamsOf<Name>,
  standingIn: StandingIn,
): void | Promise<void> => {
  if (principal.kind === 'account' && principal.mustChangePassword) throw new Refusal('password-change-needed');
  const { right, only, about }: Access<ParamsOf<Name>> = access[name];
  if (only === 'seat' && !isForSeat(principal)) throw new Refusal('forbidden');
  if (may(principal, right)) return undefined;
  const here = place.at === 'hub' ? null : place.meetingId;
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
