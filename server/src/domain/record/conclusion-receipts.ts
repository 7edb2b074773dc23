import type { AssignedWork, ConclusionId, ConclusionReceipts, EndpointId, Instant } from '@diem-cau/shared';
import { isFactOf, type StampedEvent } from '../meeting/events.ts';
import { sameWork } from '../meeting/receipts/state.ts';

/** A conclusion as it once stood at endpoints. */
export interface SentWork {
  readonly conclusionId: ConclusionId;
  readonly assigned: AssignedWork;
  readonly sentAt: Instant;
  /** It was taken back: what was received of it counts no more. */
  readonly recalled: boolean;
  /** In the directory's order; `at` is null for who has not received it. */
  readonly receipts: readonly { readonly endpointId: EndpointId; readonly name: string; readonly at: Instant | null }[];
}

interface Noted {
  readonly conclusionId: ConclusionId;
  readonly assigned: AssignedWork;
  readonly sentAt: Instant;
  recalled: boolean;
  to: readonly EndpointId[];
  readonly received: Map<EndpointId, Instant>;
}

/** The communes of a meeting, in the directory's order, by their names of the day. */
export const communesOf = (
  events: readonly StampedEvent[],
): readonly { readonly endpointId: EndpointId; readonly name: string }[] =>
  events
    .flatMap(({ event }) => {
      if (event.type === 'meetingOpened') return event.expected;
      return event.type === 'endpointAdded' ? [event.endpoint] : [];
    })
    .filter(({ leads }) => !leads)
    .toSorted((a, b) => a.position - b.position)
    .map(({ endpointId, name }) => ({ endpointId, name }));

/** All that was sent in a meeting, each text for itself, in the order of the sending, and who received it when. Linear in events. */
export const sentWork = (events: readonly StampedEvent[]): readonly SentWork[] => {
  const all: Noted[] = [];
  const stands = new Map<ConclusionId, Noted>();
  for (const { at, event } of events) {
    if (!isFactOf(event, 'receipts')) continue;
    const { conclusionId } = event;
    const known = stands.get(conclusionId);
    if (event.type === 'conclusionSent') {
      const { assigned, to } = event;
      if (known !== undefined && sameWork(known.assigned, assigned)) known.to = to;
      else {
        const sent = { conclusionId, assigned, sentAt: at, recalled: false, to, received: new Map() };
        all.push(sent);
        stands.set(conclusionId, sent);
      }
    } else if (event.type === 'conclusionReceived') known?.received.set(event.endpointId, at);
    else if (known !== undefined) {
      known.recalled = event.cause === 'taken-back';
      stands.delete(conclusionId);
    }
  }
  if (all.length === 0) return [];
  const names = new Map(communesOf(events).map(({ endpointId, name }) => [endpointId, name]));
  return all.map(({ to, received, ...sent }) => ({
    ...sent,
    receipts: to.map((endpointId) => ({
      endpointId,
      name: names.get(endpointId) ?? endpointId,
      at: received.get(endpointId) ?? null,
    })),
  }));
};

/** Who received a conclusion as it reads; null where it was not sent so. */
export const receiptsOf = (
  sent: readonly SentWork[],
  conclusion: AssignedWork & { readonly conclusionId: ConclusionId | null },
): ConclusionReceipts | null => {
  const found = sent.findLast(
    ({ conclusionId, assigned, recalled }) =>
      !recalled && conclusionId === conclusion.conclusionId && sameWork(assigned, conclusion),
  );
  if (found === undefined) return null;
  const { conclusionId, sentAt, receipts } = found;
  return { conclusionId, sentAt, receipts: [...receipts] };
};
