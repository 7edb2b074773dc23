import { BoundedQueue, type QueueBounds } from './bounded-queue.ts';

/** Changes of one thing that people make by hand: so many wait at most, a second's work or two. */
const mostWaiting = 100;

/** Runs jobs one after the other, in the order in which they came; it has an end like every queue. */
export class SerialQueue extends BoundedQueue {
  constructor(bounds: Partial<Omit<QueueBounds, 'atOnce'>> = {}) {
    super({ mostWaiting, ...bounds, atOnce: 1 });
  }
}
