import type { DeputyChoice } from '@diem-cau/shared';
import { deputyEndpoint } from '../../../../domain/meeting/leading/deputy-endpoint.ts';
import type { Deputy } from '../../../../domain/meeting/leading/facts.ts';
import { assignLead, handOver, nameDeputy, takeBack } from '../../../../domain/meeting/leading/passing.ts';
import type { Meeting } from '../../../../domain/meeting/meeting.ts';
import { standingOf } from '../../../../domain/meeting/parts/standing.ts';
import type { Hub } from '../../hub.ts';
import { meetingOf, type HandlersFor } from '../request.ts';

/** Whom a request names: a person by the names of today, an endpoint by its name on the meeting's list. Refuses with `not-found`, `forbidden`. */
const chosen = async (hub: Hub, choice: DeputyChoice | null): Promise<(meeting: Meeting) => Deputy | null> => {
  if (choice?.of === 'endpoint') return ({ seats }) => deputyEndpoint(seats, choice.endpointId);
  const person = await hub.secretary(choice?.accountId ?? null);
  return () => (person === null ? null : { of: 'account', ...person });
};

/** Who leads in the chair's place. */
export const leadingHandlers: HandlersFor<'leading'> = {
  'leading.nameDeputy': async (request, { deputy }) => {
    const meeting = meetingOf(request);
    const named = await chosen(request.hub, deputy);
    await meeting.act((now) => nameDeputy(now, named(now), request.page.actor), request.page);
    await request.hub.persons.look(meeting);
    return {};
  },

  'leading.handOver': async (request) => {
    await meetingOf(request).act((now) => handOver(now, request.page.actor), request.page);
    return {};
  },

  'leading.takeBack': async ({ page, ...request }) => {
    await meetingOf({ page, ...request }).act((now) => {
      const { part } = standingOf(now, page.principal);
      return takeBack(now, part === 'acting' || part === 'secretary', page.actor);
    }, page);
    return {};
  },

  'leading.assign': async (request, { deputy }) => {
    const meeting = meetingOf(request);
    const to = await chosen(request.hub, deputy);
    await meeting.act((now) => assignLead(now, to(now), request.page.actor), request.page);
    await request.hub.persons.look(meeting);
    return {};
  },
};
