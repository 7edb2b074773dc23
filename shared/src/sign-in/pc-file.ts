import { z } from 'zod';
import { PcPurpose } from '../kit/roles.ts';

/** The systems for which the hub makes a file that prepares a PC. */
export const PcSystem = z.enum(['windows', 'linux']);
export type PcSystem = z.infer<typeof PcSystem>;

/**
 * What such a file is made from: the hub's address as PCs reach it, and token and code of a link that was just made, which the hub itself
 * keeps nowhere.
 */
export const PcFileRequest = z.strictObject({
  system: PcSystem,
  purpose: PcPurpose.default('seat'),
  /** Scheme, host and port; nothing that a script or a policy could take for more than an address. */
  origin: z
    .string()
    .max(300)
    .regex(/^https:\/\/(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/),
  token: z.string().regex(/^[A-Za-z0-9_-]{20,200}$/),
  code: z.string().regex(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/),
});
export type PcFileRequest = z.infer<typeof PcFileRequest>;

/** A script with the name under which it is saved. */
export const PcFile = z.strictObject({ fileName: z.string(), text: z.string() });
export type PcFile = z.infer<typeof PcFile>;
