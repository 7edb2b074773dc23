import { z } from 'zod';
import { refusalCodes } from './refusal-codes.ts';

export const RefusalCode = z.enum(refusalCodes);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** As many lines, and as long ones, as a refusal carries: a page that cannot read it shows nothing at all. */
const mostDetails = 200;
const longestDetail = 500;

/** Thrown where a request is refused; anything else that is thrown is a bug and is answered with `internal`. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** Lines for the person beyond the code's own sentence, such as the faulty lines of a file. */
  readonly details: readonly string[];
  /** When it makes sense to ask again, in milliseconds; undefined where nobody can tell. */
  readonly retryAfterMs: number | undefined;

  constructor(code: RefusalCode, details: readonly string[] = [], when: { readonly retryAfterMs?: number } = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.retryAfterMs = when.retryAfterMs;
    this.details = details.slice(0, mostDetails).map((line) => line.slice(0, longestDetail));
  }
}

/** A refusal as it travels. */
export const RefusalBody = z.strictObject({
  code: RefusalCode,
  details: z.array(z.string().max(longestDetail)).max(mostDetails),
});
export type RefusalBody = z.infer<typeof RefusalBody>;
