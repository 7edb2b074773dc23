import type { AccountId, EndpointId } from '../kit/ids.ts';
import type { MeetingPart, Standing } from '../kit/rights.ts';
import type { Principal } from '../kit/roles.ts';
import type { DeputyChoice } from './leading.ts';
import { grantsOf } from '../settings/meeting-types.ts';
import type { MeetingView } from './view.ts';

/** Who has a part in a meeting. */
export interface PartHolders {
  /** Endpoints that lead it. */
  readonly chairs: readonly EndpointId[];
  /** Other endpoints of the unit that holds it. */
  readonly hosts: readonly EndpointId[];
  readonly secretary: AccountId | null;
  /** Who would lead in the chair's place, and who does; null for nobody, in a meeting that is over too. */
  readonly deputy: DeputyChoice | null;
  readonly acting: DeputyChoice | null;
}

const isDeputy = (deputy: DeputyChoice | null, principal: Principal): boolean =>
  principal.kind === 'account'
    ? deputy?.of === 'account' && deputy.accountId === principal.accountId
    : deputy?.of === 'endpoint' && deputy.endpointId === principal.endpointId;

/** A principal's part in a meeting. */
export const partOf = (holders: PartHolders, principal: Principal): MeetingPart | null => {
  const { chairs, hosts, secretary, deputy, acting } = holders;
  if (principal.kind === 'account' && principal.accountId === secretary) return 'secretary';
  if (principal.kind === 'endpoint' && chairs.includes(principal.endpointId)) return 'chair';
  if (isDeputy(acting, principal)) return 'acting';
  if (principal.kind === 'endpoint' && hosts.includes(principal.endpointId)) return 'host';
  return isDeputy(deputy, principal) ? 'deputy' : null;
};

/** What a principal is in the meeting that a page sees. */
export const standingIn = (view: MeetingView, principal: Principal): Standing => ({
  part: partOf(
    {
      chairs: view.seats.filter(({ leads }) => leads).map(({ endpointId }) => endpointId),
      hosts: view.seats.filter((seat) => seat.hosts).map(({ endpointId }) => endpointId),
      secretary: view.secretary?.accountId ?? null,
      deputy: view.leading.deputy,
      acting: view.leading.acting?.deputy ?? null,
    },
    principal,
  ),
  grants: grantsOf(view.policy),
});
