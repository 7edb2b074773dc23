import {
  Refusal,
  mostSentConclusions,
  typedIdentity,
  type AssignedWork,
  type ConclusionId,
  type EndpointId,
  type Instant,
} from '@diem-cau/shared';
import type { Actor } from '../../kit/actor.ts';
import { assertOpen } from '../course/course.ts';
import type { MeetingEvent, MeetingEventOf } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { presentSeat } from '../seats/seating.ts';
import { namedWork, sameWork, type SentConclusion } from './state.ts';

/** A conclusion in force. */
export interface InForce extends AssignedWork {
  readonly conclusionId: ConclusionId;
}

const workOf = ({ work, leadUnit, cooperatingUnits, deadline }: InForce): AssignedWork => ({
  ...{ work, leadUnit, deadline },
  cooperatingUnits: [...cooperatingUnits],
});

const inOrder = ({ seats }: Meeting, some: ReadonlySet<EndpointId>): EndpointId[] =>
  [...seats.keys()].filter((endpointId) => some.has(endpointId));

/** The communes whose unit, or whose own name, an assignment has as leading or cooperating; however the names were typed. */
export const concernedBy = (
  { seats }: Meeting,
  { leadUnit, cooperatingUnits }: Pick<AssignedWork, 'leadUnit' | 'cooperatingUnits'>,
): ReadonlySet<EndpointId> => {
  const named = new Set([leadUnit, ...cooperatingUnits].map(typedIdentity));
  return new Set(
    [...seats.values()].flatMap(({ endpoint: { endpointId, leads, name, unit } }) =>
      !leads && [name, unit?.name].some((each) => each !== undefined && named.has(typedIdentity(each)))
        ? [endpointId]
        : [],
    ),
  );
};

const assertCommunes = ({ seats }: Meeting, some: readonly EndpointId[]): void => {
  for (const endpointId of some) {
    const seat = seats.get(endpointId);
    if (seat === undefined) throw new Refusal('not-found');
    if (seat.endpoint.leads) throw new Refusal('forbidden');
  }
};

/**
 * Sends a conclusion to these communes, or for null to all that it names; to those that it was sent to as well, as long as it says the same.
 * Refuses with `concerns-nobody`, `too-many-sent`, with `not-found` and `forbidden` who is no commune of the meeting.
 */
export const sendConclusion = (
  meeting: Meeting,
  row: InForce,
  to: readonly EndpointId[] | null,
  actor: Actor,
): MeetingEvent[] => {
  assertOpen(meeting);
  assertCommunes(meeting, to ?? []);
  const { conclusionId } = row;
  const assigned = workOf(row);
  const known = meeting.receipts.get(conclusionId);
  const stands = known !== undefined && sameWork(known.assigned, assigned) ? known.to : [];
  const all = inOrder(meeting, new Set([...stands, ...(to ?? concernedBy(meeting, row))]));
  if (all.length === 0) throw new Refusal('concerns-nobody');
  if (known === undefined && meeting.receipts.size >= mostSentConclusions) throw new Refusal('too-many-sent');
  return all.length === stands.length ? [] : [{ type: 'conclusionSent', conclusionId, assigned, to: all, actor }];
};

const recalled = (
  conclusionId: ConclusionId,
  { assigned }: SentConclusion,
  cause: MeetingEventOf<'conclusionRecalled'>['cause'],
  actor: Actor,
): MeetingEvent => ({ type: 'conclusionRecalled', conclusionId, cause, work: namedWork(assigned), actor });

/** Takes a conclusion from the screens; nothing where it does not stand there. */
export const recallConclusion = (meeting: Meeting, conclusionId: ConclusionId, actor: Actor): MeetingEvent[] => {
  assertOpen(meeting);
  const sent = meeting.receipts.get(conclusionId);
  return sent === undefined ? [] : [recalled(conclusionId, sent, 'taken-back', actor)];
};

/**
 * What stands at endpoints follows the conclusions in force: what was changed is asked anew of those whom it concerns now, and of those who
 * were chosen by hand; what is in force no more disappears.
 */
export const followConclusions = (meeting: Meeting, rows: readonly InForce[], actor: Actor): MeetingEvent[] => {
  if (meeting.course.phase.phase === 'closed') return [];
  const inForce = new Map(rows.map((row) => [row.conclusionId, row]));
  return [...meeting.receipts].flatMap(([conclusionId, sent]): MeetingEvent[] => {
    const row = inForce.get(conclusionId);
    if (row === undefined) return [recalled(conclusionId, sent, 'removed', actor)];
    const assigned = workOf(row);
    if (sameWork(assigned, sent.assigned)) return [];
    const named = concernedBy(meeting, sent.assigned);
    const byHand = sent.to.filter((endpointId) => !named.has(endpointId));
    const to = inOrder(meeting, new Set([...concernedBy(meeting, row), ...byHand]));
    return [
      to.length === 0
        ? recalled(conclusionId, sent, 'concerns-nobody', actor)
        : { type: 'conclusionSent', conclusionId, assigned, to, actor },
    ];
  });
};

/** What an endpoint is asked to receive. Refuses with `conclusion-changed` what does not stand there, or not for it. */
export const askedOf = ({ receipts }: Meeting, endpointId: EndpointId, conclusionId: ConclusionId): SentConclusion => {
  const sent = receipts.get(conclusionId);
  if (sent === undefined || !sent.to.includes(endpointId)) throw new Refusal('conclusion-changed');
  return sent;
};

/** A commune that is there receives what stands on its screen; nothing where it has. Refuses with `not-in-meeting`, `conclusion-changed`. */
export const receiveConclusion = (
  meeting: Meeting,
  endpointId: EndpointId,
  seen: { readonly conclusionId: ConclusionId; readonly sentAt: Instant },
  actor: Actor,
): MeetingEvent[] => {
  presentSeat(meeting, endpointId);
  const { conclusionId } = seen;
  const sent = askedOf(meeting, endpointId, conclusionId);
  if (sent.sentAt !== seen.sentAt) throw new Refusal('conclusion-changed');
  if (sent.received.has(endpointId)) return [];
  return [{ type: 'conclusionReceived', conclusionId, endpointId, work: namedWork(sent.assigned), actor }];
};
