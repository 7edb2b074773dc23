import { Refusal, may, type Principal, type RequestName, type Right } from '@diem-cau/shared';

/** The right that a request asks for. */
export interface Access {
  readonly right: Right;
  /** `endpoint`: only the PC of an enrolled endpoint, whatever its role; a person's page has no seat and no media. */
  readonly only?: 'endpoint';
}

const conducting: Access = { right: 'conductMeeting' };
const seat: Access = { right: 'takeSeat', only: 'endpoint' };

/** Which right each request over the socket asks for; who has it, `rights` says. */
export const access: Readonly<Record<RequestName, Access>> = {
  'hub.hello': { right: 'enter' },
  'meeting.open': { right: 'openMeeting' },
  'meeting.join': seat,
  'meeting.watch': { right: 'watchMeeting' },
  'meeting.snapshot': { right: 'followMeeting' },
  'meeting.leave': seat,
  'meeting.pageClosing': seat,
  'meeting.startBreak': conducting,
  'meeting.endBreak': conducting,
  'meeting.close': conducting,
  'meeting.addEndpoint': conducting,
  'meeting.changeCap': conducting,
  'media.connectTransport': seat,
  'media.restartIce': seat,
  'media.rebuild': seat,
  'media.produce': seat,
  'media.stop': seat,
  'media.closeMicrophone': seat,
  'media.openMicrophone': seat,
  'media.show': seat,
  'muting.muteAll': conducting,
  'muting.allowAll': conducting,
  'muting.mute': conducting,
  'muting.allow': conducting,
  'screen.stop': conducting,
  'record.watch': { right: 'readRecord' },
};

/** Refuses with `forbidden` whoever has not the right, with `password-change-needed` a person with a one-time password. */
export const authorise = (principal: Principal, name: RequestName): void => {
  if (principal.kind === 'account' && principal.mustChangePassword) throw new Refusal('password-change-needed');
  const { right, only } = access[name];
  if (!may(principal, right)) throw new Refusal('forbidden');
  if (only === 'endpoint' && principal.kind !== 'endpoint') throw new Refusal('forbidden');
};
