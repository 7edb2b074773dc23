import type { Logger } from '../../src/application/ports/logger.ts';

/** A log that nobody reads. */
export const silentLogger: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
