import type { EndpointId, Instant, ListedSpeaker, SpeakerWish } from '@diem-cau/shared';
import type { List } from './state.ts';

/** A step from one state of the list to the next; each is total, and keeps each endpoint on it once. */
export type Step = (list: List) => List;

/** Nothing but the floor changes. */
export const same: Step = (list) => list;

const without = (list: List, endpointId: EndpointId): List => list.filter((each) => each.endpointId !== endpointId);

const withEntry = (list: List, endpointId: EndpointId, change: (entry: ListedSpeaker) => ListedSpeaker): List =>
  list.map((entry) => (entry.endpointId === endpointId ? change(entry) : entry));

const atEnd = (list: List, entry: ListedSpeaker): List => [...without(list, entry.endpointId), entry];

/** An endpoint stands at the end and waits; one that speaks since then has its turn already. What it has spoken before stays with it. */
export const listStep =
  (wish: SpeakerWish, since: Instant | null): Step =>
  (list) => {
    const spokenMs = list.find(({ endpointId }) => endpointId === wish.endpointId)?.spokenMs ?? 0;
    return atEnd(list, { ...wish, stands: since === null ? 'waiting' : 'speaking', since, spokenMs });
  };

/** An endpoint is on the list no more. */
export const unlistStep =
  (endpointId: EndpointId): Step =>
  (list) =>
    without(list, endpointId);

/** An endpoint moves to another place. */
export const moveStep =
  (endpointId: EndpointId, to: number): Step =>
  (list) => {
    const entry = list.find((each) => each.endpointId === endpointId);
    return entry === undefined ? list : without(list, endpointId).toSpliced(to, 0, entry);
  };

/** How long an endpoint is to speak, and what about. */
export const setStep =
  ({ endpointId, seconds, topic }: SpeakerWish): Step =>
  (list) =>
    withEntry(list, endpointId, (entry) => ({ ...entry, seconds, topic }));

/** An endpoint's turn had come while it was away. */
export const skipStep =
  (endpointId: EndpointId): Step =>
  (list) =>
    withEntry(list, endpointId, (entry) => (entry.stands === 'waiting' ? { ...entry, stands: 'skipped' } : entry));

/** An endpoint's written report stands for its turn, which it has not had. */
export const writtenStep =
  (endpointId: EndpointId): Step =>
  (list) =>
    withEntry(list, endpointId, (entry) => (entry.stands === 'waiting' ? { ...entry, stands: 'written' } : entry));

/** Whoever was skipped is back: it waits at the end. */
export const backStep =
  (endpointId: EndpointId): Step =>
  (list) => {
    const entry = list.find((each) => each.endpointId === endpointId);
    return entry?.stands === 'skipped' ? atEnd(list, { ...entry, stands: 'waiting' }) : list;
  };

/** An endpoint has the floor. A list that there is takes in whoever speaks besides, with what was said of it (`wish`). */
export const speakStep =
  (wish: SpeakerWish, at: Instant): Step =>
  (list) => {
    if (list.length === 0) return list;
    const entry = list.find(({ endpointId }) => endpointId === wish.endpointId);
    if (entry === undefined) return [...list, { ...wish, stands: 'speaking', since: at, spokenMs: 0 }];
    return withEntry(list, wish.endpointId, (each) => ({ ...each, stands: 'speaking', since: each.since ?? at }));
  };

/** An endpoint has the floor no more; `lost`: it was away, and has not had its turn. */
export const endStep =
  (endpointId: EndpointId, lost: boolean, at: Instant): Step =>
  (list) =>
    withEntry(list, endpointId, (entry) => {
      if (entry.stands !== 'speaking') return entry;
      const spokenMs = entry.spokenMs + Math.max(0, at - (entry.since ?? at));
      return { ...entry, stands: lost ? 'skipped' : 'spoken', since: null, spokenMs };
    });

/** The hub was down from then until now: nobody spoke, and the turns go on. */
export const downStep =
  (from: Instant, at: Instant): Step =>
  (list) =>
    list.map((entry) => {
      if (entry.since === null) return entry;
      return { ...entry, since: at, spokenMs: entry.spokenMs + Math.max(0, Math.min(from, at) - entry.since) };
    });
