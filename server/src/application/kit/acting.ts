import { Refusal, type Principal } from '@diem-cau/shared';
import type { Actor } from '../../domain/kit/actor.ts';

/** Who acts when this principal asks for something. */
export const actorFor = (principal: Principal): Actor =>
  principal.kind === 'account'
    ? { by: 'account', accountId: principal.accountId, name: principal.displayName, userName: principal.userName }
    : { by: 'endpoint', endpointId: principal.endpointId, name: principal.name };

/** Who makes this request. Refuses with `not-signed-in` where nobody is known. */
export const principalOf = (signedIn: { readonly principal: Principal } | null): Principal => {
  if (signedIn === null) throw new Refusal('not-signed-in');
  return signedIn.principal;
};

/** Who acts when this request is made. Refuses with `not-signed-in` where nobody is known. */
export const actorOf = (signedIn: { readonly principal: Principal } | null): Actor => actorFor(principalOf(signedIn));
