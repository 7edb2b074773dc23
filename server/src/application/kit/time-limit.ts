/** What was asked for did not come in time; it may still come, so nothing is known of its outcome. */
export class TimedOut extends Error {
  constructor(ms: number) {
    super(`no answer within ${ms} ms`);
  }
}

/**
 * Waits for an answer from outside for at most `ms` milliseconds. Throws TimedOut, else what the work throws. The time runs in two
 * halves, so that a standstill of the hub, in which answers lie unread, uses up one of them at most.
 */
export const within = async <Result>(work: Promise<Result>, ms: number): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      timer = setTimeout(() => fail(new TimedOut(ms)), ms / 2);
    }, ms / 2);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
