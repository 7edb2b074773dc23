import type { AccountId, EndpointId } from '../kit/ids.ts';
import type { MeetingPart, Standing } from '../kit/rights.ts';
import type { Principal } from '../kit/roles.ts';
import { grantsOf } from '../settings/meeting-types.ts';
import type { MeetingView } from './view.ts';

/** Who has a part in a meeting. */
export interface PartHolders {
  /** Endpoints that lead it. */
  readonly chairs: readonly EndpointId[];
  /** Other endpoints of the unit that holds it. */
  readonly hosts: readonly EndpointId[];
  readonly secretary: AccountId | null;
}

/** A principal's part in a meeting. */
export const partOf = ({ chairs, hosts, secretary }: PartHolders, principal: Principal): MeetingPart | null => {
  if (principal.kind === 'account') return principal.accountId === secretary ? 'secretary' : null;
  if (chairs.includes(principal.endpointId)) return 'chair';
  return hosts.includes(principal.endpointId) ? 'host' : null;
};

/** What a principal is in the meeting that a page sees. */
export const standingIn = (view: MeetingView, principal: Principal): Standing => ({
  part: partOf(
    {
      chairs: view.seats.filter(({ leads }) => leads).map(({ endpointId }) => endpointId),
      hosts: view.seats.filter((seat) => seat.hosts).map(({ endpointId }) => endpointId),
      secretary: view.secretary?.accountId ?? null,
    },
    principal,
  ),
  grants: grantsOf(view.policy),
});
