import { z } from 'zod';

/**
 * How much of a meeting an endpoint receives, from all to the least: everything that stands on its page; the stage only; one small picture and the
 * voices; the voices alone.
 */
export const Rung = z.enum(['full', 'stage', 'one-picture', 'voice']);
export type Rung = z.infer<typeof Rung>;

/** All rungs, the highest first. */
export const rungs: readonly Rung[] = Rung.options;
