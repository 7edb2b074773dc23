import type { CheckBeginner, EndpointId } from '@diem-cau/shared';

/** How many endpoints are checked at once: each sends a picture and gets it back, some 3 Mbit/s for a quarter of a minute. */
export const checksAtOnce = 4;
/** A check takes a minute or two, and never longer than this, in milliseconds. */
export const longestCheckMs = 270_000;
/** A page that waits for its turn says so every 2 s; one that has not for so long is gone, in milliseconds. */
const waitsMs = 10_000;
/** How long a page that was asked may take to begin, in milliseconds: a browser in the background is slow. */
const beginsWithinMs = 60_000;

/** How long the place of a page that is gone is kept, in milliseconds. */
const comesBackMs = 40_000;

/** One endpoint's check: asked for from afar, waiting for its turn, going on, or over with its result being kept. */
export interface QueuedCheck {
  readonly endpointId: EndpointId;
  readonly beginner: CheckBeginner;
  readonly state: 'asked' | 'waiting' | 'going' | 'telling';
  /** By the stopwatch, when it became so or, while it waits, was last heard of. */
  readonly sinceMs: number;
  /** By the stopwatch, when its endpoint took this place among those that go, however often its check was begun anew since; null before that. */
  readonly placeMs: number | null;
}

/** The checks of all endpoints, one each, in the order in which they came. */
export type CheckQueue = readonly QueuedCheck[];

const lastsMs: Readonly<Record<QueuedCheck['state'], number>> = {
  asked: beginsWithinMs,
  waiting: waitsMs,
  going: longestCheckMs,
  telling: longestCheckMs,
};

const holdsPlace = (state: QueuedCheck['state'] | undefined): boolean => state === 'going' || state === 'telling';

/** Without those of whom nothing was heard in time. */
export const sweptQueue = (queue: CheckQueue, nowMs: number): CheckQueue =>
  queue.filter(({ state, sinceMs }) => nowMs - sinceMs <= lastsMs[state]);

/** The check of an endpoint; undefined where there is none. */
export const checkOf = (queue: CheckQueue, endpointId: EndpointId): QueuedCheck | undefined =>
  queue.find((each) => each.endpointId === endpointId);

/** Asks for an endpoint's check; what waits or goes on already stays as it is. */
export const askForCheck = (
  queue: CheckQueue,
  endpointId: EndpointId,
  beginner: CheckBeginner,
  nowMs: number,
): CheckQueue =>
  checkOf(queue, endpointId) === undefined
    ? [...queue, { endpointId, beginner, state: 'asked', sinceMs: nowMs, placeMs: null }]
    : queue;

/**
 * Begins an endpoint's check, or lets it wait on its place. `place` counts those who go or wait before it where it has to wait; 0 when it
 * goes. Who asks again keeps its place, and what goes on begins anew, within the time of one check: so that no place is kept for longer than
 * two of them, whoever begins anew after that comes last. Whoever was asked from afar is begun in that one's name.
 */
export const beginCheck = (
  queue: CheckQueue,
  endpointId: EndpointId,
  beginner: CheckBeginner,
  nowMs: number,
): { readonly queue: CheckQueue; readonly place: number } => {
  const before = sweptQueue(queue, nowMs);
  const known = checkOf(before, endpointId);
  const anew = holdsPlace(known?.state) && nowMs - (known?.placeMs ?? nowMs) <= longestCheckMs;
  const isLast = known === undefined || (holdsPlace(known.state) && !anew);
  const others = before.filter((each) => each !== known);
  const going = others.filter(({ state }) => holdsPlace(state)).length;
  // Who was asked and has not come yet holds nobody up.
  const ahead = (isLast ? others : before.slice(0, before.indexOf(known))).filter(
    ({ state }) => state === 'waiting',
  ).length;
  const goes = anew || going + ahead < checksAtOnce;
  const next: QueuedCheck = {
    ...{ endpointId, beginner: known?.beginner ?? beginner, state: goes ? 'going' : 'waiting', sinceMs: nowMs },
    placeMs: goes ? ((anew ? known?.placeMs : null) ?? nowMs) : null,
  };
  return {
    queue: isLast ? [...others, next] : before.map((each) => (each === known ? next : each)),
    place: goes ? 0 : going + ahead - checksAtOnce + 1,
  };
};

/** The page of a check is gone: it comes back soon, as it does where its line is cut on purpose, or its place is free. */
export const cutCheck = (queue: CheckQueue, endpointId: EndpointId, nowMs: number): CheckQueue =>
  queue.map((each) =>
    each.endpointId === endpointId && each.state === 'going'
      ? { ...each, sinceMs: Math.min(each.sinceMs, nowMs - longestCheckMs + comesBackMs) }
      : each,
  );

/** The result of what goes on is being kept, or could not be: then it goes on. Whatever is in neither state stays as it is. */
export const markTelling = (queue: CheckQueue, endpointId: EndpointId, state: 'going' | 'telling'): CheckQueue =>
  queue.map((each) => (each.endpointId === endpointId && holdsPlace(each.state) ? { ...each, state } : each));

/** Without the check of an endpoint. */
export const endCheck = (queue: CheckQueue, endpointId: EndpointId): CheckQueue =>
  queue.filter((each) => each.endpointId !== endpointId);
