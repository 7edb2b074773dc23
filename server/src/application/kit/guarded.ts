import type { Logger } from '../ports/logger.ts';

/** A listener whose bugs are logged under its name and reach nobody: what calls it is a timer or a media worker, not a request. */
export const guarded =
  <Given extends readonly unknown[]>(logger: Logger, name: string, listener: (...given: Given) => void) =>
  (...given: Given): void => {
    try {
      listener(...given);
    } catch (error) {
      logger.error({ listener: name, err: error }, 'what was seen could not be dealt with, a bug');
    }
  };
