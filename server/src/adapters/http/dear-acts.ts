import { BoundedQueue, type QueueBounds } from '../../application/kit/bounded-queue.ts';

/**
 * What costs the hub much more than it costs who asks: a large file that is sent up, a body of up to 2 MB, a report over all meetings, a
 * file that is made or sent down, what is derived from all events of a meeting or looked for in a whole list.
 */
export type DearKind = 'upload' | 'large-body' | 'report' | 'file' | 'reading';

/**
 * How many of each kind are carried out at once over the whole hub, and how many more may wait for so long. Of one person or PC it is one
 * at a time. Uploads lie on the disk while they come, so that a slow line holds up nobody.
 */
const bounds: Readonly<Record<DearKind, QueueBounds>> = {
  upload: { atOnce: 8, mostWaiting: 8, mostOfOne: 2, patienceMs: 60_000 },
  'large-body': { atOnce: 8, mostWaiting: 40, mostOfOne: 4, patienceMs: 30_000 },
  report: { atOnce: 2, mostWaiting: 20, mostOfOne: 8, patienceMs: 60_000 },
  file: { atOnce: 8, mostWaiting: 40, mostOfOne: 8, patienceMs: 60_000 },
  // One page of a desk asks for two or three things at once.
  reading: { atOnce: 8, mostWaiting: 80, mostOfOne: 16, patienceMs: 30_000 },
};

/** The queues in which dear acts over HTTP wait, one for each kind. */
export type DearActs = Readonly<Record<DearKind, BoundedQueue>>;

export const createDearActs = (): DearActs => ({
  upload: new BoundedQueue(bounds.upload),
  'large-body': new BoundedQueue(bounds['large-body']),
  report: new BoundedQueue(bounds.report),
  file: new BoundedQueue(bounds.file),
  reading: new BoundedQueue(bounds.reading),
});
