import { Refusal, actingRole, type Principal, type RequestName, type Role } from '@diem-cau/shared';

/** Who may make a request. */
export interface Access {
  readonly roles: readonly Role[];
  /** `endpoint`: only the PC of an enrolled endpoint, whatever its role; a person's page has no seat and no media. */
  readonly only?: 'endpoint';
}

const everybody: readonly Role[] = ['admin', 'chair', 'secretary', 'technician', 'delegate'];
const conductors: readonly Role[] = ['admin', 'chair', 'secretary'];
const seat: Access = { roles: everybody, only: 'endpoint' };

/**
 * The one table of who may do what over the socket. An endpoint that leads acts as `chair`, any other endpoint as `delegate`.
 */
export const access: Readonly<Record<RequestName, Access>> = {
  'hub.hello': { roles: everybody },
  'meeting.open': { roles: conductors },
  'meeting.join': seat,
  'meeting.watch': { roles: ['admin', 'chair', 'secretary', 'technician'] },
  'meeting.snapshot': { roles: everybody },
  'meeting.leave': seat,
  'meeting.pageClosing': seat,
  'meeting.startBreak': { roles: conductors },
  'meeting.endBreak': { roles: conductors },
  'meeting.close': { roles: conductors },
  'meeting.addEndpoint': { roles: conductors },
  'meeting.changeCap': { roles: conductors },
  'media.connectTransport': seat,
  'media.restartIce': seat,
  'media.rebuild': seat,
  'media.produce': seat,
  'media.stop': seat,
  'media.closeMicrophone': seat,
  'media.openMicrophone': seat,
  'media.show': seat,
  'muting.muteAll': { roles: conductors },
  'muting.allowAll': { roles: conductors },
  'muting.mute': { roles: conductors },
  'muting.allow': { roles: conductors },
  'screen.stop': { roles: conductors },
};

/** Refuses with `forbidden` what the table does not grant, with `password-change-needed` a person with a one-time password. */
export const authorise = (principal: Principal, name: RequestName): void => {
  if (principal.kind === 'account' && principal.mustChangePassword) throw new Refusal('password-change-needed');
  const { roles, only } = access[name];
  if (!roles.includes(actingRole(principal))) throw new Refusal('forbidden');
  if (only === 'endpoint' && principal.kind !== 'endpoint') throw new Refusal('forbidden');
};
