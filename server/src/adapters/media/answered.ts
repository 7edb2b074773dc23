import { Refusal } from '@diem-cau/shared';

/** How long an answer of a media worker is waited for, in milliseconds; it takes a few, and one that hangs is killed after 6 s. */
const answerWithinMs = 3_000;

/** How long the start of a worker may take, its process and its first answers, in milliseconds: as a machine starts, much else starts with it. */
const startWithinMs = 30_000;

const isOpen = (thing: unknown): thing is { close(): void } =>
  typeof thing === 'object' && thing !== null && 'close' in thing && typeof thing.close === 'function';

/**
 * Whether a promise settles within this many milliseconds. The time runs in two halves, so that a standstill of the hub, in which
 * answers lie unread, uses up one of them at most.
 */
export const settledWithin = (limitMs: number, promise: Promise<unknown>): Promise<boolean> =>
  new Promise((tell) => {
    let timer = setTimeout(() => {
      timer = setTimeout(() => tell(false), limitMs / 2);
    }, limitMs / 2);
    const settled = () => {
      clearTimeout(timer);
      tell(true);
    };
    promise.then(settled, settled);
  });

const within = async <Answer>(limitMs: number, asked: Promise<Answer>): Promise<Answer> => {
  if (await settledWithin(limitMs, asked)) return asked;
  asked.then(
    (late) => {
      if (isOpen(late)) late.close();
    },
    () => undefined,
  );
  throw new Refusal('media-unavailable');
};

/**
 * The only way to wait for a media worker (lint keeps it so): Refusal `media-unavailable` when it does not answer within 3 s. What was
 * being opened and comes later is closed.
 */
export const answered = <Answer>(asked: Promise<Answer>): Promise<Answer> => within(answerWithinMs, asked);

/** The same for the start of a worker, which may take 30 s. */
export const answeredStart = <Answer>(asked: Promise<Answer>): Promise<Answer> => within(startWithinMs, asked);
