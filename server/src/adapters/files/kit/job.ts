import { z } from 'zod';

const Order = z.object({ input: z.unknown() });

/** Answers the one order that the process of a job is given, and ends the process. What is thrown is answered too. */
export const answerJob = (work: (input: unknown) => Promise<unknown>): void => {
  const answer = (message: object): void => {
    process.send?.(message, () => process.exit(0));
  };
  // Whoever asked is gone.
  process.once('disconnect', () => process.exit(1));
  process.once('message', (order) => {
    Promise.resolve()
      .then(() => work(Order.parse(order).input))
      .then(
        (result) => answer({ result }),
        (error: unknown) => answer({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
};
